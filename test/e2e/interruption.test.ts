import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStore, type Database, openDatabase, type Place, type Store } from '../../src/index.ts';
import { batches, NOW } from '../support/batches.ts';
import { type Server, startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/run.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

const places: Readonly<Record<string, () => Promise<Place>>> = {
  SQLite: async () => ({ data: temporaryFolder() }),
  PostgreSQL: async () => ({ data: temporaryFolder(), databaseUrl: await server.database() }),
};

describe.each(Object.entries(places))('reading into %s', (_, placeOf) => {
  let place: Place;
  let database: Database;
  let store: Store;
  beforeEach(async () => {
    place = await placeOf();
    database = await openDatabase(place);
    store = createStore(database);
  });
  afterEach(() => store.close());

  test('may be killed at any moment: whatever is there is whole, and going on ends like one reading', async () => {
    for (let kill = 0; kill < 10; kill++) {
      await readUntilKilled(place, Math.floor(Math.random() * 25), Math.random() * 10);
      await expectWhole(database);
    }
    await readUntilKilled(place, Number.POSITIVE_INFINITY, 0);
    await expectWhole(database);
    await expectLikeOneReading(store);
  }, 120_000);
});

test('a server that stops in the middle is an error with the next step; when it is back, reading goes on where it was', async () => {
  const place = { data: '', databaseUrl: await server.database() };
  const database = await openDatabase(place);
  const store = createStore(database);
  const failures: unknown[] = [];
  for (const [at, batch] of batches().entries()) {
    if (at === 15) await server.stop();
    await store.put('demo', batch, NOW).catch((error: unknown) => failures.push(error));
    if (at === 20) await server.start();
  }
  expect(failures.length).toBeGreaterThan(4);
  for (const error of failures)
    expect(error).toMatchObject({ code: 'DATA_UNUSABLE', remedy: expect.stringMatching(/server/) });
  await expectWhole(database);
  for (const batch of batches()) await store.put('demo', batch, NOW);
  await expectWhole(database);
  await expectLikeOneReading(store);
  await store.close();
});

/** Lets a process read until it has put so many batches and a moment more, and kills it. */
function readUntilKilled(place: Place, batchesBefore: number, delay: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('../support/ingest-process.ts', import.meta.url));
    const child = spawn(process.execPath, [script, JSON.stringify(place)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let put = 0;
    child.stdout.on('data', (dots: Buffer) => {
      const before = put;
      put += dots.length;
      if (before <= batchesBefore && put > batchesBefore) setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(`The process ended with ${code}.`));
    });
  });
}

/** Every article was read, has the events that its reading counts, and is counted on its day. */
async function expectWhole(database: Database): Promise<void> {
  const none = async (query: string) => expect(await database.all(query), query).toEqual([]);
  await none('SELECT id FROM articles WHERE id NOT IN (SELECT article FROM readings)');
  await none(`SELECT article, events FROM readings WHERE events <> (
    SELECT count(*) FROM events WHERE events.article = readings.article AND withdrawn IS NULL)`);
  await none(`SELECT article, revision FROM events GROUP BY article, revision HAVING count(*) > 1`);
  const counted =
    'SELECT day, sum(articles) AS articles, sum(relevant) AS relevant FROM days GROUP BY day ORDER BY day';
  const real = `SELECT day, count(*) AS articles, count(nullif(events, 0)) AS relevant
    FROM articles JOIN readings ON article = id GROUP BY day ORDER BY day`;
  const present = (rows: readonly object[]) =>
    rows.filter((row) => !('articles' in row) || row.articles !== 0);
  expect(present(await database.all(counted))).toEqual(present(await database.all(real)));
}

async function expectLikeOneReading(store: Store): Promise<void> {
  const reference = createStore(await openDatabase({ data: temporaryFolder() }));
  for (const batch of batches()) await reference.put('demo', batch, NOW);
  expect(await store.counts('demo')).toEqual(await reference.counts('demo'));
  expect(await told(store)).toEqual(await told(reference));
  for (const id of ['a0', 'a4', 'a44'])
    expect([await store.article(id), await store.pastTexts(id)]).toEqual([
      await reference.article(id),
      await reference.pastTexts(id),
    ]);
  await reference.close();
}

/** Reports without the change in which each was seen first: after a failure others come first. */
async function told(store: Store) {
  return (await store.reports('demo')).map(({ event, source }) => ({ event, source }));
}
