import { describe, expect, test } from 'vitest';
import { looksLikeFeed, parseFeed } from './index.ts';

const CONTEXT = {
  url: 'https://gazette.example/feeds/news.xml',
  zone: 'Asia/Shanghai',
  now: '2024-05-06T12:00:00Z',
};
const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"';

const rss = (inside: string) =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>Gazette</title><link>https://gazette.example/</link>${inside}</channel></rss>`;
const atom = (inside: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Gazette</title><link href="https://gazette.example/"/>${inside}</feed>`;

const read = (text: string, context = {}) => parseFeed(text, { ...CONTEXT, ...context });
const items = (text: string, context = {}) => read(text, context)?.items ?? [];
/** The first item of a feed of RSS. */
const item = (inside: string) => items(rss(`<item>${inside}</item>`))[0];

const FERRY = {
  title: 'Ferries run again',
  url: 'https://gazette.example/news/1',
  published: { value: '2024-05-06T08:00:00.000Z', basis: 'stated' },
  unread: null,
};

describe('a feed in any format gives the same item', () => {
  test.each([
    [
      'RSS 2.0',
      'a7',
      rss(`<item><title>Ferries run again</title><link>https://gazette.example/news/1</link><guid isPermaLink="false">a7</guid>
        <pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate><description>They do.</description></item>`),
    ],
    [
      'RSS 0.91',
      null,
      `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
       <rss version="0.91"><channel><title>Gazette</title><link>https://gazette.example/</link><item><title>Ferries run again</title>
       <link>https://gazette.example/news/1</link><pubDate>Mon, 6 May 24 08:00 UT</pubDate><description>They do.</description></item></channel></rss>`,
    ],
    [
      'RSS 0.90',
      null,
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel><title>Gazette</title><link>https://gazette.example/</link></channel><item><title>Ferries run again</title>
       <link>https://gazette.example/news/1</link><dc:date>2024-05-06T16:00+08:00</dc:date><description>They do.</description></item></rdf:RDF>`,
    ],
    [
      'RSS 1.0',
      'https://gazette.example/news/1',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel rdf:about="https://gazette.example/"><title>Gazette</title><link>https://gazette.example/</link></channel>
       <item rdf:about="https://gazette.example/news/1"><title>Ferries run again</title><link>https://gazette.example/news/1</link>
       <dc:date>2024-05-06T08:00:00Z</dc:date><description>They do.</description></item></rdf:RDF>`,
    ],
    [
      'Atom 1.0',
      'tag:gazette.example,2024:1',
      atom(`<entry><title>Ferries run again</title><id>tag:gazette.example,2024:1</id><link rel="self" href="/api/1"/>
        <link rel="alternate" type="application/pdf" href="/1.pdf"/><link rel="alternate" type="text/html" href="https://gazette.example/news/1"/>
        <published>2024-05-06T08:00:00Z</published><updated>2024-05-06T09:00:00Z</updated><summary>They do.</summary></entry>`),
    ],
    [
      'Atom 0.3',
      'tag:gazette.example,2024:1',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Gazette</title><entry><title>Ferries run again</title>
       <id>tag:gazette.example,2024:1</id><link rel="alternate" href="https://gazette.example/news/1"/><issued>2024-05-06T08:00:00Z</issued>
       <modified>2024-05-06T09:00:00Z</modified><summary>They do.</summary></entry></feed>`,
    ],
    [
      'JSON Feed',
      '7',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Gazette',
        items: [
          {
            id: 7,
            url: 'https://gazette.example/news/1',
            title: 'Ferries run again',
            content_text: 'They do.',
            date_published: '2024-05-06T08:00:00Z',
          },
        ],
      }),
    ],
  ])('%s', (_, id, text) => {
    expect(looksLikeFeed(text)).toBe(true);
    expect(read(text)).toMatchObject({ title: 'Gazette', items: [{ ...FERRY, id, content: 'They do.' }] });
  });

  test.each([
    ['a page', '<!doctype html><html><body><p>See our <b>rss</b> feed.</p></body></html>'],
    ['an article about feeds', 'The <rss> element is the root of a feed.'],
    ['JSON', '{"version": "https://example.org", "items": []}'],
    ['a page with entities', '<!DOCTYPE html [<!ENTITY a "<rss>">]><html><body><p>x</p></body></html>'],
    ['a document type without an end', '<!DOCTYPE rss [<!ENTITY a "b">'],
    ['nothing', ''],
  ])('and %s is none', (_, text) => {
    expect(looksLikeFeed(text)).toBe(false);
    expect(read(text)).toBeUndefined();
  });

  test('an empty feed has no items, which is no failure', () => {
    expect(read(rss(''))).toMatchObject({ title: 'Gazette', items: [] });
    expect(read(atom(''))).toMatchObject({ title: 'Gazette', items: [] });
  });
});

