import { join } from 'node:path';
import {
  type Brief,
  type Database,
  type Engine,
  findBrief,
  loadBrief,
  openDatabase,
  openEngine,
  openStore,
  type Place,
} from '../../../src/index.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** The folder of the embedded store and of what belongs to this machine alone. */
export function dataFolder({ config }: Shell, options: GlobalOptions): string {
  return options.data ?? config().data;
}

/** Where the data are kept: in the database of DATABASE_URL, unless `--data` names a folder. @throws CONFIG_INVALID */
export function dataPlace(shell: Shell, options: GlobalOptions): Place {
  const { databaseUrl } = shell.config();
  return {
    data: dataFolder(shell, options),
    databaseUrl: options.data === undefined ? databaseUrl : undefined,
  };
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
  const store = await openStore(dataPlace(shell, options));
  try {
    return await work(openEngine({ brief, store, chronology: options.chronology }));
  } finally {
    await store.close();
  }
}

/** Opens the database alone and lets the work use it; closes it whatever happens. */
export async function withDatabase<T>(
  shell: Shell,
  options: GlobalOptions,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(dataPlace(shell, options));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
