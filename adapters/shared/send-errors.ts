import { SendError, type SendFailure } from '../../src/index.ts';

/** Network errors after which it is certain that no request was written. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The code of the system or network error behind an error; `undefined` if there is none. */
export function networkCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : networkCodeOf(error.cause);
}

/** Whether a failed request was certainly never sent. A host with several addresses fails once for each of them. */
function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && NEVER_SENT.has(code)) return true;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverSent);
  return wasNeverSent(error.cause);
}

/** What a request that got no answer means for a delivery. */
export function failureWithoutAnswer(error: unknown): Extract<SendFailure, 'later' | 'unsure'> {
  return wasNeverSent(error) ? 'later' : 'unsure';
}

/** The seconds of a `Retry-After` header; `undefined` for the form with a date, which the caller's back-off replaces. */
export function retryAfterOf(header: string | null | undefined): number | undefined {
  if (header === undefined || header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** A `SendError` with its cause, and with the seconds to wait if the platform names them. */
export function createSendError(
  failure: SendFailure,
  problem: string,
  {
    cause,
    retryAfter,
    everywhere = false,
  }: {
    readonly cause?: unknown;
    readonly retryAfter?: number | undefined;
    readonly everywhere?: boolean;
  },
): SendError {
  return new SendError(failure, problem, {
    cause,
    everywhere,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
