import { join } from 'node:path';
import { articleQueries } from './articles.ts';
import { claiming } from './claiming.ts';
import type { Database } from './database.ts';
import { deliveryQueries } from './deliveries.ts';
import { deriving } from './derived.ts';
import { finding } from './finding.ts';
import { indexing } from './indexing.ts';
import { planning } from './planning.ts';
import { pruning } from './prune.ts';
import { writing } from './put.ts';
import { recording } from './recording.ts';
import { replicas } from './replicas.ts';
import { rereading } from './rereading.ts';
import { sketching } from './sketches.ts';
import type { Store } from './store.ts';
import { subscriptionTable } from './subscriptions.ts';

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
  if (databaseUrl !== undefined) return (await import('./postgres.ts')).openPostgres(databaseUrl);
  return (await import('./sqlite.ts')).openSqlite(join(data, FILE));
}

/** A store over a database; the two are closed together. */
export function createStore(database: Database): Store {
  return {
    ...articleQueries(database),
    ...writing(database),
    ...sketching(database),
    ...rereading(database),
    ...deriving(database),
    ...pruning(database),
    subscriptions: subscriptionTable(database),
    ledger: {
      ...planning(database),
      ...claiming(database),
      ...recording(database),
      ...replicas(database),
      ...deliveryQueries(database),
    },
    ...indexing(database),
    ...finding(database),
    close: () => database.close(),
  };
}
