/** Bytes as they come in. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A stream with its first bytes already known, and still in it. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly all: Bytes;
}

/** Looks at the first `size` bytes of a stream, or at all of them where there are fewer. */
export async function peek(bytes: Bytes, size: number): Promise<Peeked> {
  const source = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const { value, done } = await source.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const head = Buffer.concat(first);
  return { head: head.subarray(0, size), all: resume(head, source) };
}

async function* resume(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (;;) {
      const { value, done } = await source.next();
      if (done) return;
      yield value;
    }
  } finally {
    await source.return?.();
  }
}

/** All bytes of a stream in one; `undefined` where there are more than `limit`, and then the rest is left unread. */
export async function collect(bytes: Bytes, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
