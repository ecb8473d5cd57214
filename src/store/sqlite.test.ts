import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOf, eventOf, storeContract } from './contract.ts';
import { ledgerContract } from './contract-ledger.ts';
import { subscriptionsContract } from './contract-subscriptions.ts';
import { MIGRATIONS, migrationFrom } from './migrations.ts';
import { createStore } from './open-store.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-store-'));
});
afterAll(() => rm(folder, { recursive: true }));
const newFile = () => join(folder, String(files++), 'backchannel.db');

storeContract('SQLite', async () => createStore(openSqlite(newFile())));
subscriptionsContract('SQLite', async () => createStore(openSqlite(newFile())));
ledgerContract('SQLite', async () => createStore(openSqlite(newFile())));

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
    const writer = fileURLToPath(new URL('./write.fixture.ts', import.meta.url));
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

  test('brings a file of the first version up to date and keeps what is in it', async () => {
    const file = newFile();
    const first = createStore(openSqlite(file));
    await first.put('demo', [{ article: articleOf('a'), events: [eventOf()] }], '2024-03-06T00:00:00Z');
    await first.close();
    const database = new DatabaseSync(file);
    const later = tablesOf(database).filter((table) => !tablesOfFirstVersion().includes(table));
    database.exec(`${later.map((table) => `DROP TABLE ${table};`).join(' ')} PRAGMA user_version = 1`);
    database.close();
    const store = createStore(openSqlite(file));
    expect(await store.reports('demo')).toHaveLength(1);
    expect(await store.sketches('demo')).toEqual([]);
    expect((await store.unsketched('demo', 10)).map(({ article }) => article.id)).toEqual(['a']);
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
  });
});

function tablesOf(database: DatabaseSync): string[] {
  return database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name));
}

function tablesOfFirstVersion(): string[] {
  const database = new DatabaseSync(':memory:');
  database.exec(migrationFrom(0, 'sqlite') ?? '');
  return tablesOf(database);
}
