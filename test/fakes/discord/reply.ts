/** What REST answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const nothing: Reply = { status: 204 };

/** Discord's errors by code: status and message. */
const ERRORS: Readonly<Record<number, readonly [number, string]>> = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10008: [404, 'Unknown Message'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50027: [401, 'Invalid Webhook Token'],
};

/** An error by its code. */
export function refuse(code: number): Reply {
  const [status, message] = ERRORS[code] ?? [400, 'Bad Request'];
  return { status, body: { message, code } };
}

/** 50035 with the faults below the field that each begins with. */
export function invalid(faults: readonly string[]): Reply {
  const errors: Record<string, { _errors: { code: string; message: string }[] }> = {};
  for (const fault of faults) {
    const [field = 'body', message = ''] = fault.split(': ');
    errors[field] ??= { _errors: [] };
    errors[field]._errors.push({ code: 'INVALID', message });
  }
  return { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors } };
}
