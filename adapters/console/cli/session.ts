import { join } from 'node:path';
import { type Brief, type Engine, findBrief, loadBrief, openEngine, openStore } from '../../../src/index.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** The folder in which the store lives. */
export function dataFolder({ config }: Shell, options: GlobalOptions): string {
  return options.data ?? config().data;
}

/** The folder of the brief that is asked for: by the option, the environment, or the default. @throws BRIEF_NOT_FOUND */
function briefFolder({ config, installation }: Shell, options: GlobalOptions): string {
  const name = options.brief ?? config().brief ?? installation.defaultBrief;
  return findBrief(name, join(installation.root, 'briefs'));
}

/** The brief that is asked for. @throws BRIEF_NOT_FOUND, BRIEF_INVALID */
export function openBrief(shell: Shell, options: GlobalOptions): Brief {
  return loadBrief(briefFolder(shell, options));
}

/** Opens the store and lets the work use an engine over it; closes the store whatever happens. */
export async function withEngine<T>(
  shell: Shell,
  options: GlobalOptions,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const brief = openBrief(shell, options);
  const store = await openStore({ data: dataFolder(shell, options) });
  try {
    return await work(openEngine({ brief, store, chronology: options.chronology }));
  } finally {
    await store.close();
  }
}
