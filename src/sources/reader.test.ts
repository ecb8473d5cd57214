import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSite, type Pages, redirect } from '../../test/fakes/http/site.ts';
import type { FetchedItem, SourceDefinition } from '../domain/source.ts';
import { createSourceReader } from './reader.ts';

const NOW = '2024-05-06T12:00:00.000Z';

function openReader() {
  const allowedHosts = new Set(['127.0.0.1']);
  const reader = createSourceReader({ now: () => NOW, allowedHosts, pause: 0 });
  onTestFinished(() => reader.close());
  return reader;
}

const source = (location: string, more: Partial<SourceDefinition> = {}): SourceDefinition => ({
  id: 'gazette',
  kind: 'feed',
  location,
  outlet: 'Gazette',
  zone: 'Asia/Shanghai',
  intervalMinutes: 15,
  fullPages: false,
  enabled: true,
  ...more,
});

async function open(pages: Pages, path = '/feed', more: Partial<SourceDefinition> = {}) {
  const site = await openSite(pages);
  return { ...site, reader: openReader(), source: source(site.origin + path, more) };
}

const feed = (title: string) =>
  `<rss version="2.0"><channel><title>Gazette</title><ttl>30</ttl><item><title>${title}</title><link>/1</link></item></channel></rss>`;
const item = (url: string): FetchedItem => ({
  ...{ id: null, url, title: null, outlet: null, published: null, unread: null, content: null },
  revision: '0',
});

