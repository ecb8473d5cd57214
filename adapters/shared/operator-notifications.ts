import { type Cache, type Logger, SendError } from '../../src/index.ts';

/** The operator is notified of the same problem at most once an hour, by whichever replica meets it first. */
const QUIET_MS = 3_600_000;

/**
 * Notifies the operator of a problem and its next step. `kind` identifies the problem; one that passes by itself is logged as a warning.
 * Never throws.
 */
export type Notify = (kind: string, text: string, level?: 'warn' | 'error') => Promise<void>;

/** How notifications reach the operator's conversation. */
export interface NotifierOptions {
  /** The platform's name. */
  readonly platform: string;
  /** Posts plain text in the operator's conversation; `undefined` when none is configured. */
  readonly post: ((text: string) => Promise<unknown>) | undefined;
  /** An error in one line without secrets. */
  readonly describeError: (error: unknown) => string;
  readonly cache: Cache;
  readonly log: Logger;
}

/** Creates notifications for the operator: each one is logged, and posted in the operator's conversation if there is one. */
export function createNotifier({ platform, post, describeError, cache, log }: NotifierOptions): Notify {
  return async (kind, text, level = 'error') => {
    log[level]({ platform, kind }, text);
    if (post === undefined) return;
    try {
      const key = `${platform}:notified:${kind}`;
      if ((await cache.get<boolean>(key)) === true) return;
      await cache.set(key, true, QUIET_MS);
      await post(text);
    } catch (error) {
      log.warn({ platform, kind, reason: describeError(error) }, 'The operator could not be notified');
    }
  };
}

/** Notifies the operator of a delivery that failed. A rate limit is no failure: the delivery waits for as long as the platform says. */
export async function notifyOfFailure(notify: Notify, destination: string, error: unknown): Promise<void> {
  if (!(error instanceof SendError)) return;
  const { failure, message, retryAfter } = error;
  if (failure === 'later' && retryAfter !== undefined) return;
  if (failure === 'gone') {
    await notify(`gone ${destination}`, `Nothing can be posted in ${destination}: ${message}.`);
  } else if (failure === 'rejected') {
    await notify(`rejected ${destination}`, `A post for ${destination} was refused: ${message}.`);
  } else await notify(failure, `A post for ${destination} has to wait: ${message}.`, 'warn');
}
