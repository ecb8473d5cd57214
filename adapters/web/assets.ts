import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { acceptsGzip } from './response-cache.ts';

/** The files that pages link to, by name: their type, and the parts that they are put together from. */
const FILES = {
  'style.css': {
    type: 'text/css; charset=utf-8',
    parts: ['style/base.css', 'style/board.css', 'style/pages.css', 'style/print.css'],
  },
  'page.js': { type: 'text/javascript; charset=utf-8', parts: ['page.js'] },
  'icon.svg': { type: 'image/svg+xml', parts: ['icon.svg'] },
} as const;
type FileName = keyof typeof FILES;

/** The page's own files: their addresses contain a hash, so that browsers may keep them for ever. */
export interface Assets {
  path(name: FileName): string;
  readonly app: Hono;
}

const YEAR_S = 31_536_000;

/** Reads the files once. */
export async function loadAssets(): Promise<Assets> {
  const app = new Hono();
  const paths = new Map<string, string>();
  for (const [name, { type, parts }] of Object.entries(FILES)) {
    const body = (await Promise.all(parts.map(read))).join('\n');
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const path = `/assets/${hash}/${name}`;
    paths.set(name, path);
    const gzipped = gzipSync(body);
    app.get(path, (c) => {
      c.header('Content-Type', type);
      c.header('Cache-Control', `public, max-age=${YEAR_S}, immutable`);
      c.header('Vary', 'Accept-Encoding');
      if (!acceptsGzip(c.req.header('accept-encoding'))) return c.body(body);
      c.header('Content-Encoding', 'gzip');
      return c.body(gzipped);
    });
  }
  return { app, path: (name) => paths.get(name) ?? '' };
}

function read(part: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`./assets/${part}`, import.meta.url)), 'utf8');
}
