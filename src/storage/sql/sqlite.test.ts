import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOf, eventOf, storeContract } from '../../../test/contracts/storage/contract.ts';
import { ledgerContract } from '../../../test/contracts/storage/ledger.ts';
import { expectOldData, OLD_DATA, OLD_VERSION } from '../../../test/contracts/storage/old-data.ts';
import { listening } from '../../../test/contracts/storage/recording-database.ts';
import { findingContract } from '../../../test/contracts/storage/search-index.ts';
import { subscriptionsContract } from '../../../test/contracts/storage/subscriptions.ts';
import { createStore } from '../open-store.ts';
import { MIGRATIONS, migrationFrom } from './migrations.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-store-'));
});
afterAll(() => rm(folder, { recursive: true }));
const newFile = () => join(folder, String(files++), 'backchannel.db');

/** All that the contracts ask of the database. */
const statements = new Set<string>();
const open = async () => createStore(listening(openSqlite(newFile()), (sql) => statements.add(sql)));
storeContract('SQLite', open);
subscriptionsContract('SQLite', open);
ledgerContract('SQLite', open);
findingContract('SQLite', open);

describe('a SQLite store', () => {
  const unusable = (remedy: RegExp) =>
    expect.objectContaining({ code: 'DATA_UNUSABLE', remedy: expect.stringMatching(remedy) });
  const opening = (file: string) => {
    try {
      createStore(openSqlite(file));
    } catch (error) {
      return error;
    }
    return undefined;
  };

  test.each(['articles', 'readings', 'events', 'revisions', 'sightings', 'sketches', 'indexed'])(
    'is asked for nothing that goes through all of %s, however much was read',
    async (table) => {
      const file = newFile();
      await createStore(openSqlite(file)).close();
      const database = new DatabaseSync(file);
      const scans = [...statements].filter((sql) =>
        database
          .prepare(`EXPLAIN QUERY PLAN ${sql.replace(/\$(\d+)/g, '?$1')}`)
          .all()
          .some(({ detail }) => new RegExp(`^SCAN ${table}\\b`).test(String(detail))),
      );
      database.close();
      expect(statements.size).toBeGreaterThan(100);
      expect(scans).toEqual([]);
    },
  );

  test('is still there when it is opened again', async () => {
    const file = newFile();
    const first = createStore(openSqlite(file));
    await first.put('demo', [{ article: articleOf('a'), events: [eventOf()] }], '2024-03-06T00:00:00Z');
    await first.close();
    const second = createStore(openSqlite(file));
    expect(await second.reports('demo')).toHaveLength(1);
    await second.close();
  });

  test('shows one process what another wrote, and that it did', async () => {
    const file = newFile();
    const [one, other] = [createStore(openSqlite(file)), createStore(openSqlite(file))];
    const before = await other.revision();
    await one.put('demo', [{ article: articleOf('a'), events: [eventOf()] }], '2024-03-06T00:00:00Z');
    expect(await other.revision()).toBeGreaterThan(before);
    expect(await other.reports('demo')).toHaveLength(1);
    await Promise.all([one.close(), other.close()]);
  });

  test('is made and filled by several processes at once without loss', async () => {
    const file = newFile();
    const writer = fileURLToPath(
      new URL('../../../test/contracts/storage/write-in-process.ts', import.meta.url),
    );
    const run = promisify(execFile);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => run(process.execPath, [writer, file, name])));
    const store = createStore(openSqlite(file));
    expect((await store.counts('demo')).articles).toBe(80);
    await store.close();
  });

  test('refuses a file of a newer version and leaves it as it is', async () => {
    const file = newFile();
    await createStore(openSqlite(file)).close();
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    expect(opening(file)).toEqual(unusable(/Update Backchannel/));
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length + 1 });
    database.close();
  });

  test.each([1, 2, 3])('brings a file of version %i up to date and keeps what is in it', async (version) => {
    const file = newFile();
    mkdirSync(dirname(file));
    const old = new DatabaseSync(file);
    for (let step = 0; step < version; step++) old.exec(migrationFrom(step, 'sqlite') ?? '');
    old.exec(`
      INSERT INTO articles VALUES ('a', 'a.md', 'Talks', 'talks', '2024-03-05', NULL, NULL, NULL, 'en', '["Text."]', '[]', 'h', '2024-03-05');
      INSERT INTO readings VALUES ('demo', 'a', 1, 'h', '2024-03-06');
      INSERT INTO events VALUES ('demo', 'a', 0, 'river-talks', 'hold', '2024-03-04', 0, '[]', 'Text.', NULL);
      PRAGMA user_version = ${version}`);
    old.close();
    const store = createStore(openSqlite(file));
    expect(await store.reports('demo')).toHaveLength(1);
    expect(await store.article('a')).toMatchObject({ title: 'Talks', paragraphs: ['Text.'] });
    expect(await store.counts('demo')).toMatchObject({
      articles: 1,
      relevant: 1,
      reports: 1,
      newest: '2024-03-05',
    });
    expect((await store.unsketched(10)).map(({ article }) => article.id)).toEqual(['a']);
    await store.close();
  });

  test('keeps of a file of version 8 when earlier texts were replaced, and reads again what was being read', async () => {
    const file = newFile();
    mkdirSync(dirname(file));
    const old = new DatabaseSync(file);
    for (let step = 0; step < OLD_VERSION; step++) old.exec(migrationFrom(step, 'sqlite') ?? '');
    old.exec(`${OLD_DATA} PRAGMA user_version = ${OLD_VERSION}`);
    old.close();
    const store = createStore(openSqlite(file));
    await expectOldData(store);
    await store.close();
  });

  test('refuses a file that is no database', async () => {
    const file = join(folder, 'notes.db');
    await writeFile(file, 'Notes, by no means a database. '.repeat(200));
    expect(opening(file)).toEqual(unusable(/Move the file away/));
  });

  test('says so when the folder cannot be made', async () => {
    await writeFile(join(folder, 'plain-file'), '');
    expect(opening(join(folder, 'plain-file', 'sub', 'backchannel.db'))).toEqual(unusable(/--data/));
    expect(opening('/proc/backchannel/data/backchannel.db')).toEqual(unusable(/--data/));
  });
});
