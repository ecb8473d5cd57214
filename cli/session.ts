import { join } from 'node:path';
import {
  type Brief,
  createCache,
  createModelSource,
  createStore,
  type Database,
  type Engine,
  findBrief,
  loadBrief,
  type ModelSource,
  openDatabase,
  openEngine,
  type Place,
} from '../src/index.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** The folder of the embedded store and of what belongs to this machine alone. */
export function dataFolder({ config }: Shell, options: GlobalOptions): string {
  return options.data ?? config().data;
}

/** The store: the database of DATABASE_URL, unless `--data` names a folder. @throws CONFIG_INVALID */
export function dataPlace(shell: Shell, options: GlobalOptions): Place {
  const { databaseUrl } = shell.config();
  return {
    data: dataFolder(shell, options),
    databaseUrl: options.data === undefined ? databaseUrl : undefined,
  };
}

/** The briefs that are asked for, by names or folders with commas between: by the option, the environment, or the default. */
function briefNames({ config, installation }: Shell, options: GlobalOptions): readonly string[] {
  const names = (options.brief ?? config().brief ?? '').split(',').map((name) => name.trim());
  return names.every((name) => name === '') ? [installation.defaultBrief] : names.filter(Boolean);
}

/** All briefs that are asked for. @throws BRIEF_NOT_FOUND, BRIEF_INVALID */
export function openBriefs(shell: Shell, options: GlobalOptions): readonly Brief[] {
  const bundled = join(shell.installation.root, 'briefs');
  return briefNames(shell, options).map((name) => loadBrief(findBrief(name, bundled)));
}

/** The brief that is asked for; the first one where several are. @throws BRIEF_NOT_FOUND, BRIEF_INVALID */
export function openBrief(shell: Shell, options: GlobalOptions): Brief {
  const [name = ''] = briefNames(shell, options);
  return loadBrief(findBrief(name, join(shell.installation.root, 'briefs')));
}

/** The language model of the configuration, over a database; `undefined` where none is configured. */
export function openModel({ config }: Shell, database: Database): ModelSource | undefined {
  const { model: settings } = config();
  if (settings === undefined) return undefined;
  return createModelSource({
    settings,
    cache: createCache(database),
    usage: createStore(database).modelUsage,
  });
}

/** Opens the store and lets the work use an engine over it, and the database below; closes the store whatever happens. */
export async function withEngine<T>(
  shell: Shell,
  options: GlobalOptions,
  work: (engine: Engine, database: Database) => Promise<T>,
): Promise<T> {
  const brief = openBrief(shell, options);
  return withDatabase(shell, options, (database) => {
    const further = openModel(shell, database);
    const store = createStore(database);
    const { chronology } = options;
    return work(openEngine({ brief, store, chronology, ...(further && { further }) }), database);
  });
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
