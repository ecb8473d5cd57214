import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { importFile, loadBrief, openEngine } from '../../src/index.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Database } from '../../src/storage/sql/database.ts';
import { MIGRATIONS, migrationFrom } from '../../src/storage/sql/migrations.ts';
import { openPostgres } from '../../src/storage/sql/postgres.ts';
import { openSqlite } from '../../src/storage/sql/sqlite.ts';
import { KEPT } from '../../src/storage/sql/tables.ts';
import { columnsOf, exportLines } from '../../src/storage/transfer/export.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/run.ts';

/** Exports that earlier versions of the data wrote; `record.ts` says how they are made. */
const FIRST = 13;
const VERSIONS = Array.from({ length: MIGRATIONS.length - FIRST + 1 }, (_, at) => FIRST + at);
const recordingOf = (version: number) => join(import.meta.dirname, `version-${version}.jsonl`);

/** A recording's opening, and its rows with the values as SQL takes them. */
function readRecording(version: number) {
  const [opening, ...rows] = readFileSync(recordingOf(version), 'utf8').trim().split('\n').slice(0, -1);
  const { revision, tables = columnsOf(KEPT) } = JSON.parse(opening ?? '');
  const values = rows.map((row): [string, ...unknown[]] => JSON.parse(row));
  return { revision: Number(revision), tables, rows: values };
}

const bytesOrValue = (value: unknown) =>
  typeof value === 'object' && value !== null && 'base64' in value
    ? Buffer.from(String(value.base64), 'base64')
    : value;

/** The statements that fill tables of a version with its recording: one after the other, with their values. */
function fillingOf(version: number): readonly (readonly [sql: string, values: readonly unknown[]])[] {
  const { revision, tables, rows } = readRecording(version);
  return [
    ['UPDATE revision SET number = $1', [revision]],
    ...rows.map(([table, ...values]) => {
      const columns: readonly string[] = tables[table];
      const places = columns.map((_, at) => `$${at + 1}`).join(', ');
      return [
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
        values.map(bytesOrValue),
      ] as const;
    }),
  ];
}

/** A place where data of a version are, and the ways to spoil a step and to undo that. */
interface Place {
  open(): Promise<Database>;
  run(sql: string): Promise<void>;
}

async function sqliteOf(version: number): Promise<Place> {
  const file = join(temporaryFolder(), 'backchannel.db');
  const database = new DatabaseSync(file);
  for (let step = 0; step < version; step++) database.exec(migrationFrom(step, 'sqlite') ?? '');
  for (const [sql, values] of fillingOf(version))
    database.prepare(sql.replace(/\$\d+/g, '?')).run(...(values as (string | number | null | Buffer)[]));
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
  return {
    open: async () => openSqlite(file),
    async run(sql) {
      const other = new DatabaseSync(file);
      other.exec(sql);
      other.close();
    },
  };
}

const server = await startPostgres();

async function postgresOf(version: number): Promise<Place> {
  const url = await server.database();
  const run = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await work(client).finally(() => client.end());
  };
  await run(async (client) => {
    for (let step = 0; step < version; step++) await client.query(migrationFrom(step, 'postgres') ?? '');
    for (const [sql, values] of fillingOf(version)) await client.query(sql, [...values]);
    await client.query('CREATE TABLE migrations (version integer NOT NULL)');
    await client.query('INSERT INTO migrations VALUES ($1)', [version]);
  });
  return { open: () => openPostgres(url), run: (sql) => run((client) => client.query(sql)) };
}

/** All that a place holds, as an export of this version has it. */
async function contentsOf(place: Place): Promise<readonly string[]> {
  const database = await place.open();
  const lines: string[] = [];
  await exportLines(database, async (line) => void lines.push(line)).finally(() => database.close());
  return lines;
}

/** What an engine says over a database. */
async function answersOf(database: Database) {
  const brief = loadBrief(join(import.meta.dirname, '../briefs/two-rivers'));
  const engine = openEngine({ brief, store: createStore(database) });
  const when = { asOf: '2025-03-20' };
  return { statuses: await engine.statuses(when), holdings: await engine.holdings() };
}

const tableOf = (line: string): unknown => JSON.parse(line)[0];

test('each version since the first one that is kept has a recording, with a row of every table', () => {
  for (const version of VERSIONS) expect(existsSync(recordingOf(version)), recordingOf(version)).toBe(true);
  expect(readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'))).toHaveLength(
    VERSIONS.length,
  );
  const recorded = new Set(readRecording(MIGRATIONS.length).rows.map(([table]) => table));
  expect(KEPT.filter(({ name }) => !recorded.has(name))).toEqual([]);
});

describe.each([
  ['SQLite', sqliteOf],
  ['PostgreSQL', postgresOf],
] as const)('%s', (_, placeOf) => {
  test.each(VERSIONS)(
    'data of version %i are brought up to date, and opening them again does nothing',
    async (version) => {
      const place = await placeOf(version);
      const contents = await contentsOf(place);
      expect(await contentsOf(place)).toEqual(contents);
      const { rows } = readRecording(version);
      const kept = contents.slice(1, -1).map(tableOf);
      for (const table of new Set(rows.map(([name]) => name)))
        expect(
          kept.filter((name) => name === table),
          table,
        ).toHaveLength(rows.filter(([name]) => name === table).length);
      const database = await place.open();
      const { statuses, holdings } = await answersOf(database).finally(() => database.close());
      expect(statuses.map(({ channel, state, since }) => [channel, state, since])).toEqual([
        ['water-commission', 'active', '2025-03-10'],
        ['frontier', 'restored', '2025-01-20'],
        ['frontier-telephone', 'suspended', '2025-03-11'],
      ]);
      expect(holdings).toMatchObject({ articles: 3, relevant: 3, reports: 5, skipped: 1 });
    },
  );

  test.each(VERSIONS)('an export of version %i is imported like the data', async (version) => {
    const place = await placeOf(version);
    const folder = temporaryFolder();
    const database = openSqlite(join(folder, 'imported.db'));
    await importFile(database, recordingOf(version));
    const imported = { open: async () => openSqlite(join(folder, 'imported.db')), run: place.run };
    await database.close();
    expect((await contentsOf(imported)).slice(1, -1)).toEqual((await contentsOf(place)).slice(1, -1));
  });

  test('a step that fails changes nothing, and the next opening goes on', async () => {
    const place = await placeOf(FIRST);
    await place.run('CREATE TABLE decisions (id TEXT)');
    await expect(place.open()).rejects.toThrow(/decisions/);
    await place.run('DROP TABLE decisions');
    expect(await contentsOf(place)).toEqual(await contentsOf(await placeOf(FIRST)));
  });
});

test('an export of a newer version is refused, with the next step', async () => {
  const database = openSqlite(join(temporaryFolder(), 'a.db'));
  const newer = join(temporaryFolder(), 'newer.jsonl');
  writeFileSync(newer, readFileSync(recordingOf(FIRST), 'utf8').replace('"version":13', '"version":9999'));
  await expect(importFile(database, newer)).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
    remedy: expect.stringContaining('Update Backchannel'),
  });
  await database.close();
});
