import { setTimeout as wait } from 'node:timers/promises';
import type { Adapter } from '../src/index.ts';

/** Milliseconds between two looks at the claims that wait. */
const PAUSE = 30_000;

/**
 * Lets platforms post the claims that wait for review, and update those that were decided, again and again while questions are answered.
 * `stop` resolves when the posts under way are done.
 */
export function offerClaimsInBackground(adapters: readonly Adapter[]): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const work = async () => {
    while (!signal.aborted) {
      await Promise.all(adapters.map((adapter) => adapter.offerClaims?.()));
      await wait(PAUSE, undefined, { signal }).catch(ignoreAbort);
    }
  };
  const done = work();
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
