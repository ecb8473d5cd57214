import {
  type Brief,
  createStore,
  type Database,
  type Engine,
  type ModelSource,
  openEngine,
  openModelSource,
  readBrief,
} from '../src/index.ts';
import { briefFolder, briefFolders, withDatabase } from './places.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** All briefs that are asked for. @throws BRIEF_NOT_FOUND, BRIEF_INVALID */
export function openBriefs(shell: Shell, options: GlobalOptions): Promise<readonly Brief[]> {
  return Promise.all(briefFolders(shell, options).map((folder) => readBrief(folder)));
}

/** The brief that is asked for; the first one where several are. @throws BRIEF_NOT_FOUND, BRIEF_INVALID */
export async function openBrief(shell: Shell, options: GlobalOptions): Promise<Brief> {
  return readBrief(briefFolder(shell, options));
}

/** The language model of the configuration, over a database; `undefined` where none is configured. */
export async function openModel({ config }: Shell, database: Database): Promise<ModelSource | undefined> {
  const { model: settings } = config();
  return settings && openModelSource(settings, database);
}

/** Opens the store and lets the work use an engine over it, and the database below; closes the store whatever happens. */
export async function withEngine<T>(
  shell: Shell,
  options: GlobalOptions,
  work: (engine: Engine, database: Database) => Promise<T>,
): Promise<T> {
  briefFolder(shell, options); // before a store is made for a brief that does not exist
  return withDatabase(shell, options, async (database) =>
    work(await engineOver(shell, options, database), database),
  );
}

/** An engine over a database, for the brief that is asked for. @throws BRIEF_NOT_FOUND, BRIEF_INVALID */
export async function engineOver(shell: Shell, options: GlobalOptions, database: Database): Promise<Engine> {
  const further = await openModel(shell, database);
  const store = createStore(database);
  const brief = await readBrief(briefFolder(shell, options), store);
  const { chronology } = options;
  return openEngine({ brief, store, chronology, ...(further && { further }) });
}
