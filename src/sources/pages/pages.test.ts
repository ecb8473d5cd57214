import { describe, expect, test } from 'vitest';
import { discoverFeeds } from './discover.ts';
import { keepContent, readList, readSinglePage } from './list.ts';
import { parseSitemap } from './sitemap.ts';

const URL_OF_PAGE = 'https://gazette.example/news/';

describe('the feeds of a page', () => {
  test('are what it names as such, each once, in order', () => {
    const html = `<html><head><link rel="stylesheet" href="/a.css"><link rel="alternate" hreflang="zh" href="/zh/">
      <link rel="alternate" type="application/rss+xml" href="feed.xml" title="All">
      <LINK REL="Alternate" TYPE="application/atom+xml" HREF="//gazette.example/atom">
      <link rel="alternate" type="application/feed+json" href="/feed.json"><link rel="alternate" type="application/json" href="/api">
      <link rel="alternate" type="application/rss+xml" href="/news/feed.xml"><link rel="alternate" type="application/rss+xml" href="javascript:x">
      </head></html>`;
    expect(discoverFeeds(html, URL_OF_PAGE)).toEqual([
      'https://gazette.example/news/feed.xml',
      'https://gazette.example/atom',
      'https://gazette.example/feed.json',
    ]);
  });

  test('are relative to the base that the page names', () => {
    const html =
      '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="feed">';
    expect(discoverFeeds(html, URL_OF_PAGE)).toEqual(['https://cdn.example/x/feed']);
  });
});

describe('a list page', () => {
  const html = `<nav><a href="/about">About</a></nav><ul class="news">
    <li><a href="1.html">Ferries <b>run</b> again</a></li><li><a href="/news/2.html?utm_source=list">A line is open</a></li>
    <li><a href="2.html">A line is open</a></li><li><a href="/news/">All news</a></li><li><a href="mailto:desk@gazette.example">Write</a></li>
    <li><a>None</a></li></ul>`;
  const titles = (selector: string) =>
    readList(html, URL_OF_PAGE, selector).map(({ url, title }) => [url?.slice(URL_OF_PAGE.length), title]);

  test('gives the links that a selector finds, or that stand in what it finds, each page once', () => {
    const news = [
      ['1.html', 'Ferries run again'],
      ['2.html?utm_source=list', 'A line is open'],
    ];
    expect(titles('.news a')).toEqual(news);
    expect(titles('.news')).toEqual(news);
    expect(titles('.news li, .other')).toEqual(news);
    expect(titles('.other')).toEqual([]);
  });
});

test('a single page changes with its text, and not with its markup', () => {
  const revision = (html: string) => readSinglePage(html, URL_OF_PAGE).revision;
  expect(revision('<p id="1">Ferries run.</p>')).toBe(revision('<p id="2">Ferries  run.</p>\n'));
  expect(revision('<p>Ferries run.</p>')).not.toBe(revision('<p>Ferries rest.</p>'));
});

test('of a page its head and the selected elements are kept, each once', () => {
  const html =
    '<html><head><title>Ferries</title></head><body><p>Menu</p><div class="a">One <p class="a">two</p></div><p class="a">Three</p></body></html>';
  expect(keepContent(html, '.a')).toBe(
    '<html><head><title>Ferries</title></head><body><div class="a">One <p class="a">two</p></div><p class="a">Three</p></body></html>',
  );
  expect(keepContent(html, '.b')).toBeUndefined();
});

describe('a sitemap', () => {
  const context = { zone: 'Asia/Shanghai', now: '2024-05-06T12:00:00Z' };
  const parse = (text: string) => parseSitemap(text, context);

  test('of news gives titles, outlets and dates, newest first', () => {
    const entry = (at: number, date: string) => `<url><loc>https://gazette.example/${at}</loc><news:news>
      <news:publication><news:name>The Gazette</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>${date}</news:publication_date><news:title><![CDATA[Tea & cake ${at}]]></news:title></news:news></url>`;
    const text = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      ${entry(1, '2024-05-05')}${entry(2, '2024-05-06T08:00:00+08:00')}</urlset>`;
    expect(parse(text)).toMatchObject({
      lists: [],
      items: [
        {
          url: 'https://gazette.example/2',
          title: 'Tea & cake 2',
          outlet: 'The Gazette',
          published: { value: '2024-05-06T00:00:00.000Z', basis: 'stated' },
          content: null,
        },
        { url: 'https://gazette.example/1', published: { value: '2024-05-05', basis: 'stated' } },
      ],
    });
  });

  test('of pages gives their addresses; what it says of changes makes revisions, unless all changed at once', () => {
    const pages = (...changes: string[]) =>
      parse(
        `<urlset>${changes.map((change, at) => `<url><loc>https://gazette.example/2024/05/04/${at}</loc><lastmod>${change}</lastmod></url>`).join('')}<url><loc>ftp://x</loc></url></urlset>`,
      )?.items.map(({ url, revision }) => [url?.at(-1), revision] as const) ?? [];
    const before = new Map(pages('2024-05-04', '2024-05-05'));
    const after = new Map(pages('2024-05-06', '2024-05-05'));
    expect([...after.keys()]).toEqual(['0', '1']);
    expect(after.get('0')).not.toBe(before.get('0'));
    expect(after.get('1')).toBe(before.get('1'));
    expect(new Map(pages('2024-05-06', '2024-05-06'))).toEqual(new Map(pages('2024-05-07', '2024-05-07')));
    expect(
      parse('<urlset><url><loc>https://gazette.example/2024/05/04/x</loc></url></urlset>')?.items[0]
        ?.published,
    ).toEqual({ value: '2024-05-04', basis: 'address' });
  });

  test('that is an index gives the sitemaps, newest first', () => {
    const text = `<sitemapindex><sitemap><loc>https://gazette.example/1.xml</loc><lastmod>2024-04-01</lastmod></sitemap>
      <sitemap><loc>https://gazette.example/2.xml.gz</loc><lastmod>2024-05-01</lastmod></sitemap><sitemap/></sitemapindex>`;
    expect(parse(text)).toEqual({
      items: [],
      lists: ['https://gazette.example/2.xml.gz', 'https://gazette.example/1.xml'],
    });
  });

  test.each(['<html><p>urlset</p></html>', '', '<rss/>', `<urlset>${'<url>'.repeat(10_000)}`])(
    'is not what %.20s is',
    (text) => {
      expect(parse(text)).toBeUndefined();
    },
  );
});
