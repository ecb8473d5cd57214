import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBrief } from '../../../src/index.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ more: [loadBrief('test/briefs/two-rivers')] });
});
afterAll(() => site.close());

/** Where the footer of a page leads, by the words of its links. */
async function footer(path: string): Promise<Readonly<Record<string, string | undefined>>> {
  const $ = load(await site.page(path));
  return Object.fromEntries(
    $('footer.site a')
      .toArray()
      .map((link) => [$(link).text(), $(link).attr('href')]),
  );
}

test('the first brief is at the root, and each has a board of its own', async () => {
  const first = await fetch(site.origin, { redirect: 'manual' });
  expect(first.headers.get('location')).toBe('/strait');
  expect(await site.page('/en/two-rivers')).toContain('<html lang="en">');
});

test('every page leads to the boards of the other briefs, in its language', async () => {
  const title = loadBrief('test/briefs/two-rivers').title;
  expect(await footer('/en/strait/chart')).toMatchObject({ [title.en]: '/en/two-rivers' });
  expect(await footer('/zh-Hant/strait')).toMatchObject({ [title['zh-Hant']]: '/zh-Hant/two-rivers' });
  expect(await footer('/en/two-rivers/sources')).toMatchObject({ 'The strait': '/en/strait' });
  expect(await footer('/strait')).toMatchObject({ [title.en]: '/two-rivers' });
});