describe('a feed', () => {
  test('gives its items, advice and validators, and nothing where it is unchanged', async () => {
    const { reader, source, origin } = await open({
      '/feed': ({ headers }, response) => {
        if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"1"' }).end(feed('Ferries run'));
      },
    });
    expect(await reader.read(source)).toMatchObject({
      outcome: 'items',
      items: [{ title: 'Ferries run', url: `${origin}/1` }],
      validators: { etag: '"1"' },
      advice: { ttlMinutes: 30 },
      older: [],
    });
    expect(await reader.read(source, { validators: { etag: '"1"' } })).toEqual({ outcome: 'unchanged' });
  });

  test.each([
    ['the header', 'gbk', 'text/xml; charset=gbk', ''],
    ['its declaration', 'gb18030', 'text/xml', '<?xml version="1.0" encoding="gb2312"?>'],
    ['its byte order mark', 'utf-16le', 'text/xml', '\ufeff'],
    ['its bytes, where the header is wrong', 'utf-8', 'text/xml; charset=iso-8859-1', ''],
    [
      'its bytes, where the declaration is wrong',
      'big5',
      'text/xml',
      '<?xml version="1.0" encoding="utf-8"?>',
    ],
  ])('is decoded by %s', async (_, encoding, type, prefix) => {
    const title = '渡輪恢復航行，兩岸的人民說這是好事';
    const { reader, source } = await open({
      '/feed': (_, response) =>
        response.writeHead(200, { 'content-type': type }).end(iconv.encode(prefix + feed(title), encoding)),
    });
    expect(await reader.read(source)).toMatchObject({ items: [{ title }] });
  });

  test('that moved for good says where to; its login goes along within its own origin', async () => {
    const { reader, origin, port, asked } = await open({ '/feed': redirect('/new', 301), '/new': feed('x') });
    const login = source(`http://reader:secret@127.0.0.1:${port}/feed`);
    expect(await reader.read(login)).toMatchObject({ movedTo: `${origin}/new` });
    expect(await reader.read(login, { url: `${origin}/new` })).not.toHaveProperty('movedTo');
    const secret = `Basic ${Buffer.from('reader:secret').toString('base64')}`;
    expect(asked.filter(({ url }) => url === '/new').map(({ headers }) => headers.authorization)).toEqual([
      secret,
      secret,
    ]);
  });

  test('leads to its older pages', async () => {
    const page = (next: string) =>
      feed('x').replace(
        '<item>',
        `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="${next}"/><item>`,
      );
    const { reader, source, origin } = await open({
      '/feed': page('?page=2'),
      '/feed?page=2': feed('older'),
    });
    expect(await reader.read(source)).toMatchObject({ older: [`${origin}/feed?page=2`] });
    expect(await reader.read(source, { url: `${origin}/feed?page=2` })).toMatchObject({
      items: [{ title: 'older' }],
      older: [],
    });
  });

  test('is not read where robots.txt, the server or its content say no', async () => {
    const {
      reader,
      source: closed,
      paths,
    } = await open({
      '/robots.txt': 'User-agent: *\nDisallow: /feed',
      '/feed': feed('x'),
      '/page': '<html><p>no feed</p></html>',
      '/busy': (_, response) => response.writeHead(503, { 'retry-after': '90' }).end(),
    });
    const { origin } = new URL(closed.location);
    expect(await reader.read(closed)).toMatchObject({ outcome: 'failed', failure: { kind: 'robots' } });
    expect(paths()).toEqual(['/robots.txt']);
    expect(await reader.read(source(`${origin}/page`))).toEqual({
      outcome: 'failed',
      failure: { kind: 'format', detail: 'feed' },
    });
    expect(await reader.read(source(`${origin}/busy`))).toEqual({
      outcome: 'failed',
      failure: { kind: 'busy', detail: '503' },
      retryAfter: 90,
    });
    for (const location of ['gazette', 'ftp://127.0.0.1/feed', ''])
      expect(await reader.read(source(location))).toMatchObject({ failure: { kind: 'address' } });
  });

  test('is given up where its reader is told to', async () => {
    const { reader, source } = await open({ '/feed': feed('x') });
    await expect(reader.read(source, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});

describe('a sitemap', () => {
  const list = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>https://gazette.example${path}</loc></url>`).join('')}</urlset>`;
  const kind = { kind: 'sitemap' } as const;

  test('gives its pages, those of the newest lists of an index among them', async () => {
    const index = (origin: string) =>
      `<sitemapindex>${[1, 2, 3].map((at) => `<sitemap><loc>${origin}/${at}.xml</loc><lastmod>2024-0${at}-01</lastmod></sitemap>`).join('')}</sitemapindex>`;
    const { reader, source, origin } = await open(
      {
        '/map': ({ headers }, response) => void response.end(index(`http://${headers.host}`)),
        '/1.xml': list('/c'),
        '/2.xml': gzipSync(list('/b')),
        '/3.xml': list('/a'),
      },
      '/map',
      kind,
    );
    const urls = async (url?: string) => {
      const reading = await reader.read(source, url === undefined ? {} : { url });
      return reading.outcome === 'items'
        ? [reading.items.map((one) => one.url?.at(-1)), reading.older]
        : reading;
    };
    expect(await urls()).toEqual([['a', 'b'], [`${origin}/1.xml`]]);
    expect(await urls(`${origin}/1.xml`)).toEqual([['c'], []]);
  });

  test('fails where nothing of it can be read', async () => {
    const { reader, source } = await open(
      {
        '/map': ({ headers }, response) =>
          void response.end(
            `<sitemapindex><sitemap><loc>http://${headers.host}/gone</loc></sitemap></sitemapindex>`,
          ),
      },
      '/map',
      kind,
    );
    expect(await reader.read(source)).toMatchObject({ failure: { kind: 'missing' } });
    expect(await reader.read({ ...source, kind: 'feed' })).toMatchObject({ failure: { kind: 'format' } });
  });
});

test('a list of feeds gives the items of all that can be read, under their titles', async () => {
  const opml = (origin: string) =>
    `<opml version="2.0"><body>${['a', 'b', 'gone'].map((name) => `<outline text="Paper ${name}" xmlUrl="${origin}/${name}"/>`).join('')}</body></opml>`;
  const { reader, source } = await open(
    {
      '/list': ({ headers }, response) =>
        response.writeHead(200, { etag: '"1"' }).end(opml(`http://${headers.host}`)),
      '/a': feed('One'),
      '/b': feed('Two'),
      '/page': '<p>x</p>',
    },
    '/list',
    { kind: 'opml' },
  );
  expect(await reader.read(source)).toMatchObject({
    outcome: 'items',
    items: [
      { title: 'One', outlet: 'Paper a' },
      { title: 'Two', outlet: 'Paper b' },
    ],
    validators: {},
  });
  const page = source.location.replace('/list', '/page');
  expect(await reader.read(source, { url: page })).toMatchObject({
    failure: { kind: 'format', detail: 'opml' },
  });
});

describe('a page', () => {
  const html = '<head><title>News</title></head><div class="news"><a href="/1">One</a></div><p>Text.</p>';

  test('is a list of links where it has a selector for them, and else an item itself', async () => {
    const { reader, source, origin } = await open({ '/news': html }, '/news', { kind: 'page' });
    expect(await reader.read(source)).toMatchObject({ items: [{ url: `${origin}/news`, content: null }] });
    const list = (links: string) => reader.read({ ...source, selectors: { links } });
    expect(await list('.news')).toMatchObject({ items: [{ url: `${origin}/1`, title: 'One' }] });
    expect(await list('.other')).toMatchObject({ failure: { kind: 'format', detail: 'page' } });
    expect(await list('a[')).toMatchObject({ failure: { kind: 'format', detail: 'selector' } });
  });

  test('of an item is a document, cut to what a selector finds', async () => {
    const gbk = iconv.encode('<p>渡轮恢复航行。</p>', 'gbk');
    const { reader, source, origin } = await open({
      '/1': html,
      '/2': (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end(gbk),
    });
    const page = (path: string, selectors = {}) =>
      reader.readPage({ ...source, selectors }, item(origin + path));
    const text = async (path: string, selectors = {}) => {
      const found = await page(path, selectors);
      return 'failure' in found ? found : new TextDecoder(found.charset).decode(found.bytes);
    };
    expect(await page('/2')).toMatchObject({ path: `${origin}/2`, charset: 'gbk' });
    expect(await text('/2')).toBe('<p>渡轮恢复航行。</p>');
    expect(await text('/1', { content: 'p' })).toBe(
      '<html><head><title>News</title></head><body><p>Text.</p></body></html>',
    );
    expect(await text('/1', { content: '.none' })).toBe(html);
    expect(await page('/none')).toMatchObject({ failure: { kind: 'missing' } });
  });
});

describe('an address that somebody names', () => {
  test('is found to be a feed, a sitemap or a page with feeds, robots.txt or not', async () => {
    const page = '<link rel="alternate" type="application/rss+xml" href="/feed"><p>x</p>';
    const { reader, origin } = await open({
      '/robots.txt': 'User-agent: *\nDisallow: /',
      '/feed': feed('x'),
      '/map': '<urlset><url><loc>https://gazette.example/1</loc></url></urlset>',
      '/page': page,
    });
    const inspect = (path: string) => reader.inspect(origin + path, 'Asia/Shanghai');
    expect(await inspect('/feed')).toMatchObject({
      outcome: 'feed',
      title: 'Gazette',
      items: [{ title: 'x' }],
    });
    expect(await inspect('/map')).toMatchObject({
      outcome: 'sitemap',
      items: [{ url: 'https://gazette.example/1' }],
    });
    expect(await inspect('/page')).toMatchObject({
      outcome: 'page',
      feeds: [`${origin}/feed`],
      document: { path: `${origin}/page` },
    });
    expect(await inspect('/none')).toMatchObject({ outcome: 'failed', failure: { kind: 'missing' } });
  });
});
