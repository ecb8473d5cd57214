import { Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** Bytes that a body may have. */
export interface BodyLimits {
  /** As it is sent. */
  readonly sent: number;
  /** After each step of unpacking. */
  readonly unpacked: number;
}

/** A body with more bytes than are read. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** A body that is compressed in a way that is not known. */
export class UnknownEncoding extends Error {
  override readonly name = 'UnknownEncoding';
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
  deflate: createInflate,
};

/** What is asked for, best first. `deflate` is read but not asked for: servers disagree about what it means. */
export const ACCEPTED_ENCODINGS = 'zstd, br, gzip';

/** More steps than this are an attack. */
const MAX_ENCODINGS = 2;

/**
 * Reads a body to its end and unpacks it on the way, so that no more than the limits is ever held in memory.
 *
 * @param encodings value of `Content-Encoding`.
 * @throws TooLarge, UnknownEncoding, or what is wrong with the connection or the compression.
 */
export async function readBody(
  body: Readable,
  encodings: string | undefined,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const sent = upTo(limits.sent);
  const unpacked = decodersOf(encodings).flatMap((decoder) => [decoder, upTo(limits.unpacked)]);
  const [bytes] = await Promise.all([buffer(unpacked.at(-1) ?? sent), pipeline([body, sent, ...unpacked])]);
  return bytes;
}

/** Unpacks bytes that are a gzip file, whatever they were sent as: sitemaps often are. Others are returned as they are. */
export async function gunzipped(bytes: Uint8Array, limits: BodyLimits): Promise<Uint8Array> {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? readBody(Readable.from([bytes]), 'gzip', limits) : bytes;
}

/** The last encoding that was applied comes off first. */
function decodersOf(encodings = ''): readonly Transform[] {
  const names = encodings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const decoders = names.map((name) => (Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined));
  if (names.length > MAX_ENCODINGS || decoders.includes(undefined))
    throw new UnknownEncoding(names.join(', ').slice(0, 60));
  return decoders.toReversed().flatMap((decoder) => (decoder === undefined ? [] : [decoder()]));
}

/** Passes bytes on, and fails where there are more than the limit. */
function upTo(limit: number): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      length += chunk.length;
      if (length > limit) done(new TooLarge(`${limit / 1024 / 1024} MiB`));
      else done(null, chunk);
    },
  });
}
