import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type PQueue from 'p-queue';
import { type Connection, type Database, type Row, storable, type Value } from './database.ts';
import { MIGRATIONS, migrationFrom } from './migrations.ts';
import { explainSqlite, tooNew } from './sqlite-errors.ts';

/** How long one process waits for another that is writing, in milliseconds. */
const PATIENCE = 10_000;
/** So many statements are kept ready, those used last: one that writes 200 rows takes some 100 KB. */
const MOST_STATEMENTS = 64;
/** How long work holds the process up before others get their turn, in milliseconds. */
const BREATH = 8;

interface SqliteOptions {
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly patience?: number;
  /** The version of the data up to which the tables are brought; the program's own where none is given. */
  readonly version?: number;
}

/**
 * A database in one file, the embedded default: no server, nothing to set up. Folder and file are made where they are missing.
 * Readers see what was committed last while one writer works. Throws DATA_UNUSABLE where the file is damaged, of a newer version,
 * or may not be written.
 */
export function openSqlite(
  file: string,
  { patience = PATIENCE, version = MIGRATIONS.length }: SqliteOptions = {},
): Database {
  return guarded(file, () => {
    makeFolder(dirname(file));
    const writer = openFile(file, (database) => prepare(database, file, version));
    return databaseOf(file, writer, openReader(file), patience);
  });
}

/** With those above it. Node's own way to make them never ends where a file system answers that there is none, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another process was faster
  }
}

function databaseOf(file: string, writer: DatabaseSync, reader: DatabaseSync, patience: number): Database {
  // One writer at a time, as SQLite has it; the others of this process wait in line, those of other processes at BEGIN.
  // Most commands write nothing: the queue is loaded with the first transaction.
  let writes: Promise<PQueue> | undefined;
  const line = () => {
    writes ??= import('p-queue').then(({ default: Queue }) => new Queue({ concurrency: 1 }));
    return writes;
  };
  const [reading, writing] = [connect(file, reader), connect(file, writer)];
  const transact: Database['transact'] = async (work) =>
    (await line()).add(async () => {
      await begin(file, writer, patience);
      try {
        const result = await work(writing);
        guarded(file, () => writer.exec('COMMIT'));
        return result;
      } catch (error) {
        if (writer.isTransaction) writer.exec('ROLLBACK');
        throw error;
      }
    });
  return {
    dialect: 'sqlite',
    all: reading.all,
    get: reading.get,
    run: (sql, values) => transact(({ run }) => run(sql, values)),
    lock: reading.lock,
    transact,
    snapshot: (work) => snapshot(file, work),
    async close() {
      await (await writes)?.onIdle();
      guarded(file, () => {
        reader.close();
        writer.close();
      });
    },
  };
}

/** On a connection of its own: others go on meanwhile. */
async function snapshot<T>(file: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const database = guarded(file, () => openReader(file));
  try {
    guarded(file, () => database.exec('BEGIN'));
    return await work(connect(file, database));
  } finally {
    database.close();
  }
}

function openReader(file: string): DatabaseSync {
  return openFile(file, (database) => database.exec('PRAGMA query_only = ON'));
}

function connect(file: string, database: DatabaseSync): Connection {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(inSqlite(sql));
    statements.delete(sql);
    statements.set(sql, statement);
    for (const [oldest] of statements) {
      if (statements.size <= MOST_STATEMENTS) break;
      statements.delete(oldest);
    }
    return statement;
  };
  const breathe = breathing();
  const work = async <T>(sql: string, use: (statement: StatementSync) => T): Promise<T> => {
    await breathe();
    return guarded(file, () => use(prepared(sql)));
  };
  return {
    all: (sql, values) => work(sql, (statement) => statement.all(...inputs(values)) as Row[]),
    get: (sql, values) => work(sql, (statement) => statement.get(...inputs(values))),
    run: (sql, values) => work(sql, (statement) => Number(statement.run(...inputs(values)).changes)),
    lock: async () => {}, // there is one writer at a time
  };
}

/**
 * Values are numbered only where a statement does not name them one after the other, each once: SQLite keeps a number as a name, and
 * the driver asks for the name of each value, which takes as long as there are names before it.
 */
function inSqlite(sql: string): string {
  let next = 1;
  const inOrder = sql.replace(/\$(\d+)/g, (_, number) => (Number(number) === next++ ? '?' : '$'));
  return inOrder.includes('$') ? sql.replace(/\$(\d+)/g, '?$1') : inOrder;
}

const inputs = (values?: readonly Value[]) => storable(values) as SQLInputValue[];

/** Lets others have their turn where a row of statements has held the process up for a while. */
function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH) return;
    await setImmediate();
    last = performance.now();
  };
}

/** Takes the write lock; where another process has it, waits without holding this one up. */
async function begin(file: string, database: DatabaseSync, patience: number): Promise<void> {
  for (let waited = 0; ; waited += 10) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= patience) throw explainSqlite(file, error);
      await setTimeout(10);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

function openFile(file: string, prepareIt: (database: DatabaseSync) => void): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    prepareIt(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync, file: string, version: number): void {
  // WAL lets readers go on while another process writes; NORMAL loses no more than the last moments at a power cut.
  // Pages that many steps change go into the file once for several steps: after 16 MB rather than 4.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000;
    PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON`);
  if (versionOf(database) !== version) migrate(database, file, version);
  database.exec('PRAGMA busy_timeout = 0');
}

function migrate(database: DatabaseSync, file: string, to: number): void {
  if (versionOf(database) > to) throw tooNew(file, versionOf(database));
  while (versionOf(database) < to) {
    database.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have been faster: the version counts that holds inside the transaction.
      const version = versionOf(database);
      const migration = version < to ? migrationFrom(version, 'sqlite') : undefined;
      if (migration !== undefined) database.exec(`${migration} PRAGMA user_version = ${version + 1}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Runs the work; failures of file system and database come out as DATA_UNUSABLE with the next step, defects as they are. */
function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainSqlite(file, error);
  }
}
