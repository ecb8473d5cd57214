import { join } from 'node:path';
import { type Database, findBrief, openDatabase, type Place } from '../src/index.ts';
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

/** The folders of all briefs that are asked for. @throws BRIEF_NOT_FOUND */
export function briefFolders(shell: Shell, options: GlobalOptions): readonly string[] {
  return briefNames(shell, options).map((name) => findBrief(name, bundled(shell)));
}

/** The folder of the brief that is asked for; the first one where several are. @throws BRIEF_NOT_FOUND */
export function briefFolder(shell: Shell, options: GlobalOptions): string {
  const [name = ''] = briefNames(shell, options);
  return findBrief(name, bundled(shell));
}

/** Where the briefs lie that come with the program. */
function bundled({ installation }: Shell): string {
  return join(installation.root, 'briefs');
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
