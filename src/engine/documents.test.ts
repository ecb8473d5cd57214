import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSite, redirect } from '../../test/fakes/http/site.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { fixedClock } from '../clock.ts';
import type { Brief } from '../domain/brief.ts';
import { parse } from '../parse/index.ts';
import { openDocuments } from './documents.ts';

const zones = { default: 'Asia/Shanghai', outlets: {} };
const clock = fixedClock('2024-05-06T12:00:00Z');

/** What the paths give: articles by title, day and text, or reasons. */
async function articles(paths: readonly string[], anywhere = true, sources: Brief['sources'] = []) {
  const found = [];
  for await (const one of openDocuments({ brief: { zones, sources }, clock }, paths, { anywhere })) {
    const article = 'reason' in one ? one : parse(one, { zones });
    found.push(article);
  }
  return found;
}

const feed = (items: string) =>
  `<rss version="2.0"><channel><title>The strait</title>${items}</channel></rss>`;
const FEED = feed(
  `<item><title>Ferries run again</title><link>https://strait.example/1</link><pubDate>2024-05-06 08:00</pubDate>
   <description>&lt;p&gt;The ferries between the two ports run again.&lt;/p&gt;</description></item>
   <item><title>A line is open</title><guid isPermaLink="false">a7</guid><source url="https://gazette.example/feed">Gazette</source></item>`,
);
const ITEMS = [
  {
    title: 'Ferries run again',
    url: 'https://strait.example/1',
    published: '2024-05-06T00:00:00.000Z',
    outlet: null,
    paragraphs: ['The ferries between the two ports run again.'],
  },
  { id: 'a7', title: 'A line is open', url: null, outlet: 'Gazette', published: null, paragraphs: [] },
];

test('a file that is a feed gives an article for each item', async () => {
  const path = join(temporaryFolder(), 'news.dat');
  writeFileSync(path, FEED);
  expect(await articles([path])).toMatchObject(ITEMS);
});

test('so does one with a document type that defines entities; a date that cannot be is named', async () => {
  const path = join(temporaryFolder(), 'news.dat');
  const dated = (title: string, date: string) =>
    `<item><title>${title}</title><pubDate>${date}</pubDate><description>Ferries run.</description></item>`;
  const items = [
    dated('Now', '2024-05-06 08:00'),
    dated('Later', '2051-01-01 08:00'),
    dated('Never', '1970-01-01'),
  ];
  writeFileSync(path, `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY n "x">]>\n${feed(items.join(''))}`);
  const found = (await articles([path])).flatMap((one) => ('reason' in one ? [] : [one]));
  expect(found.map(({ title }) => title)).toEqual(['Now', 'Later', 'Never']);
  expect(found.map(({ published }) => published !== null)).toEqual([true, false, false]);
  expect(found.map(({ statedDate }) => statedDate)).toEqual([undefined, '2051-01-01 08:00', '1970-01-01']);
});

test('so does the address of a feed; a page is an article by itself', async () => {
  const { origin } = await openSite({
    '/feed': FEED,
    '/old': redirect('/page', 301),
    '/page':
      '<html><title>Ferries run again</title><p>The ferries between the two ports run again.</p></html>',
  });
  expect(await articles([`${origin}/feed`])).toMatchObject(ITEMS);
  expect(await articles([`${origin}/old`])).toMatchObject([
    { url: `${origin}/page`, title: 'Ferries run again', paragraphs: ITEMS[0]?.paragraphs },
  ]);
});

test('the feed of a source of the brief has its outlet and its zone', async () => {
  const { origin } = await openSite({ '/feed': FEED });
  const source: Brief['sources'][number] = {
    id: 'strait',
    kind: 'feed',
    location: `${origin}/feed/`,
    outlet: 'Strait News',
    zone: 'Europe/London',
    intervalMinutes: 15,
    fullPages: false,
    enabled: true,
    verified: true,
  };
  expect(await articles([`${origin}/feed`], true, [source])).toMatchObject([
    { outlet: 'Strait News', published: '2024-05-06T07:00:00.000Z' },
    { outlet: 'Gazette' },
  ]);
});

test('a sitemap is no article', async () => {
  const { origin } = await openSite({
    '/map': '<urlset><url><loc>https://strait.example/1</loc></url></urlset>',
  });
  expect(await articles([`${origin}/map`])).toEqual([
    { path: `${origin}/map`, reason: expect.stringContaining('add it as a source') },
  ]);
});

test('a feed with nothing in it, and one that cannot be read, say so', async () => {
  const folder = temporaryFolder();
  const paths = [feed(''), '<rss><chan'].map((text, at) => {
    const path = join(folder, `${at}.xml`);
    writeFileSync(path, text);
    return path;
  });
  expect(await articles(paths)).toEqual([
    { path: paths[0], reason: 'a feed without items' },
    { path: paths[1], reason: expect.stringContaining('too damaged') },
  ]);
});

test('an address that cannot be read says why, without its password', async () => {
  const { origin } = await openSite({});
  const { port } = new URL(origin);
  expect(await articles([`http://reader:secret@127.0.0.1:${port}/x`])).toEqual([
    { path: `${origin}/x`, reason: 'the page does not exist (HTTP 404)' },
  ]);
  expect(await articles([origin], false)).toEqual([
    { path: origin, reason: '127.0.0.1 is in a private network, and only the open internet is read' },
  ]);
});
