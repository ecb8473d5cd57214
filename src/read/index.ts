import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { RawDocument, Skipped } from '../domain/article.ts';
import { describe, isIgnored, readFilePath } from './file.ts';

/**
 * Yields the documents of files, of folders (all files below, by name, hidden ones left out) and of archives (tar, gzip and zip, in each
 * other too), one at a time and undecoded. JSON Lines give a document a line. What a file is follows from its bytes alone.
 *
 * Memory stays at one document, whatever the size of an archive. Nothing is thrown for a file: what cannot be read is yielded as
 * `Skipped`, with what to do about it, and the rest goes on.
 */
export async function* read(paths: readonly string[]): AsyncGenerator<RawDocument | Skipped> {
  for (const path of paths) yield* readPath(path);
}

/** A folder that is being read: where it really lies, and the real paths of the folders already read. */
interface Walk {
  readonly root: string;
  readonly seen: Set<string>;
}

/** @param walk absent for a path that was named: where that leads is the caller's wish. */
async function* readPath(path: string, walk?: Walk): AsyncGenerator<RawDocument | Skipped> {
  try {
    const real = await realpath(path);
    if (walk !== undefined && leadsOut(walk.root, real)) {
      yield { path, reason: 'a link out of the folder that is read; name the place that it leads to' };
      return;
    }
    const found = await stat(real);
    if (found.isDirectory()) yield* readFolder(path, real, walk ?? { root: real, seen: new Set() });
    else if (found.isFile()) yield* readFilePath(path, found.size);
    else yield { path, reason: 'neither a file nor a folder' };
  } catch (error) {
    yield { path, reason: describe(error) };
  }
}

function leadsOut(root: string, real: string): boolean {
  const way = relative(root, real);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** A link back to a folder that was read already ends there. */
async function* readFolder(folder: string, real: string, walk: Walk): AsyncGenerator<RawDocument | Skipped> {
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  const names = (await readdir(folder)).filter((name) => !isIgnored(name)).sort();
  for (const name of names) yield* readPath(join(folder, name), walk);
}
