import type { Engine, Logger } from '../src/index.ts';
import { repeatInBackground } from './repeat-in-background.ts';

/**
 * Lets the language model read the articles that wait for it, one brief after the other, again and again while questions are answered.
 * What it cannot read now it reads later. `stop` resolves when the articles under way are read or given back.
 */
export function readInBackground(engines: readonly Engine[], log: Logger): { stop(): Promise<void> } {
  const readAll = async (signal: AbortSignal) => {
    for (const engine of engines) {
      const { read, waiting } = await engine.readWaiting({ signal });
      if (read > 0) log.info({ brief: engine.brief.name, read, waiting }, 'the model has read articles');
    }
  };
  return repeatInBackground(readAll, (error) =>
    log.error({ err: error }, 'the model could not read articles'),
  );
}
