import type { Engine } from '../src/index.ts';

/**
 * Where a brief or the rules have changed, what was read before is read again, one brief after the other, while questions are answered. What
 * is not done at the end is done the next time. `stop` resolves when the batch under way is done, and throws what went wrong.
 */
export function reprocessInBackground(engines: readonly Engine[]): { stop(): Promise<void> } {
  const ending = new AbortController();
  const work = async () => {
    for (const engine of engines) await engine.reprocess({ signal: ending.signal });
  };
  const done = work();
  // The error surfaces when the result is awaited; until then it must not end the process.
  done.catch(() => {});
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}
