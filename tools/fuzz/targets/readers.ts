import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parse } from '../../../src/parse/index.ts';
import { read } from '../../../src/read/index.ts';
import { looksLikeFeed, parseFeed } from '../../../src/sources/feeds/index.ts';
import { readOpml, writeOpml } from '../../../src/sources/opml.ts';
import { discoverFeeds } from '../../../src/sources/pages/discover.ts';
import { keepContent, readList, readSinglePage } from '../../../src/sources/pages/list.ts';
import { parseSitemap } from '../../../src/sources/pages/sitemap.ts';
import { decode } from '../../../src/text/charset/decode.ts';
import { PIECES, PLACES } from '../../../test/support/reader-pumps.ts';
import { ROOT } from '../../../test/support/sources.ts';
import { Finding, type Target } from '../target.ts';
import { NOW } from './engine.ts';

const PAGE = 'https://gazette.example/news/';
const CONTEXT = { url: PAGE, zone: 'Asia/Shanghai', now: NOW };

/** Pieces of markup in the places of a document in which text may stand. */
const placed = fc
  .tuple(
    fc.constantFrom(...Object.values(PLACES)),
    fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 60 }),
  )
  .map(([place, text]) => Buffer.from(place(text)));

/** In the encodings in which articles come. */
const encoded = fc
  .tuple(placed, fc.constantFrom<BufferEncoding>('utf16le', 'latin1', 'utf8'))
  .map(([bytes, encoding]) => Buffer.from(bytes.toString(), encoding));

const document: Target = {
  name: 'document',
  words: [
    ...PIECES,
    'China',
    'the United States',
    '美国',
    '中国',
    '两军',
    '热线',
    '恢复',
    '2024年3月',
    '据新华社',
  ],
  more: encoded,
  async open() {
    const [{ createExtractor }, { loadBrief }] = await Promise.all([
      import('../../../src/extract/rules/index.ts'),
      import('../../../src/brief/index.ts'),
    ]);
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    const extractor = createExtractor(brief);
    return {
      async take(bytes) {
        const article = parse({ path: 'x', bytes }, { zones: brief.zones });
        if ('reason' in article) return;
        const [extraction] = await extractor.extract([article]);
        if (extraction === undefined) throw new Finding('an article without an extraction');
      },
    };
  },
};

/** The first header of a tar archive with the checksum of what stands in it now, so that it is read on. */
function resealed(bytes: Buffer): Buffer {
  if (bytes.length < 512) return bytes;
  const header = Buffer.from(bytes);
  header.fill(' ', 148, 156);
  const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** A member's header of a tar archive with whatever name, size and type. */
const tars = fc
  .record({
    name: fc.oneof(
      fc.constantFrom('../../etc/passwd', '/absolute', 'a/b.md', 'C:\\x', '.'),
      fc.string({ maxLength: 99 }),
    ),
    size: fc.oneof(
      fc.constantFrom('00000000005', '77777777777', '00000000000', '-1', '9'),
      fc.string({ maxLength: 11 }),
    ),
    type: fc.constantFrom('0', '1', '2', '5', 'x', 'g', 'L', 'K', 'S', '\0', '7'),
    body: fc.uint8Array({ maxLength: 1_200 }),
  })
  .map(({ name, size, type, body }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(size, 124, 12);
    header.write(type, 156);
    header.write('ustar\0', 257);
    return resealed(Buffer.concat([header, body, Buffer.alloc(1_024)]));
  });

const archive: Target = {
  name: 'archive',
  words: [
    'PK\u0003\u0004',
    'PK\u0001\u0002',
    'PK\u0005\u0006',
    'ustar',
    '{"title":"x"}\n',
    '{',
    '\n',
    '\u001f\u008b',
  ],
  more: fc.oneof(
    tars,
    tars.map((bytes) => gzipSync(bytes)),
    placed.map((bytes) => gzipSync(bytes)),
  ),
  async open(folder) {
    const file = join(folder, 'input');
    return {
      async take(bytes) {
        for (const input of [bytes, resealed(bytes)]) {
          writeFileSync(file, input);
          for await (const found of read([file]))
            if (!found.path.includes('input')) throw new Finding(`a document from elsewhere: ${found.path}`);
        }
      },
    };
  },
};

const feed: Target = {
  name: 'feed',
  words: [
    ...PIECES,
    '<item>',
    '<entry>',
    '<rss version="2.0">',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<pubDate>',
    '&lt;',
    '"items":',
  ],
  async open() {
    return {
      take(bytes) {
        const text = decode(bytes);
        looksLikeFeed(text);
        const found = parseFeed(text, CONTEXT);
        for (const { url } of found?.items ?? [])
          if (url !== null && !/^https?:/.test(url)) throw new Finding(`an item at ${url}`);
      },
    };
  },
};

const listing: Target = {
  name: 'listing',
  words: [
    ...PIECES,
    '<url><loc>',
    '<lastmod>',
    '<urlset>',
    '<sitemapindex>',
    '<link rel="alternate" href="',
    '<base href="',
    'javascript:',
  ],
  async open() {
    return {
      take(bytes) {
        const text = decode(bytes);
        parseSitemap(text, CONTEXT);
        readSinglePage(text, PAGE);
        keepContent(text, 'main, article p');
        const links = readList(text, PAGE, 'a').map(({ url }) => url ?? PAGE);
        for (const url of [...links, ...discoverFeeds(text, PAGE)])
          if (!/^https?:/.test(url)) throw new Finding(`a link to ${url}`);
      },
    };
  },
};

const opml: Target = {
  name: 'opml',
  words: [
    '<outline xmlUrl="',
    '<outline>',
    '</outline>',
    '<body>',
    '</body>',
    '<opml version="2.0">',
    'https://a.example/',
    '&amp;',
    ']]>',
    '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
    '&a;',
  ],
  async open() {
    return {
      take(bytes) {
        const feeds = readOpml(decode(bytes));
        if (feeds === undefined || feeds.length === 0) return;
        const again = readOpml(writeOpml('Feeds', feeds));
        if (JSON.stringify(again?.map(({ url }) => url)) !== JSON.stringify(feeds.map(({ url }) => url)))
          throw new Finding('a list of feeds is not read as it was written');
      },
    };
  },
};

/** What reads articles, and lists of them. */
export const READERS: readonly Target[] = [document, archive, feed, listing, opml];
