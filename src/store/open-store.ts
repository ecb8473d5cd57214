import { join } from 'node:path';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/** The file of the embedded store in a data folder. */
const FILE = 'backchannel.db';

/** Opens the store of a data folder; makes it where it is missing. Throws DATA_UNUSABLE where that is not possible. */
export async function openStore({ data }: { readonly data: string }): Promise<Store> {
  return openSqlite(join(data, FILE));
}
