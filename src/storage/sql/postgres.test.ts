import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { articleOf, storeContract } from '../../../test/contracts/storage/contract.ts';
import { ledgerContract } from '../../../test/contracts/storage/ledger.ts';
import { expectOldData, OLD_DATA, OLD_VERSION } from '../../../test/contracts/storage/old-data.ts';
import { findingContract } from '../../../test/contracts/storage/search-index.ts';
import { subscriptionsContract } from '../../../test/contracts/storage/subscriptions.ts';
import { INDEXED_BY_HASHES, TOKEN_HASHES } from '../../../test/contracts/storage/token-hashes.ts';
import { freePort, type Server, startPostgres } from '../../../test/support/postgres.ts';
import type { Condition } from '../../domain/search.ts';
import { createStore } from '../open-store.ts';
import { searchIndex } from '../search-index/search-index.ts';
import type { Database, Value } from './database.ts';
import { migrationFrom } from './migrations.ts';
import { openPostgres } from './postgres.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

const open = async () => createStore(await openPostgres(await server.database()));
storeContract('PostgreSQL', open);
subscriptionsContract('PostgreSQL', open);
ledgerContract('PostgreSQL', open);
findingContract('PostgreSQL', open);

describe('a PostgreSQL store', () => {
  test('is made by several replicas that start at once', async () => {
    const url = await server.database();
    const stores = await Promise.all([1, 2, 3, 4].map(async () => createStore(await openPostgres(url))));
    expect(await Promise.all(stores.map((store) => store.revision()))).toEqual([0, 0, 0, 0]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('finds the same whether it looks at the newest first or at all at once', async () => {
    const database = await openPostgres(await server.database());
    const store = createStore(database);
    const months = ['2023-11', '2023-12', '2023-12', '2024-01', '2024-02', '2024-02'];
    const readings = months.map((month, at) => ({
      article: articleOf(String(at), { published: `${month}-0${at + 1}` }),
      events: [],
      tokens: () => (at % 2 === 0 ? ['river'] : ['river', 'sea']),
    }));
    await store.put('demo', readings, '2024-03-06T00:00:00Z');
    const some = searchIndex(database, 1);
    for (const token of ['river', 'sea'])
      for (const limit of [1, 2, 3, 4, 10]) {
        const condition = { kind: 'token', token } as const;
        expect(await some.find(condition, limit)).toEqual(await store.find(condition, limit));
      }
    await store.close();
  });

  test('is indexed by several replicas at the same time', async () => {
    const url = await server.database();
    const stores = [createStore(await openPostgres(url)), createStore(await openPostgres(url))];
    const puts = ['2019', '2024', '2025'].flatMap((year) =>
      [0, 1, 2, 3].map((at) => {
        const article = articleOf(`${year} ${at}`, { published: `${year}-03-0${at + 1}` });
        const reading = { article, events: [], tokens: () => ['river'] };
        return stores[at % 2]?.put('demo', [reading], '2024-03-06T00:00:00Z');
      }),
    );
    await Promise.all(puts);
    expect(await stores[0]?.find({ kind: 'token', token: 'river' }, 20)).toHaveLength(12);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a connection that breaks between two statements fails its transaction, and nothing else', async () => {
    const database = await openPostgres(await server.database());
    const broken = database.transact(async (connection) => {
      const own = await connection.get('SELECT pg_backend_pid() AS pid');
      await database.get('SELECT pg_terminate_backend($1)', [Number(own?.pid)]);
      await setTimeout(100); // the break is noticed while nothing is asked
      return connection.get('SELECT 1 AS one');
    });
    await expect(broken).rejects.toThrow();
    expect(await database.get('SELECT 1 AS one')).toEqual({ one: 1 });
    await database.close();
  });

  test('indexes articles again that an earlier version had by hashes of their tokens', async () => {
    const url = await server.database();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const steps = Array.from(
      { length: OLD_VERSION },
      (_, version) => migrationFrom(version, 'postgres') ?? '',
    );
    for (const step of [...steps.slice(0, -1), TOKEN_HASHES, OLD_DATA, INDEXED_BY_HASHES])
      await client.query(step);
    await client.query('CREATE TABLE migrations (version integer NOT NULL)');
    await client.query('INSERT INTO migrations VALUES ($1)', [OLD_VERSION]);
    const store = createStore(await openPostgres(url));
    await expectOldData(store);
    const [waiting] = await store.unindexed(10);
    expect(waiting).toMatchObject({ article: { id: '1', title: 'River talks' }, version: 'second' });
    await store.putTokens([{ article: '1', version: 'second', tokens: ['river'] }]);
    const places = await store.find({ kind: 'token', token: 'river' }, 10);
    expect((await store.articlesAt(places)).map(({ article }) => article.id)).toEqual(['1']);
    expect(await store.countIndexed()).toBe(1);
    const left = await client.query(
      "SELECT relname FROM pg_class WHERE relname LIKE 'words%' OR relname = 'beginnings'",
    );
    expect(left.rows).toEqual([]);
    await Promise.all([store.close(), client.end()]);
  });

  test('asks the index of tokens however frequent they are, and however many are alternatives', async () => {
    const database = await openPostgres(await server.database());
    const store = createStore(database);
    const readings = Array.from({ length: 2_000 }, (_, at) => ({
      article: articleOf(String(at)),
      events: [],
      tokens: () => ['river', `word${at}`],
    }));
    await store.put('demo', readings, '2024-03-06T00:00:00Z');
    await database.run('ANALYZE indexed');
    const asked: [sql: string, values: readonly Value[]][] = [];
    const get: Database['get'] = (sql, values = []) => {
      asked.push([sql, values]);
      return database.get(sql, values);
    };
    const { find } = searchIndex({ ...database, get });
    const token = (word: string): Condition => ({ kind: 'token', token: word });
    const pairs = Array.from(
      { length: 50 },
      (_, at): Condition => ({ kind: 'all', of: [token('river'), token(`word${at}`)] }),
    );
    expect(await find(token('river'), 10)).toHaveLength(10);
    expect(await find({ kind: 'any', of: pairs }, 100)).toHaveLength(50);
    const queries = asked.filter(([sql]) => sql.includes('tsquery'));
    expect(queries).toHaveLength(2);
    for (const [sql, values] of queries) {
      const plan = (await database.all(`EXPLAIN ${sql}`, values)).map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('Bitmap Index Scan on indexed_by_token');
      expect(plan).not.toContain('Seq Scan');
    }
    await store.close();
  });

  test('keeps the first tokens of an article that has more than a tsvector holds, and long ones cut', async () => {
    const store = createStore(await openPostgres(await server.database()));
    const words = Array.from({ length: 60_000 }, (_, at) => `word${at}${'x'.repeat(20)}`);
    const long = '¤'.repeat(5_000);
    const reading = { article: articleOf('1'), events: [], tokens: () => [long, 'river', ...words] };
    await store.put('demo', [reading], '2024-03-06T00:00:00Z');
    for (const token of [long, 'river', words[0] ?? ''])
      expect(await store.find({ kind: 'token', token }, 10)).toHaveLength(1);
    expect(await store.find({ kind: 'token', token: words.at(-1) ?? '' }, 10)).toEqual([]);
    await store.close();
  });

  test('lets transactions hold more names than PostgreSQL has locks for, each by one at a time', async () => {
    const url = await server.database();
    const [database, other] = [await openPostgres(url), await openPostgres(url)];
    const names = Array.from({ length: 20_000 }, (_, at) => `name ${at}`);
    const told: string[] = [];
    const hold = (where: typeof database, held: readonly string[], say: string) =>
      where.transact(async (connection) => {
        await connection.lock(held);
        told.push(`${say} begins`);
        // The same again, and others that nobody wants.
        await connection.lock([...held.slice(0, 2), `${say} alone`]);
        await setTimeout(200);
        told.push(`${say} ends`);
      });
    const first = hold(database, names, 'first');
    await vi.waitFor(() => expect(told).toEqual(['first begins']), 10_000);
    const others = [hold(other, ['name 7', 'name 7', 'else'], 'second'), hold(other, ['elsewhere'], 'third')];
    await Promise.all([first, ...others]);
    expect(told.indexOf('second begins')).toBeGreaterThan(told.indexOf('first ends'));
    expect(told.indexOf('third begins')).toBeLessThan(told.indexOf('first ends'));
    expect(await database.all('SELECT name FROM locks')).toEqual([]);
    await Promise.all([database.close(), other.close()]);
  });

  test('has no query compiled or shared among processes, which would take longer than the query', async () => {
    const database = await openPostgres(await server.database());
    expect(await database.get('SHOW jit')).toEqual({ jit: 'off' });
    const parallel = 'max_parallel_workers_per_gather';
    expect(await database.get(`SHOW ${parallel}`)).toEqual({ [parallel]: '0' });
    await database.close();
  });

  test('names the next step where nobody listens, the password is wrong or the database is not there', async () => {
    const url = await server.database();
    const opening = (wrong: string) => openPostgres(wrong).catch((error: unknown) => error);
    const unusable = (remedy: RegExp) =>
      expect.objectContaining({ code: 'DATA_UNUSABLE', remedy: expect.stringMatching(remedy) });
    const closed = url.replace(/:\d+\//, `:${await freePort()}/`);
    expect(await opening(closed)).toEqual(unusable(/Start the server/));
    expect(await opening(url.replace('secret', 'wrong'))).toEqual(unusable(/password/));
    expect(await opening(url.replace(/test_\d+/, 'nowhere'))).toEqual(unusable(/createdb/));
  });
});
