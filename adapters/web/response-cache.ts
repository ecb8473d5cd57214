import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import { createRevisionMemo, type Engine } from '../../src/index.ts';

const compress = promisify(gzip);

/** The response to a request, the same for every client. */
export interface ResponseContent {
  /** With its charset. */
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface StoredContent extends Omit<ResponseContent, 'body'> {
  readonly etag: string;
  readonly plain: Buffer<ArrayBuffer>;
  readonly gzipped: Buffer<ArrayBuffer>;
}

/** Answers requests from memory as long as neither the store nor the day has changed. */
export interface ResponseCache {
  /** `key` stands for all that the content depends on besides the store and the day. */
  respond(
    c: Context,
    engine: Pick<Engine, 'checkpoint' | 'today'>,
    key: string,
    make: () => Promise<ResponseContent>,
  ): Promise<Response>;
}

/** Contents kept in memory. */
const MAX_CONTENTS = 200;
/** Shorter bodies gain nothing from compression. */
const MIN_COMPRESSED = 1_000;

export function createResponseCache(): ResponseCache {
  const memo = createRevisionMemo<string, Promise<StoredContent>>(MAX_CONTENTS);
  return {
    async respond(c, engine, key, make) {
      const { revision = 0 } = await engine.checkpoint();
      const content = await memo(revision, `${engine.today()} ${key}`, async () => store(await make()));
      return send(c, content);
    },
  };
}

/** Encoded once, so that answers are only copied. */
async function store({ body, ...content }: ResponseContent): Promise<StoredContent> {
  const plain = Buffer.from(body);
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const gzipped = plain.length < MIN_COMPRESSED ? Buffer.alloc(0) : await compress(plain);
  return { ...content, etag: `W/"${digest}"`, plain, gzipped: Buffer.from(gzipped) };
}

function send(c: Context, { type, plain, headers, etag, gzipped }: StoredContent): Response {
  c.header('ETag', etag);
  c.header('Cache-Control', 'no-cache');
  c.header('Vary', 'Accept-Encoding, Accept-Language', { append: true });
  for (const [name, value] of Object.entries(headers ?? {})) c.header(name, value);
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  c.header('Content-Type', type);
  if (gzipped.length === 0 || !acceptsGzip(c.req.header('accept-encoding'))) return c.body(plain);
  c.header('Content-Encoding', 'gzip');
  return c.body(gzipped);
}

/** Whether the client has this content (weak comparison, RFC 9110 §13.1.2). */
function isKnown(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false;
  return asked.trim() === '*' || asked.split(',').some((tag) => tag.trim() === etag);
}

/** Whether a client takes gzip, by its `Accept-Encoding`. */
export function acceptsGzip(accepted: string | undefined): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(accepted ?? '');
}
