import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawDocument, Skipped } from '../domain/article.ts';
import { isWebAddress } from '../text/urls.ts';
import { describe, isIgnored, readFilePath } from './file.ts';
import type { WebOptions } from './page.ts';

/**
 * Yields the documents of web pages (`https://…`), of files, of folders (all files below, by name, hidden ones left out) and of archives (tar, gzip and zip, in
 * each other too), one at a time and undecoded. JSON Lines give a document a line. What a file is follows from its bytes alone.
 *
 * Memory stays at one document, whatever the size of an archive. Nothing is thrown for a file: what cannot be read is yielded as
 * `Skipped`, with what to do about it, and the rest goes on.
 */
export async function* read(
  paths: readonly string[],
  web: WebOptions = {},
): AsyncGenerator<RawDocument | Skipped> {
  for (const path of paths) {
    if (isWebAddress(path)) yield (await import('./page.ts')).fetchPage(path, web);
    else yield* readPath(path, new Set());
  }
}

/** @param seen real paths of the folders already read: a link back to one of them ends there. */
async function* readPath(path: string, seen: Set<string>): AsyncGenerator<RawDocument | Skipped> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* readFolder(path, seen);
    else if (found.isFile()) yield* readFilePath(path, found.size);
    else yield { path, reason: 'neither a file nor a folder' };
  } catch (error) {
    yield { path, reason: describe(error) };
  }
}

async function* readFolder(folder: string, seen: Set<string>): AsyncGenerator<RawDocument | Skipped> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const names = (await readdir(folder)).filter((name) => !isIgnored(name)).sort();
  for (const name of names) yield* readPath(join(folder, name), seen);
}
