import type { RawDocument, Skipped } from '../domain/article.ts';
import { MAX_DOCUMENT } from './limits.ts';
import { isBlank, isJsonObject, splitLines, toBytewise } from './lines.ts';
import { type Bytes, collect } from './stream.ts';

const TOO_LARGE = `larger than ${MAX_DOCUMENT / 1024 / 1024} MiB, which no article is; split it into one file an article or JSON Lines`;

/** Reads a text file: one document, or one a line where it is JSON Lines. */
export async function* readText(
  path: string,
  head: Uint8Array,
  bytes: Bytes,
): AsyncGenerator<RawDocument | Skipped> {
  if (startsLikeJson(head)) {
    yield* readJson(path, toBytewise(head, bytes));
    return;
  }
  const all = await collect(bytes, MAX_DOCUMENT);
  if (all === undefined) yield { path, reason: TOO_LARGE };
  else yield { path, bytes: all };
}

function startsLikeJson(head: Uint8Array): boolean {
  const first = head.findIndex((byte) => byte > 0x20 && byte < 0x7f);
  return head[first] === 0x7b && first < 64;
}

/** JSON Lines if its first line that is not blank is a whole object by itself; else one document. */
async function* readJson(path: string, bytes: Bytes): AsyncGenerator<RawDocument | Skipped> {
  const lines = splitLines(bytes);
  for await (const line of lines) {
    if (line.bytes && isBlank(line.bytes)) continue;
    if (line.bytes && isJsonObject(line.bytes)) {
      yield { path: `${path}:${line.number}`, bytes: line.bytes };
      yield* readRest(path, lines);
    } else yield await readWhole(path, line.bytes, lines);
    return;
  }
}

type Lines = ReturnType<typeof splitLines>;

async function* readRest(path: string, lines: Lines): AsyncGenerator<RawDocument | Skipped> {
  for await (const { number, bytes } of lines) {
    const place = `${path}:${number}`;
    if (bytes === undefined) yield { path: place, reason: TOO_LARGE };
    else if (!isBlank(bytes)) yield { path: place, bytes };
  }
}

async function readWhole(
  path: string,
  first: Uint8Array | undefined,
  lines: Lines,
): Promise<RawDocument | Skipped> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (bytes: Uint8Array | undefined) => {
    length += (bytes?.length ?? MAX_DOCUMENT) + 1;
    if (length <= MAX_DOCUMENT && bytes) parts.push(bytes, Buffer.from('\n'));
    return length <= MAX_DOCUMENT;
  };
  let fits = add(first);
  for await (const { bytes } of lines) {
    fits = add(bytes);
    if (!fits) break;
  }
  return fits ? { path, bytes: Buffer.concat(parts) } : { path, reason: TOO_LARGE };
}
