import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackchannelError } from '../domain/errors.ts';
import { createStore } from '../storage/open-store.ts';
import type { Database } from '../storage/sql/database.ts';
import { MIGRATIONS } from '../storage/sql/migrations.ts';
import { exportLines } from '../storage/transfer/export.ts';
import { importEarlierLines, importLines, refuseFilled, versionOf } from '../storage/transfer/import.ts';

/** How far an export or import has come, in rows. */
type OnProgress = (progress: { readonly read: number; readonly total: number }) => void;

/**
 * Writes all data to a file as JSON Lines, compressed if its name ends in `.gz`, and returns the number of rows. The file
 * appears when it is whole.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the file cannot be written.
 */
export async function exportFile(database: Database, file: string, onProgress?: OnProgress): Promise<number> {
  const partial = `${file}.partial`;
  const target = createWriteStream(partial);
  const zip = file.endsWith('.gz') ? createGzip() : undefined;
  zip?.pipe(target);
  const failed = once(target, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  try {
    const work = (async () => {
      const rows = await exportStream(database, zip ?? target, onProgress);
      (zip ?? target).end();
      await finished(target);
      await rename(partial, file);
      return rows;
    })();
    work.catch(() => {});
    return await Promise.race([work, failed]);
  } catch (error) {
    target.destroy();
    await rm(partial, { force: true });
    throw unusableFile(file, error);
  }
}

/** Writes the same to a stream, which stays open. */
export async function exportStream(
  database: Database,
  stream: Writable,
  onProgress?: OnProgress,
): Promise<number> {
  const write = async (line: string) => {
    if (!stream.write(line)) await once(stream, 'drain');
  };
  return (await exportLines(database, write, onProgress)).rows;
}

/**
 * Reads such a file, of this version of the data or an earlier one, into an empty database, all or nothing, and returns the number of
 * rows. Then its articles are indexed, which may be broken off: the next question goes on with it.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the file cannot be read, is cut, damaged or of a newer version;
 *   DATA_UNUSABLE where the database holds something already.
 */
export async function importFile(database: Database, file: string, onProgress?: OnProgress): Promise<number> {
  try {
    const rows = await importAny(database, file, onProgress);
    const { indexNew } = await import('./lookup/index.ts');
    await indexNew(createStore(database));
    return rows;
  } catch (error) {
    throw unusableFile(file, error);
  }
}

/** An export of an earlier version goes through a store of that version, which is brought up to date and exported again. */
async function importAny(database: Database, file: string, onProgress?: OnProgress): Promise<number> {
  const version = await versionOf(linesOf(file));
  if (version === MIGRATIONS.length) return importLines(database, () => linesOf(file), onProgress);
  await refuseFilled(database);
  const { openSqlite } = await import('../storage/sql/sqlite.ts');
  const folder = await mkdtemp(join(tmpdir(), 'backchannel-import-'));
  const [store, exported] = [join(folder, 'earlier.db'), join(folder, 'export.jsonl')];
  try {
    const earlier = openSqlite(store, { version });
    await importEarlierLines(earlier, version, () => linesOf(file)).finally(() => earlier.close());
    const present = openSqlite(store);
    await exportFile(present, exported).finally(() => present.close());
    return await importLines(database, () => linesOf(exported), onProgress);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => text.destroy(error));
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Failures of the file system and of decompression in words; anything else as it is. */
function unusableFile(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BackchannelError) return error;
  const code = String((error as { code?: unknown }).code);
  if (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') {
    return new BackchannelError(
      'INPUT_UNREADABLE',
      `${file} is no whole export of Backchannel: it cannot be decompressed (${error.message}).`,
      'Nothing was imported. Take another copy of the file, or export it again.',
      { cause: error },
    );
  }
  if (!/^E[A-Z]+$/.test(code)) return error;
  const remedy = 'Check the path, the right to it and the room on the disk.';
  return new BackchannelError('INPUT_UNREADABLE', `${file} cannot be used: ${error.message}.`, remedy, {
    cause: error,
  });
}