describe('the text of an item', () => {
  test('is what says most: content:encoded and description, content and summary', () => {
    expect(
      item(
        '<description>Short.</description><content:encoded><![CDATA[<p>Ferries run again.</p>]]></content:encoded>',
      ),
    ).toMatchObject({ content: '<p>Ferries run again.</p>' });
    expect(
      item(
        '<description>All that there is to say.</description><content:encoded><![CDATA[<img src="a.png"/>]]></content:encoded>',
      ),
    ).toMatchObject({ content: 'All that there is to say.' });
  });

  test('may be escaped, quoted, or markup in the feed itself', () => {
    const html = '<p>Tea &amp; <b>cake</b></p>';
    for (const text of [html.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), `<![CDATA[${html}]]>`])
      expect(item(`<description>${text}</description>`)).toMatchObject({ content: html });
    expect(item(`<description>${html}</description>`)?.content).toBe('<p>Tea & <b>cake</b></p>');
    const div = `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content>`;
    expect(items(atom(`<entry>${div}</entry>`))[0]?.content).toBe(html);
  });

  test('is no markup where the feed says that it is plain', () => {
    const [plain] = items(atom('<entry><title>1 &lt; 2</title><summary>a &lt;b&gt; c</summary></entry>'));
    expect(plain).toMatchObject({ title: '1 < 2', content: 'a &lt;b> c' });
  });

  test('of a podcast is what it says of the episode', () => {
    const episode = item(`<title>Episode 7</title><guid isPermaLink="false">e7</guid>
      <enclosure url="https://gazette.example/7.mp3" length="1" type="audio/mpeg"/><itunes:summary>Of ferries.</itunes:summary>`);
    expect(episode).toMatchObject({ id: 'e7', url: null, title: 'Episode 7', content: 'Of ferries.' });
  });

  test('decides its revision together with the title, and nothing else does', () => {
    const revision = (inside: string) => item(inside)?.revision;
    const text = '<title>A</title><description>x</description>';
    expect(revision(text)).toMatch(/^[\da-f]{16}$/);
    expect(revision(`${text}<guid>9</guid><pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate>`)).toBe(
      revision(text),
    );
    expect(revision('<title>A</title><description>y</description>')).not.toBe(revision(text));
    expect(revision('<title>B</title><description>x</description>')).not.toBe(revision(text));
  });
});

describe('the title of an item', () => {
  test.each([
    ['Tea &amp; cake &#8211; &#x4e2d; &nbsp;&eacute;', 'Tea & cake – 中 é'],
    ['Tea &amp;amp; cake', 'Tea & cake'],
    ['<![CDATA[<b>Tea</b> &amp; cake]]>', 'Tea & cake'],
    ['&lt;i&gt;Tea&lt;/i&gt;', 'Tea'],
    ['1 &lt; 2', '1 < 2'],
    ['\n  Tea\n  and cake ', 'Tea and cake'],
    ['&#x1b;&#8203;Tea', 'Tea'],
  ])('%j is %j', (written, title) => {
    expect(item(`<title>${written}</title>`)?.title).toBe(title);
  });

  test('and its text may both be missing where there is a link; what has nothing at all is left out', () => {
    expect(items(rss('<item><link>/a</link></item><item/><item><guid>x</guid></item>'))).toHaveLength(1);
  });
});

