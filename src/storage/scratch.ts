import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Store } from './contracts.ts';
import { openStore } from './open-store.ts';

/**
 * An empty store that is gone when it is closed, for measuring: a file in the system's folder for temporary ones or, where a URL
 * is given, a schema of its own beside what the database holds.
 */
export async function openScratch(databaseUrl?: string): Promise<Store> {
  if (databaseUrl !== undefined) return openSchema(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'backchannel-scratch-'));
  const store = await openStore({ data: folder });
  return {
    ...store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openSchema(databaseUrl: string): Promise<Store> {
  const schema = `scratch_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE SCHEMA ${schema}`);
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const store = await openStore({ data: '', databaseUrl: url.href });
  return {
    ...store,
    async close() {
      await store.close();
      await run(`DROP SCHEMA ${schema} CASCADE`);
    },
  };
}
