import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { at, covers, firstOf, message, planned, sent } from '../../test/contracts/storage/books.ts';
import { draftOf } from '../../test/contracts/storage/decisions.ts';
import { articleOf, eventOf, reprocessBatch } from '../../test/contracts/storage/fixtures.ts';
import { sourceOf } from '../../test/contracts/storage/sources.ts';
import { ADA, keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { type Server, startPostgres } from '../../test/support/postgres.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import type { Store } from '../storage/contracts.ts';
import { createStore } from '../storage/open-store.ts';
import type { Database } from '../storage/sql/database.ts';
import { openPostgres } from '../storage/sql/postgres.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { KEPT, LEFT_OUT } from '../storage/sql/tables.ts';
import { exportFile, importFile } from './backup.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
const opened: Database[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
const openers = {
  SQLite: async () => openSqlite(join(temporaryFolder(), 'backchannel.db')),
  PostgreSQL: async () => openPostgres(await server.database()),
};
async function open(name: keyof typeof openers): Promise<Database> {
  const database = await openers[name]();
  opened.push(database);
  return database;
}

/** Fills every table that is kept. */
async function fill(database: Database): Promise<void> {
  const store = createStore(database);
  const put = (id: string, text: string, day: string) =>
    store.put(
      'demo',
      [{ article: articleOf(id, { paragraphs: [text, '会谈“\u2028\\n'] }), events: [eventOf()] }],
      `${day}T00:00:00Z`,
      { id: 'rules', version: 'one' },
    );
  for (let at = 0; at < 700; at++) await put(`a${at}`, 'Text.', '2024-03-06');
  await put('a1', 'Edited.', '2024-03-09');
  await store.putSkipped([{ path: 'x', reason: 'empty' }], '2024-03-06T00:00:00Z');
  const [unsketched] = await store.unsketched(1);
  const sketch = { article: 'a0', size: 7, minima: Uint32Array.of(0, 1, 0xffffffff) };
  await store.putSketches([{ sketch, version: unsketched?.version ?? '' }]);
  await store.modelUsage.add({
    day: '2026-01-01',
    model: 'openai:reader-1',
    requests: 1,
    inputTokens: 10,
    outputTokens: 1,
  });
  await store.sources.add('demo', sourceOf('river'));
  await store.sources.record(
    'demo',
    [{ source: 'river', article: 'a0', revision: 'r', keys: ['k'] }],
    at('08:00'),
  );
  await reprocessBatch(store, { id: 'rules', version: 'two' }, () => [], { limit: 1 });
  await store.decisions.append(draftOf(), null, at('09:00'));
  const offer = { brief: 'demo', claim: 'c', destination: { platform: 'slack', address: 'C1' } };
  await store.decisions.lease(offer, at('09:00'), at('09:01'));
  await fillLedger(store);
}

/** A subscription with one edition, of which one part has arrived. */
async function fillLedger({ subscriptions, ledger }: Store): Promise<void> {
  await subscriptions.add(keptOf('a', { nextDue: at('08:00') }), { by: ADA, at: at('00:00') });
  const plan = {
    subscription: 'a',
    was: at('08:00'),
    state: 'active' as const,
    nextDue: at('20:00'),
    editions: [planned('08:00')],
  };
  await ledger.plan([plan], at('08:00'));
  const claim = await firstOf(ledger.claim('r', at('09:00'), 1));
  await ledger.write(claim, { message: message('An edition.'), covers, late: false });
  await ledger.begin(claim, { part: 0, key: 'key' }, at('09:00'));
  const arrived = { part: 0, state: 'sent', receipt: '1', problem: null } as const;
  await ledger.end(claim, arrived, sent, at('09:01'));
}

/** What a database has, shadows of a search index left out. */
const COLUMNS = {
  SQLite: `SELECT list.name AS "table", info.name AS "column" FROM pragma_table_list AS list, pragma_table_info(list.name) AS info
    WHERE list.schema = 'main' AND list.type IN ('table', 'virtual') AND list.name NOT LIKE 'sqlite%'`,
  PostgreSQL: `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`,
};

/** Rows of every table that is kept. */
async function contentOf(database: Database) {
  const tables = KEPT.map(async ({ name, key, columns }) => {
    const rows = await database.all(
      `SELECT ${[...key, ...columns].join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`,
    );
    return [name, rows.map((row) => JSON.stringify(row, bytesAsNumbers))];
  });
  return Object.fromEntries(await Promise.all(tables));
}
const bytesAsNumbers = (_: string, value: unknown) =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value).toJSON() : value;

const damaged = (problem: RegExp) =>
  expect.objectContaining({ code: 'INPUT_UNREADABLE', message: expect.stringMatching(problem) });

describe.each([
  ['SQLite', 'PostgreSQL', 'all.jsonl'],
  ['PostgreSQL', 'SQLite', 'all.jsonl.gz'],
] as const)('an export from %s', (from, to, name) => {
  test(`fills an empty ${to}, which then has the same content and exports the same file`, async () => {
    const [source, target] = [await open(from), await open(to)];
    await fill(source);
    const content = await contentOf(source);
    for (const table of KEPT) expect(content[table.name], table.name).not.toEqual([]);
    const [file, again] = [join(temporaryFolder(), name), join(temporaryFolder(), name)];
    const rows = await exportFile(source, file);
    expect(rows).toBe(Object.values(content).flat().length);
    expect(await importFile(target, file)).toBe(rows);
    expect(await contentOf(target)).toEqual(content);
    expect(await createStore(target).reports('demo')).toEqual(await createStore(source).reports('demo'));
    await exportFile(target, again);
    expect(await readFile(again)).toEqual(await readFile(file));
    expect(await createStore(target).revision()).toBe(await createStore(source).revision());
  });
});

describe.each(['SQLite', 'PostgreSQL'] as const)('an import into %s', (name) => {
  async function exported(): Promise<{ file: string; text: string }> {
    const file = join(temporaryFolder(), 'all.jsonl');
    const source = await open('SQLite');
    await createStore(source).put(
      'demo',
      [{ article: articleOf('a'), events: [eventOf()] }],
      '2024-03-06T00:00:00Z',
    );
    await exportFile(source, file);
    return { file, text: await readFile(file, 'utf8') };
  }

  test.each<[string, (text: string) => string | Uint8Array, RegExp, string?]>([
    ['cut in the middle', (text) => text.slice(0, text.length / 2), /no JSON|is cut/],
    ['without its last line', (text) => text.replace(/\{"rows.*\n$/, ''), /is cut/],
    ['changed by a letter', (text) => text.replace('First', 'Worst'), /checksum/],
    ['with a line too few', (text) => text.replace(/\["events".*\n/, ''), /checksum/],
    ['with something behind it', (text) => `${text}{}\n`, /follows/],
    ['of nothing', () => '', /empty/],
    ['of something else', () => '{"id": "a"}\n', /begin/],
    ['of another table', (text) => text.replace('["events",', '["secrets",'), /no row/],
    ['of another version', (text) => text.replace(/"version":\d+/, '"version":99'), /version 99/],
    ['compressed and cut', (text) => gzipSync(text).subarray(0, 200), /decompressed|is cut/, '.gz'],
    ['not compressed at all', (text) => text, /decompressed/, '.gz'],
  ])('refuses a file %s, and nothing of it is there', async (_, damage, problem, ending = '') => {
    const { file, text } = await exported();
    await writeFile(file + ending, damage(text));
    const target = await open(name);
    await expect(importFile(target, file + ending)).rejects.toEqual(damaged(problem));
    expect(await createStore(target).counts('demo')).toMatchObject({ articles: 0 });
  });

  test('refuses a store that holds something already', async () => {
    const { file } = await exported();
    const target = await open(name);
    await importFile(target, file);
    await expect(importFile(target, file)).rejects.toMatchObject({ code: 'DATA_UNUSABLE' });
    expect(await createStore(target).counts('demo')).toMatchObject({ articles: 1 });
  });

  test('every table with all its columns is exported or left out on purpose', async () => {
    const database = await open(name);
    const columns = await database.all(COLUMNS[name]);
    const found = Map.groupBy(columns, ({ table }) => String(table));
    for (const table of LEFT_OUT) found.delete(table);
    const names = [...found].map(([table, of]) => [table, of.map(({ column }) => String(column)).sort()]);
    const kept = KEPT.map(({ name, key, columns }) => [name, [...key, ...columns].sort()]);
    expect(Object.fromEntries(names)).toEqual(Object.fromEntries(kept));
  });
});

describe('an export', () => {
  test('that cannot be written leaves nothing behind', async () => {
    const source = await open('SQLite');
    const file = join(temporaryFolder(), 'missing', 'all.jsonl');
    await expect(exportFile(source, file)).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
    await expect(stat(`${file}.partial`)).rejects.toThrow();
  });

  test('shows the data of one moment, whatever is written meanwhile', async () => {
    const source = await open('SQLite');
    await fill(source);
    const file = join(temporaryFolder(), 'all.jsonl.gz');
    let later: Promise<void> | undefined;
    const rows = await exportFile(source, file, () => {
      later ??= createStore(source).putSkipped([{ path: 'later', reason: 'x' }], '2024-03-07T00:00:00Z');
    });
    await later;
    expect(later).toBeDefined();
    const text = gunzipSync(await readFile(file)).toString();
    expect(text).not.toContain('later');
    expect(text.trim().split('\n')).toHaveLength(rows + 2);
  });
});
