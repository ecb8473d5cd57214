import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import { cases } from '../support/properties.ts';
import { PIECES } from '../support/reader-pumps.ts';
import { temporaryFolder } from '../support/run.ts';

/** Of a file eight times as large, linear work takes eight times as long, quadratic work 64 times; the bound lies between. */
const TIMES = 8;
const MAX_RATIO = 24;
/** What is read within so many milliseconds is linear: quadratic work on this size takes far longer. */
const FAST = 150;
/** Members or lines of the large container. */
const COUNT = 1_600;

async function tarOf(count: number, text: string): Promise<Buffer> {
  const archive = pack();
  for (let at = 0; at < count; at += 1) archive.entry({ name: `${at}.txt` }, text);
  archive.finalize();
  return buffer(archive);
}

/** Writes a container of so many texts into an empty folder; gives the path to read. */
type Container = (folder: string, count: number, text: string) => Promise<string>;

function file(
  name: string,
  bytesOf: (count: number, text: string) => Buffer | string | Promise<Buffer>,
): Container {
  return async (folder, count, text) => {
    const path = join(folder, name);
    writeFileSync(path, await bytesOf(count, text));
    return path;
  };
}

const CONTAINERS: Readonly<Record<string, Container>> = {
  'JSON Lines': file('a.jsonl', (count, text) =>
    Array.from({ length: count }, () => JSON.stringify({ title: 'x', text })).join('\n'),
  ),
  'lines that begin like JSON': file('a.jsonl', (count, text) => `{"title": ${text}\n`.repeat(count)),
  'one long text': file('a.txt', (count, text) => text.repeat(count)),
  'one long compressed text': file('a.txt.gz', (count, text) => gzipSync(text.repeat(count))),
  'a tar archive': file('a.tar', tarOf),
  'a compressed tar archive': file('a.tar.gz', async (count, text) => gzipSync(await tarOf(count, text))),
  'a folder': async (folder, count, text) => {
    const path = join(folder, 'texts');
    mkdirSync(path);
    for (let at = 0; at < count; at += 1) writeFileSync(join(path, `${at}.txt`), text);
    return path;
  },
};

async function timeOf(path: string): Promise<number> {
  const start = performance.now();
  for await (const found of read([path])) expect(found.path).toContain(path);
  return performance.now() - start;
}

/** How many times as long the large container takes; 1 where it is read at once. The least of three tries, since machines are busy. */
async function growth(container: Container, text: string): Promise<number> {
  const small = await container(temporaryFolder(), COUNT / TIMES, text);
  const large = await container(temporaryFolder(), COUNT, text);
  if ((await timeOf(large)) < FAST) return 1;
  const least = async (path: string) => Math.min(await timeOf(path), await timeOf(path), await timeOf(path));
  return (await least(large)) / Math.max(1, await least(small));
}

describe('taking documents out takes time in proportion to the size of', () => {
  // `npm test -- --mode fuzz` tries many more mixtures.
  test.each(Object.entries(CONTAINERS))(
    '%s',
    async (_, container) => {
      const text = fc
        .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
        .map((pieces) => pieces.join(''));
      await fc.assert(
        fc.asyncProperty(text, async (content) => {
          expect(await growth(container, content)).toBeLessThan(MAX_RATIO);
        }),
        { numRuns: cases(3) },
      );
    },
    1_200_000,
  );
});
