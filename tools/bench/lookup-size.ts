import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Place } from '../../src/index.ts';

/** Bytes of all that articles are found by. */
export async function indexBytes({ data, databaseUrl }: Place): Promise<number> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(data, 'backchannel.db'), { readOnly: true });
    const row = database.prepare('SELECT sum(length(block)) AS bytes FROM words_data').get();
    database.close();
    return Number(row?.bytes);
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("SELECT pg_total_relation_size('indexed') AS bytes");
  await client.end();
  return Number(rows[0]?.bytes);
}
