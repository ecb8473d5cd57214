import { setTimeout as wait } from 'node:timers/promises';
import type { Engine, Logger } from '../src/index.ts';

/** Milliseconds between two looks at what waits for the model. */
const PAUSE = 30_000;

/**
 * Lets the language model read the articles that wait for it, one brief after the other, again and again while questions are answered.
 * What it cannot read now it reads later. `stop` resolves when the articles under way are read or given back.
 */
export function readInBackground(engines: readonly Engine[], log: Logger): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const readAll = async () => {
    for (const engine of engines) {
      const { read, waiting } = await engine.readWaiting({ signal });
      if (read > 0) log.info({ brief: engine.brief.name, read, waiting }, 'the model has read articles');
    }
  };
  const work = async () => {
    while (!signal.aborted) {
      await readAll().catch((error: unknown) =>
        log.error({ err: error }, 'the model could not read articles'),
      );
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