describe('the address of an item', () => {
  test.each([
    ['/news/1', 'https://gazette.example/news/1'],
    ['1', 'https://gazette.example/feeds/1'],
    ['//other.example/1', 'https://other.example/1'],
    [' https://gazette.example/1?a=1&amp;b=2 ', 'https://gazette.example/1?a=1&b=2'],
    ['https://reader:secret@gazette.example/1', 'https://gazette.example/1'],
    ['javascript:alert(1)', null],
    ['mailto:desk@gazette.example', null],
    ['http://[', null],
    [`https://gazette.example/${'a'.repeat(5_000)}`, null],
  ])('%j is %j', (link, url) => {
    expect(item(`<title>x</title><link>${link}</link>`)?.url).toBe(url);
  });

  test('is relative to xml:base, within xml:base, and to the page of a feed whose own address is not known', () => {
    const entry = '<entry xml:base="b/"><title>x</title><link href="c"/></entry>';
    expect(items(atom(entry, 'xml:base="https://a.example/"'))[0]?.url).toBe('https://a.example/b/c');
    expect(items(rss('<item xml:base="https://a.example/x/"><link>c</link></item>'))[0]?.url).toBe(
      'https://a.example/x/c',
    );
    expect(items(rss('<item><link>/c</link></item>'), { url: null })[0]?.url).toBe(
      'https://gazette.example/c',
    );
  });

  test('is its guid where that is a link and nothing else is, and never an attachment', () => {
    expect(item('<guid>https://gazette.example/1</guid>')?.url).toBe('https://gazette.example/1');
    expect(
      item('<title>x</title><guid isPermaLink="false">https://gazette.example/1</guid>')?.url,
    ).toBeNull();
    expect(item('<title>x</title><atom:link href="https://gazette.example/2"/>')?.url).toBe(
      'https://gazette.example/2',
    );
  });
});

test('an item that was taken over names its outlet; the feed’s own name is none', () => {
  const outlet = (name: string) =>
    item(`<title>x</title><source url="https://x.example/feed">${name}</source>`)?.outlet;
  expect(outlet('Courier')).toBe('Courier');
  expect(outlet('Gazette')).toBeNull();
  const entry = '<entry><title>x</title><source><title>Courier</title></source></entry>';
  expect(items(atom(entry))[0]?.outlet).toBe('Courier');
});

describe('days', () => {
  const dated = (...dates: string[]) =>
    items(rss(dates.map((date) => `<item><title>x</title><pubDate>${date}</pubDate></item>`).join(''))).map(
      ({ published }) => published?.value,
    );

  test('are what a feed states that dates all items at midnight, as its own zone has it', () => {
    expect(dated('2024-05-04T00:00:00+08:00', 'Fri, 03 May 2024 00:00:00 +0800')).toEqual([
      '2024-05-04',
      '2024-05-03',
    ]);
    expect(dated('2024-05-04', '2024-05-03')).toEqual(['2024-05-04', '2024-05-03']);
  });

  test('are not what one item at midnight states', () => {
    expect(dated('2024-05-04T00:00:00+08:00', '2024-05-03T08:10:00+08:00')).toEqual([
      '2024-05-03T16:00:00.000Z',
      '2024-05-03T00:10:00.000Z',
    ]);
    expect(dated('2024-05-04T00:00:00Z')).toEqual(['2024-05-04T00:00:00.000Z']);
  });
});

test('a feed may ask for rest, and name the page with older items', () => {
  const feed = read(
    rss(`<ttl>60</ttl><skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours><skipDays><day>Sunday</day><day>noday</day></skipDays>
      <atom:link rel="next" href="?page=2"/>`),
  );
  expect(feed?.advice).toEqual({ ttlMinutes: 60, skipHours: [0, 0, 5], skipDays: [0] });
  expect(feed?.older).toBe('https://gazette.example/feeds/news.xml?page=2');
  const archived = read(atom('<link rel="prev-archive" href="/archive/3"/>'));
  expect(archived).toMatchObject({ advice: {}, older: 'https://gazette.example/archive/3' });
  const json = {
    version: 'https://jsonfeed.org/version/1',
    title: 'x',
    next_url: 'https://x.example/2',
    items: [],
  };
  expect(read(JSON.stringify(json))?.older).toBe('https://x.example/2');
});

