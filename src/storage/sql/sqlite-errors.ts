import { BackchannelError } from '../../domain/errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** What can be done, by SQLite's primary result code (https://www.sqlite.org/rescode.html). */
const REMEDIES: Readonly<Record<number, string>> = {
  5: 'Another process has been writing for a long time: try again, or end that process.',
  8: 'Give the program the right to write there, or name another folder with --data.',
  10: 'Check the disk, then try again.',
  11: 'Move the file away and read the articles again with `ingest`, or put a backup in its place with `import`.',
  13: 'Make room on the disk, then try again.',
  14: 'Check that the folder exists and may be written to, or name another one with --data.',
  26: 'Move the file away and read the articles again with `ingest`, or name another folder with --data.',
};
const FILE_ERRORS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'ENOENT', 'EISDIR']);

/** Failures of file system and database as DATA_UNUSABLE with the next step; anything else as it is. */
export function explainSqlite(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BackchannelError) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const sqlite = code === 'ERR_SQLITE_ERROR' ? REMEDIES[Number(errcode) & 0xff] : undefined;
  const remedy = FILE_ERRORS.has(String(code)) ? REMEDIES[14] : sqlite;
  if (remedy === undefined) return error;
  const problem = `The data in ${file} cannot be used: ${error.message}.`;
  return new BackchannelError('DATA_UNUSABLE', problem, remedy, { cause: error });
}

/** The data are of a version that this program does not know. */
export function tooNew(place: string, version: number): BackchannelError {
  return new BackchannelError(
    'DATA_UNUSABLE',
    `The data in ${place} was written by a newer Backchannel (version ${version} of the data, this one knows ${MIGRATIONS.length}).`,
    'Update Backchannel, or name another place for the data.',
  );
}
