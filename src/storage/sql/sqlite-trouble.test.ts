import { chmodSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../../test/contracts/storage/contract.ts';
import { temporaryFolder } from '../../../test/support/run.ts';
import type { Store } from '../contracts.ts';
import { createStore } from '../open-store.ts';
import { openSqlite } from './sqlite.ts';

const NOW = '2024-03-06T00:00:00Z';
const unusable = (remedy: RegExp) =>
  expect.objectContaining({ code: 'DATA_UNUSABLE', remedy: expect.stringMatching(remedy) });
const newFile = () => join(temporaryFolder(), 'backchannel.db');

/** Puts articles with long texts until that fails, and gives the error. */
async function putUntilError(store: Store): Promise<unknown> {
  for (let at = 0; at < 200; at++) {
    const article = articleOf(`more${at}`, { paragraphs: ['x'.repeat(100_000)] });
    const error = await store.put('demo', [{ article, events: [] }], NOW).then(
      () => undefined,
      (problem: unknown) => problem,
    );
    if (error !== undefined) return error;
  }
  return undefined;
}

/** Does the work without the rights of root, whom no folder is closed to. */
function asOrdinaryUser(work: () => unknown): void {
  if (process.geteuid?.() !== 0) return void work();
  process.seteuid?.(65_534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a SQLite store in trouble', () => {
  test('says that the disk is full, keeps what was there, and goes on when there is room', async () => {
    const file = newFile();
    const database = openSqlite(file);
    const store = createStore(database);
    await store.put('demo', [{ article: articleOf('a'), events: [eventOf()] }], NOW);
    const pages = Number((await database.get('PRAGMA page_count'))?.page_count);
    await database.transact(({ all }) => all(`PRAGMA max_page_count = ${pages + 50}`));
    expect(await putUntilError(store)).toEqual(unusable(/Make room on the disk/));
    expect(await store.reports('demo')).toHaveLength(1);
    await database.transact(({ all }) => all('PRAGMA max_page_count = 100000'));
    expect(await store.put('demo', [{ article: articleOf('b'), events: [] }], NOW)).toMatchObject({ new: 1 });
    await store.close();
  });

  test('says that another process is writing, and writes when that is done', async () => {
    const file = newFile();
    const store = createStore(openSqlite(file, { patience: 50 }));
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const put = () => store.put('demo', [{ article: articleOf('a'), events: [] }], NOW);
    await expect(put()).rejects.toEqual(unusable(/Another process has been writing/));
    expect(await store.counts('demo')).toMatchObject({ articles: 0 });
    other.exec('COMMIT');
    expect(await put()).toMatchObject({ new: 1 });
    other.close();
    await store.close();
  });

  test('says so where the folder may only be read, with a store in it or without', async () => {
    const file = newFile();
    const folder = dirname(file);
    const opening = () => openSqlite(file).close();
    const lock = () => {
      chmodSync(folder, 0o555);
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
    };
    lock();
    expect(() => asOrdinaryUser(opening)).toThrow(unusable(/folder exists and may be written to/));
    chmodSync(folder, 0o755);
    await opening();
    lock();
    expect(() => asOrdinaryUser(opening)).toThrow(unusable(/right to write|may be written to/));
  });

  test('says so where a folder stands in the place of the file', () => {
    const file = newFile();
    mkdirSync(file);
    expect(() => openSqlite(file)).toThrow(unusable(/another one with --data/));
  });

  test('says so where the file is damaged in the middle', async () => {
    const file = newFile();
    const store = createStore(openSqlite(file));
    for (let at = 0; at < 50; at++)
      await store.put(
        'demo',
        [{ article: articleOf(`a${at}`, { paragraphs: ['x'.repeat(20_000)] }), events: [eventOf()] }],
        NOW,
      );
    await store.close();
    const { size } = statSync(file);
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(size - 8_192, 0x5a), 0, size - 8_192, 8_192);
    const reading = async () => {
      const damaged = createStore(openSqlite(file));
      try {
        for (let at = 0; at < 50; at++) await damaged.article(`a${at}`);
        await damaged.reports('demo');
      } finally {
        await damaged.close();
      }
    };
    await expect(reading()).rejects.toEqual(unusable(/Move the file away/));
  });
});
