import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';

import type { Skipped } from '../domain/article.ts';
import { MAX_NESTED_ZIP, type Meter } from './limits.ts';
import { type Bytes, collect } from './stream.ts';

/** A file in an archive: its path there, and its bytes, which have to be read before the next member. */
export interface Member {
  readonly name: string;
  readonly bytes: Bytes;
}

/** The members of a tar stream that are plain files. Throws where the archive is damaged or cut off. */
export async function* readTar(bytes: Bytes): AsyncGenerator<Member> {
  const source = Readable.from(bytes);
  const members = extract();
  const ended = new Promise<Error | null | undefined>((resolve) => pipeline(source, members, resolve));
  try {
    for await (const entry of members) {
      const { name, type } = entry.header;
      const bytes = entry as Bytes;
      if (type === 'file' || type === 'contiguous-file') yield { name, bytes: drained(bytes) };
      // A directory may state a size, but has no bytes to wait for.
      if (type !== 'directory') await drain(bytes[Symbol.asyncIterator]());
    }
  } catch (error) {
    // What broke the source tells more than what it did to the archive.
    throw (await ended) ?? error;
  } finally {
    source.destroy();
  }
}

/** Stopping early must not destroy an entry: that would end the archive. What is left of it is read and dropped. */
async function* drained(entry: Bytes): AsyncGenerator<Uint8Array> {
  const chunks = entry[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await chunks.next();
      if (done) return;
      yield value;
    }
  } finally {
    await drain(chunks);
  }
}

async function drain(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  while (!(await chunks.next()).done);
}

/** Unpacks a gzip stream. Throws where it is damaged or cut off, or grows out of proportion. */
export async function* gunzip(bytes: Bytes, meter: Meter): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  pipeline(Readable.from(bytes), unpacked, () => undefined);
  for await (const chunk of unpacked) {
    meter(chunk.length);
    yield chunk;
  }
}

/**
 * The members of a zip archive, and those that cannot be read as `Skipped` (encrypted, unknown compression).
 *
 * @param source path of the archive, or its bytes where it stands in another one.
 */
export async function* readZip(source: string | Bytes, meter: Meter): AsyncGenerator<Member | Skipped> {
  const zip = await openZip(source);
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    if (entry.isEncrypted())
      yield { path: name, reason: 'encrypted: unpack the archive with its password first' };
    else if (!entry.canDecodeFileData())
      yield { path: name, reason: 'packed in a way that is not read; pack it with deflate' };
    else yield { name, bytes: metered(await zip.openReadStreamPromise(entry), meter) };
  }
}

async function openZip(source: string | Bytes): Promise<ZipFile> {
  const options = { lazyEntries: true, decodeStrings: false };
  if (typeof source === 'string') return openPromise(source, options);
  const bytes = await collect(source, MAX_NESTED_ZIP);
  if (bytes === undefined)
    throw new Error('a zip archive this large inside another one is not read; unpack the outer one');
  return fromBufferPromise(Buffer.from(bytes), options);
}

/** Names are UTF-8 or, from Chinese Windows, GBK; they are only shown, so a path out of the archive does no harm. */
function nameOf(entry: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw);
  } catch {
    return new TextDecoder('gb18030').decode(entry.fileNameRaw);
  }
}

async function* metered(bytes: Readable, meter: Meter): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    meter(chunk.length);
    yield chunk;
  }
}
