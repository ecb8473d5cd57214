import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { RawDocument, Skipped } from '../domain/article.ts';
import { gunzip, type Member, readTar, readZip } from './archive.ts';
import { readText } from './document.ts';
import { createMeter, MAX_DEPTH, type Meter } from './limits.ts';
import { HEAD, sniff } from './sniff.ts';
import { type Bytes, peek } from './stream.ts';

/** Small files come in one piece: opening a stream costs more than reading them. */
const SMALL = 1024 * 1024;

interface Place {
  /** What stands in `RawDocument.path`. */
  readonly path: string;
  /** Where the bytes stand on disk by themselves. */
  readonly file?: string;
  readonly depth: number;
  readonly meter: Meter;
}

/** The documents of one file, whatever it is. Failures are yielded, never thrown. */
export async function* readFilePath(path: string, size: number): AsyncGenerator<RawDocument | Skipped> {
  const place = { path, file: path, depth: 0, meter: createMeter(size) };
  yield* readBytes(place, size <= SMALL ? inOnePiece(path) : createReadStream(path));
}

async function* inOnePiece(path: string): AsyncGenerator<Uint8Array> {
  yield await readFile(path);
}

async function* readBytes(place: Place, bytes: Bytes): AsyncGenerator<RawDocument | Skipped> {
  try {
    const { head, all } = await peek(bytes, HEAD);
    const found = sniff(head);
    if (found.kind === 'unfit') yield { path: place.path, reason: found.reason };
    else if (found.kind === 'empty') yield { path: place.path, reason: 'empty file' };
    else if (found.kind === 'text') yield* readText(place.path, head, all);
    else yield* readArchive(place, found.kind, all);
  } catch (error) {
    yield { path: place.path, reason: describe(error) };
  }
}

async function* readArchive(
  place: Place,
  kind: 'gzip' | 'zip' | 'tar',
  bytes: Bytes,
): AsyncGenerator<RawDocument | Skipped> {
  const deeper = { path: place.path, depth: place.depth + 1, meter: place.meter };
  if (deeper.depth > MAX_DEPTH) {
    yield { path: place.path, reason: `packed more than ${MAX_DEPTH} times over; unpack it first` };
    return;
  }
  if (kind === 'gzip') yield* readBytes(deeper, gunzip(bytes, place.meter));
  else if (kind === 'tar') yield* readMembers(deeper, readTar(bytes));
  else yield* readMembers(deeper, readZip(place.file ?? bytes, place.meter));
}

async function* readMembers(
  place: Place,
  members: AsyncIterable<Member | Skipped>,
): AsyncGenerator<RawDocument | Skipped> {
  for await (const member of members) {
    const name = 'name' in member ? member.name : member.path;
    const clean = name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
    if (clean.split('/').some(isIgnored)) continue;
    const path = `${place.path}!/${clean}`;
    if ('reason' in member) yield { path, reason: member.reason };
    else yield* readBytes({ ...place, path }, member.bytes);
  }
}

/** Hidden files, what macOS adds to archives, and installed packages are nobody's articles. */
export function isIgnored(name: string): boolean {
  return (
    (name.startsWith('.') && name !== '.' && name !== '..') || name === 'node_modules' || name === '__MACOSX'
  );
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'no such file: check the path',
  EACCES: 'not readable: its permissions do not allow it',
  EPERM: 'not readable: its permissions do not allow it',
  EISDIR: 'a folder where a file was expected',
  EMFILE: 'too many open files: raise the limit (ulimit -n)',
};

/** What went wrong with a file, and what to do. */
export function describe(error: unknown): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  const known = SYSTEM[code ?? ''];
  if (known !== undefined) return known;
  if (message.startsWith('it unpacks') || message.startsWith('a zip archive')) return message;
  return `damaged or cut off (${message.toLowerCase()}): what came before was read; get the file again`;
}