describe('broken XML', () => {
  test.each([
    [
      'signs that should be escaped',
      '<title>Tea & cake < 3 €</title><link>https://x.example/?a=1&b=2</link>',
    ],
    [
      'a tag that nothing closes',
      '<title>Tea & cake < 3 €</title><link>https://x.example/?a=1&b=2</link><description>a<b>c<br>d</description>',
    ],
    ['two closing tags', '<title>Tea & cake < 3 €</title></p></p><link>https://x.example/?a=1&b=2</link>'],
  ])('with %s is read', (_, inside) => {
    expect(item(inside)).toMatchObject({ title: 'Tea & cake < 3 €', url: 'https://x.example/?a=1&b=2' });
  });

  test('that is cut off gives the items that are whole', () => {
    const whole = rss(
      '<item><title>1</title></item><item><title>2</title></item><item><title>3</title></item>',
    );
    expect(items(whole.slice(0, whole.lastIndexOf('3'))).map(({ title }) => title)).toEqual(['1', '2']);
  });

  test('may have something before it', () => {
    const noisy = `\ufeff\n<br>\nWarning: mysql_connect()\n${rss('<item><title>1</title></item>')}`;
    expect(items(noisy).map(({ title }) => title)).toEqual(['1']);
  });

  test('loads and expands nothing that a document type names', () => {
    const entities =
      '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const text = `<?xml version="1.0"?>\n<!-- > -->${entities}\n${rss('<item><title>&f;&b;</title></item>')}`;
    expect(looksLikeFeed(text)).toBe(true);
    expect(items(text)[0]?.title).toBe('&f;&b;');
  });
});

describe('a hostile feed is read to its end, or is none', () => {
  const HALF = 300_000;
  test.each([
    ['items', rss('<item><title>x</title></item>'.repeat(60_000)), 10_000],
    ['open elements', rss(`<item>${'<a>'.repeat(HALF)}</item>`), undefined],
    ['nested elements', rss(`<item><title>${'<a>'.repeat(HALF)}x${'</a>'.repeat(HALF)}</title></item>`), 1],
    ['opening brackets', rss(`<item><title>${'<'.repeat(HALF)}</title></item>`), 1],
    ['ampersands', rss(`<item><title>${'&'.repeat(HALF)}</title></item>`), 1],
    ['CDATA', rss(`<item><title>${'<![CDATA['.repeat(HALF)}</title></item>`), 0],
    ['comments', rss(`<item><title>x</title></item>${'<!--'.repeat(HALF)}`), 1],
    ['instructions', rss(`<item><title>x</title></item>${'<?'.repeat(HALF)}`), undefined],
    ['closing tags', rss(`<item><title>x < y</title></item>${'</z>'.repeat(HALF)}`), 1],
    ['attributes', rss(`<item ${'a="b" '.repeat(HALF)}><title>x</title></item>`), 1],
    ['links', atom(`<entry><title>x</title>${'<link href="/a"/>'.repeat(100_000)}</entry>`), 1],
  ])('of many %s', (_, text, count) => {
    const feed = read(text);
    expect(feed?.items.length).toBe(count);
  });

  test('of many comments before it, which are looked at once', () => {
    const comments = '<!---->'.repeat(280);
    expect(looksLikeFeed(`${comments}<p>`)).toBe(false);
    expect(looksLikeFeed(`<?xml version="1.0"?>\n${comments.slice(0, 700)}<rss>`)).toBe(true);
  });

  test('of names that mean something to JavaScript', () => {
    const names = '<__proto__><polluted>1</polluted></__proto__><constructor>2</constructor>';
    expect(read(rss(`<item><title>x</title>${names}</item>`))).toBeUndefined();
    expect({}).not.toHaveProperty('polluted');
  });
});
