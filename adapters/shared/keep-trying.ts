import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;

/** Milliseconds to wait after a number of failures in a row: one second after the first, twice as long after each further one, up to 30 s. */
export function retryDelay(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), MAX_WAIT_MS);
}

/** How work is retried. */
export interface KeepTryingOptions {
  /** Ends the retries. */
  readonly signal: AbortSignal;
  /** Called before each wait, in milliseconds. */
  readonly onFailure: (error: unknown, wait: number) => void;
  /** Whether retrying is pointless; never if absent. */
  readonly isFinal?: (error: unknown) => boolean;
}

/** Repeats the work until it succeeds. Throws an error that is final, and the signal's reason once it is aborted. */
export async function keepTrying<T>(
  work: () => Promise<T>,
  { signal, onFailure, isFinal = () => false }: KeepTryingOptions,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (isFinal(error)) throw error;
      const wait = retryDelay(failures);
      onFailure(error, wait);
      await sleep(wait, undefined, { signal });
    }
  }
}
