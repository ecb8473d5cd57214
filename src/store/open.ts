import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BackchannelError } from '../model/error.ts';
import { MIGRATIONS } from './migrations.ts';

/** How long one process waits for another that is writing, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/**
 * Opens a database file, makes folder and file where they are missing, and brings it to the present version.
 * Throws DATA_UNUSABLE where that is not possible.
 */
export function openDatabase(file: string): DatabaseSync {
  return guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
    try {
      prepare(database, file);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function prepare(database: DatabaseSync, file: string): void {
  // WAL lets readers go on while another process writes; NORMAL loses no more than the last moments at a power cut.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  if (versionOf(database) !== MIGRATIONS.length) migrate(database, file);
}

function migrate(database: DatabaseSync, file: string): void {
  if (versionOf(database) > MIGRATIONS.length) throw tooNew(file, versionOf(database));
  while (versionOf(database) < MIGRATIONS.length) {
    transact(database, () => {
      // Another process may have been faster: the version counts that holds inside the transaction.
      const version = versionOf(database);
      const migration = MIGRATIONS[version];
      if (migration === undefined) return;
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Runs the work in one transaction that takes the write lock at its start; undone as a whole where the work throws. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs the work; failures of file system and database come out as DATA_UNUSABLE with the next step, defects as they are. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(file, error);
  }
}

/** What can be done, by SQLite's primary result code (https://www.sqlite.org/rescode.html). */
const REMEDIES: Readonly<Record<number, string>> = {
  5: 'Another process has been writing for a long time: try again, or end that process.',
  8: 'Give the program the right to write there, or name another folder with --data.',
  10: 'Check the disk, then try again.',
  11: 'Move the file away and read the articles again with `ingest`; nothing else is kept in it.',
  13: 'Make room on the disk, then try again.',
  14: 'Check that the folder exists and may be written to, or name another one with --data.',
  26: 'Move the file away and read the articles again with `ingest`, or name another folder with --data.',
};
const FILE_ERRORS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'ENOENT']);

function explain(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BackchannelError) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const sqlite = code === 'ERR_SQLITE_ERROR' ? REMEDIES[Number(errcode) & 0xff] : undefined;
  const remedy = FILE_ERRORS.has(String(code)) ? REMEDIES[14] : sqlite;
  if (remedy === undefined) return error;
  return new BackchannelError(
    'DATA_UNUSABLE',
    `The data in ${file} cannot be used: ${error.message}.`,
    remedy,
    {
      cause: error,
    },
  );
}

function tooNew(file: string, version: number): BackchannelError {
  return new BackchannelError(
    'DATA_UNUSABLE',
    `The data in ${file} was written by a newer Backchannel (version ${version} of the data, this one knows ${MIGRATIONS.length}).`,
    'Update Backchannel, or name another folder with --data.',
  );
}
