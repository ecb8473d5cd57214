import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';

/** The longest wait before a retry, and the number of tries, while a person waits. */
const MAX_WAIT_S = 10;
const TRIES = 3;

/** Calls Slack and retries after a rate limit, which means that nothing was done. For answers to people; deliveries have their own retries. */
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
