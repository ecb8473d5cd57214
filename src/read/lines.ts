import { utf16Order } from '../text/utf16-order.ts';
import { MAX_DOCUMENT } from './limits.ts';
import type { Bytes } from './stream.ts';

const NEWLINE = 0x0a;

/** A line of a stream, without its end. `bytes` is absent where the line is longer than a document may be. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

/** Cuts a stream into lines, holding one at a time. Safe for UTF-8, GB18030 and Big5, which use the newline's byte for nothing else. */
export async function* splitLines(bytes: Bytes): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (): Line => {
    const line = { number, bytes: length > MAX_DOCUMENT ? undefined : Buffer.concat(parts) };
    parts = [];
    length = 0;
    number++;
    return line;
  };
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= MAX_DOCUMENT) parts.push(part);
    else parts = [];
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

/** UTF-16 as UTF-8, so that lines can be cut at a byte; anything else as it is. */
export async function* toBytewise(head: Uint8Array, bytes: Bytes): AsyncGenerator<Uint8Array> {
  const order = utf16Order(head);
  if (order === undefined) {
    yield* bytes;
    return;
  }
  const decoder = new TextDecoder(order);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The encodings in which exports of JSON Lines were met; the structure of JSON is ASCII in all of them. */
const ENCODINGS = ['utf-8', 'gb18030', 'big5'];

/** Whether a line holds one JSON object, whatever it is encoded in. */
export function isJsonObject(line: Uint8Array): boolean {
  return ENCODINGS.some((encoding) => {
    try {
      const value: unknown = JSON.parse(new TextDecoder(encoding).decode(line));
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    } catch {
      return false;
    }
  });
}

export function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
