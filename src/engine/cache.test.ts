import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Server, startPostgres } from '../../test/support/postgres.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../storage/sql/database.ts';
import { openPostgres } from '../storage/sql/postgres.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { createCache } from './cache.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

describe.each([
  ['SQLite', async () => openSqlite(join(temporaryFolder(), 'cache.db'))],
  ['PostgreSQL', async () => openPostgres(await server.database())],
])('the cache on %s', (_, open) => {
  let database: Database;
  let now: string;
  const clock: Clock = { now: () => now };
  beforeEach(async () => {
    database = await open();
    now = '2024-03-06T12:00:00.000Z';
  });
  afterEach(() => database.close());
  const count = async () => Number((await database.get('SELECT count(*) AS rows FROM cache'))?.rows);

  test('gives back what was set, the last value of a key, and nothing for others', async () => {
    const cache = createCache(database, clock);
    await cache.set('language', 'en');
    await cache.set('language', { code: 'zh-Hans', chosen: ['会谈', 1, null] });
    expect(await cache.get('language')).toEqual({ code: 'zh-Hans', chosen: ['会谈', 1, null] });
    expect(await cache.get('other')).toBeUndefined();
  });

  test('keeps values for the next process', async () => {
    await createCache(database, clock).set('language', 'en');
    expect(await createCache(database, clock).get('language')).toBe('en');
  });

  test('forgets what is deleted, and only that', async () => {
    const cache = createCache(database, clock);
    await cache.set('a', 1);
    await cache.set('b', 2);
    await cache.delete('a');
    expect([await cache.get('a'), await cache.get('b')]).toEqual([undefined, 2]);
  });

  test('forgets a value when its time is over, and removes it at the next writing', async () => {
    const cache = createCache(database, clock);
    await cache.set('view', 'page 2', 60_000);
    await cache.set('language', 'en');
    now = '2024-03-06T12:00:59.000Z';
    expect(await cache.get('view')).toBe('page 2');
    now = '2024-03-06T12:01:01.000Z';
    expect(await cache.get('view')).toBeUndefined();
    expect(await count()).toBe(2);
    await cache.set('other', 1);
    expect(await count()).toBe(2);
    expect(await cache.get('language')).toBe('en');
  });

  test('a value that cannot be read is lost, and nothing else happens', async () => {
    const cache = createCache(database, clock);
    await database.run('DROP TABLE cache');
    await cache.set('language', 'en');
    expect(await cache.get('language')).toBeUndefined();
  });
});
