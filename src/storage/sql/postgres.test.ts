import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { articleOf, storeContract } from '../../../test/contracts/storage/contract.ts';
import { ledgerContract } from '../../../test/contracts/storage/ledger.ts';
import { findingContract } from '../../../test/contracts/storage/search-index.ts';
import { subscriptionsContract } from '../../../test/contracts/storage/subscriptions.ts';
import { freePort, type Server, startPostgres } from '../../../test/support/postgres.ts';
import { createStore } from '../open-store.ts';
import { finding } from '../search-index/search-index.ts';
import { numberOf, packTokens } from '../search-index/token-numbers.ts';
import { openYears } from '../search-index/years.ts';
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
    const some = finding(database, 1);
    for (const token of ['river', 'sea'])
      for (const limit of [1, 2, 3, 4, 10]) {
        const condition = { kind: 'token', token } as const;
        expect(await some.find(condition, limit)).toEqual(await store.find(condition, limit));
      }
    await store.close();
  });

  test('has a table for each year, made by whoever is first though others write at the same time', async () => {
    const url = await server.database();
    const database = await openPostgres(url);
    const stores = [createStore(database), createStore(await openPostgres(url))];
    const puts = ['2019', '2024', '2025'].flatMap((year) =>
      [0, 1, 2, 3].map((at) => {
        const article = articleOf(`${year} ${at}`, { published: `${year}-03-0${at + 1}` });
        const reading = { article, events: [], tokens: () => ['river'] };
        return stores[at % 2]?.put('demo', [reading], '2024-03-06T00:00:00Z');
      }),
    );
    await Promise.all(puts);
    expect(await stores[0]?.find({ kind: 'token', token: 'river' }, 20)).toHaveLength(12);
    const tables = "SELECT relid::text AS name FROM pg_partition_tree('words') WHERE isleaf ORDER BY 1";
    const names = (await database.all(tables)).map(({ name }) => name);
    expect(names).toEqual(['words_2023', 'words_2024', 'words_2025']);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('reads the numbers of tokens that were packed, and keeps them beside the rows, not in them', async () => {
    const database = await openPostgres(await server.database());
    await openYears(database, ['1970-01-01']);
    const articles = [1, 2, 3, 10, 60, 300, 900, 3_000, 30_000].map((count) =>
      Array.from({ length: count }, (_, at) => `${count} ${at}`),
    );
    for (const [at, tokens] of articles.entries())
      await database.run('INSERT INTO words (number, tokens) VALUES ($1, $2)', [at, packTokens(tokens)]);
    const rows = await database.all(
      'SELECT to_json(token_numbers(tokens)) AS numbers FROM words ORDER BY number',
    );
    for (const [at, tokens] of articles.entries()) {
      const numbers = new Set(tokens.map(numberOf));
      const read = rows[at]?.numbers as readonly number[];
      expect(numbers.difference(new Set(read))).toEqual(new Set());
      // Of few tokens there may be one or two that none has.
      expect(read.length - numbers.size).toBeLessThan(3);
    }
    const row = await database.get("SELECT pg_relation_size('words_2023') AS bytes");
    expect(row?.bytes).toBe(8_192);
    await database.close();
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
