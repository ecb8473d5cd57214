import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two turns. */
const PAUSE = 30_000;

/**
 * Does the work again and again while questions are answered. A turn that fails is reported, and the next one is tried. `stop` resolves when
 * the turn under way is done.
 */
export function repeatInBackground(
  work: (signal: AbortSignal) => Promise<unknown>,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const repeat = async () => {
    while (!signal.aborted) {
      await work(signal).catch(onError);
      await wait(PAUSE, undefined, { signal }).catch(ignoreAbort);
    }
  };
  const done = repeat();
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
