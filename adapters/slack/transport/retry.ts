import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';

/** An answer to a person is waited with no longer than this in one go, and asked for so often. */
const MAX_WAIT_S = 10;
const TRIES = 3;

/** Calls Slack, and again where it asks for patience: then it surely did nothing. For answers to people; deliveries wait in their ledger. */
export async function withRetry<T>(call: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || tries <= 1 || error.retryAfter > MAX_WAIT_S) {
      throw error;
    }
    await wait(error.retryAfter * 1_000);
    return withRetry(call, tries - 1);
  }
}
