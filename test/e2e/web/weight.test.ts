import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, loadBrief } from '../../../src/index.ts';
import { ROOT } from '../../support/sources.ts';
import { openSite, type Site } from './site.ts';

/** Bytes of the first page with all that it links to on the site. There are no fonts among them: none are sent. */
const MAX = { plain: 60_000, compressed: 20_000 };

let site: Site;
beforeAll(async () => {
  // Its board has the most channels, each with years of states from the chronology.
  site = await openSite({ brief: loadBrief(join(ROOT, 'briefs/uschina')) });
});
afterAll(() => site.close());

/** Bytes of a body as they are sent. */
function bytesOf(path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(site.origin + path, { headers: { 'accept-encoding': encoding } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

test.each(LANGUAGES)('the first page is light, in %s', async (language) => {
  const path = `/${language}/uschina`;
  const board = await site.page(path);
  expect(board.match(/class="row/g)?.length).toBeGreaterThan(20);
  const files = [...board.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file);
  expect(files).toHaveLength(3);
  const weigh = async (encoding: string) => {
    const sizes = await Promise.all([path, ...files].map((file) => bytesOf(file, encoding)));
    return sizes.reduce((sum, size) => sum + size);
  };
  expect(await weigh('identity')).toBeLessThanOrEqual(MAX.plain);
  expect(await weigh('gzip')).toBeLessThanOrEqual(MAX.compressed);
});
