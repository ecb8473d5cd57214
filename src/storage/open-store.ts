import { join } from 'node:path';
import { articleQueries } from './articles/articles.ts';
import { pruning } from './articles/prune.ts';
import { writing } from './articles/put.ts';
import type { Store } from './contracts.ts';
import { decisionTable } from './decisions/decisions.ts';
import { claiming } from './deliveries/claiming.ts';
import { deliveryQueries } from './deliveries/deliveries.ts';
import { planning } from './deliveries/planning.ts';
import { recording } from './deliveries/recording.ts';
import { replicas } from './deliveries/replicas.ts';
import { deriving } from './derived.ts';
import { furtherReadings } from './events/readings.ts';
import { reprocessing } from './events/reprocessing.ts';
import { modelUsageTable } from './model-usage/model-usage.ts';
import { indexing } from './search-index/indexing.ts';
import { searchIndex } from './search-index/search-index.ts';
import { sourceTable } from './sources/sources.ts';
import type { Database } from './sql/database.ts';
import { sketching } from './stories/signatures.ts';
import { subscriptionTable } from './subscriptions/subscriptions.ts';

/** The file of the embedded store in a data folder. */
const FILE = 'backchannel.db';

/** Where the data are kept. */
export interface Place {
  /** Folder of the embedded store. */
  readonly data: string;
  /** URL of a PostgreSQL database, which then takes the folder's place. */
  readonly databaseUrl?: string | undefined;
}

/** Opens the store; makes it where it is missing. Throws DATA_UNUSABLE where that is not possible. */
export async function openStore(place: Place): Promise<Store> {
  return createStore(await openDatabase(place));
}

/** Each driver is loaded only where it is used. */
export async function openDatabase({ data, databaseUrl }: Place): Promise<Database> {
  if (databaseUrl !== undefined) return (await import('./sql/postgres.ts')).openPostgres(databaseUrl);
  return (await import('./sql/sqlite.ts')).openSqlite(join(data, FILE));
}

/** A store over a database; the two are closed together. */
export function createStore(database: Database): Store {
  return {
    ...articleQueries(database),
    ...writing(database),
    ...sketching(database),
    ...furtherReadings(database),
    ...reprocessing(database),
    ...deriving(database),
    ...pruning(database),
    subscriptions: subscriptionTable(database),
    sources: sourceTable(database),
    modelUsage: modelUsageTable(database),
    decisions: decisionTable(database),
    ledger: {
      ...planning(database),
      ...claiming(database),
      ...recording(database),
      ...replicas(database),
      ...deliveryQueries(database),
    },
    ...indexing(database),
    ...searchIndex(database),
    close: () => database.close(),
  };
}
