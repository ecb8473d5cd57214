import { type AccessCheck, BackchannelError, explainToOperator } from '../src/index.ts';

/** `ok`; `missing`: not there and not needed; `broken`: needed and unusable. */
export type CheckVerdict = 'ok' | 'missing' | 'broken';

/** What one look gave. */
export interface CheckResult {
  readonly name: string;
  readonly verdict: CheckVerdict;
  readonly detail: string;
  /** How far the configuration of a platform works. */
  readonly access?: AccessCheck['kind'];
  /** What to do next; only where something is wrong. */
  readonly remedy?: string;
}

/** The work's result, or what its error says as a finding. Errors that no user is meant to read are let through. */
export async function attempt<T>(
  name: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | CheckResult> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof BackchannelError)) throw error;
    const { problem, remedy } = explainToOperator(error, 'en');
    return { name, verdict: 'broken', detail: problem, remedy };
  }
}
