import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site, TODAY } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A page's text without its markup. */
const textOf = (html: string) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const PAGES = [
  '/strait',
  '/strait?as-of=2022-09-01',
  '/strait/channels/patrols',
  '/strait/chart',
  '/strait/chart?weeks=260',
  '/strait/digests',
  '/strait/digests/2024-03-10',
  '/strait/digests/2024-03-06?window=daily',
  '/strait/lookup',
  '/strait/lookup?q=sentence',
  '/strait/articles/a',
  '/strait/articles/hostile',
  '/strait/ask',
  '/strait/ask?q=digest+weekly',
];

describe('the board', () => {
  test('has channels that are not open first, each with its state and latest contact', async () => {
    const text = textOf(await site.page('/en/strait'));
    expect(text).toContain('2 of 4 channels are open');
    expect(text).toMatch(/Not open 2.*Patrol hotline.*Harbour masters.*Open 2.*Patrol channels.*Ferry talks/);
    expect(text).toMatch(/Ferry talks .*5 Mar 2024 · due 2 Apr 2024.* active since Mar 2024/);
    expect(text).toContain('Newest article read: 10 Mar 2024');
  });

  test('marks what is only reported', async () => {
    expect(textOf(await site.page('/en/strait'))).toMatch(/Patrol hotline North, 8 Mar 2024 reported/);
  });

  test('has a strip of past states for each channel, with the same in words', async () => {
    const html = await site.page('/en/strait');
    expect(html).toContain(
      'aria-label="Past five years: active from May 2021; dormant from May 2022; suspended from Aug 2022; restored from Dec 2023"',
    );
  });

  test('shows a past day by the URL, says so, and leads back', async () => {
    const html = await site.page('/en/strait?as-of=2022-09-01');
    expect(textOf(html)).toMatch(/You are looking at 1 Sep 2022.*0 of 4|No channel is open/);
    expect(html).toContain('href="/en/strait/channels/patrols?as-of=2022-09-01"');
    expect(html).toContain('<a href="/en/strait">Back to today</a>');
  });

  test('shows what a reader of a day could know', async () => {
    expect(textOf(await site.page('/en/strait?known-on=2022-08-01'))).toMatch(
      /By what was known on 1 Aug 2022/,
    );
  });

  test('lists the latest changes, newest first', async () => {
    expect(textOf(await site.page('/en/strait'))).toMatch(
      /Latest changes 9 Mar 2024 Harbour masters .*5 Mar 2024 Ferry talks .*20 Dec 2023 Patrol channels suspended → restored/,
    );
  });
});

describe('languages', () => {
  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.5', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK;q=0.4, en;q=0.9', 'en'],
    ['fr, de', 'en'],
    ['', 'en'],
  ])('without one in the URL, %j is answered in %s', async (accepted, language) => {
    expect(await site.page('/strait', { 'accept-language': accepted })).toContain(
      `<html lang="${language}">`,
    );
  });

  test('the URL goes first, and its links stay in the language', async () => {
    const html = await site.page('/zh-Hant/strait', { 'accept-language': 'en' });
    expect(html).toContain('<html lang="zh-Hant">');
    expect(textOf(html)).toContain('4 個管道中有 2 個暢通');
    expect(html).toContain('href="/zh-Hant/strait/channels/ferry"');
  });

  test.each(PAGES)('%s leads to itself in every language', async (path) => {
    const html = await site.page(path.replace('/strait', '/zh-Hans/strait'));
    expect(html).toContain('<html lang="zh-Hans">');
    const other = path.replace('/strait', '/en/strait').replaceAll('&', '&#38;');
    expect(html).toContain(`<a href="${other}" lang="en"`);
  });
});

describe('a channel', () => {
  test('has confirmed events, newest first, and beside them those that are only reported', async () => {
    const text = textOf(await site.page('/en/strait/channels/patrols'));
    expect(text).toMatch(
      /Confirmed 4 .*20 Dec 2023.*4 Aug 2022.*2 May 2021.*Reported, not confirmed 1 .*8 Mar 2024/,
    );
  });

  test('has filters', async () => {
    const text = textOf(await site.page('/en/strait/channels/patrols?from=2022&to=2022-12&show=confirmed'));
    expect(text).toMatch(/Confirmed 1 .*4 Aug 2022/);
    expect(text).not.toContain('Sentence of f');
  });

  test('names the articles of an event, which lead to the highlighted sentence', async () => {
    expect(await site.page('/en/strait/channels/ferry')).toContain('href="/en/strait/articles/d"');
    const article = await site.page('/en/strait/articles/d');
    expect(article).toContain('<span id="event-1"><mark>Sentence of d.</mark></span>');
    expect(article).toContain('<a href="#event-1">Sentence of d.</a>');
  });
});

describe('the other pages', () => {
  test('the chart is a drawing with the same in words', async () => {
    const html = await site.page('/en/strait/chart?weeks=52');
    expect(html).toMatch(
      /role="img" aria-label="The strait · the 52 weeks to 11 Mar 2024; Patrol channels: suspended → restored/,
    );
    expect(html).toContain('fill="var(--state-suspended)"');
    expect(html).toContain('<li>Ferry talks: no event known → active</li>');
  });

  test('digests are listed by week and lead to one', async () => {
    const html = await site.page('/en/strait/digests?year=2023');
    expect(textOf(html)).toMatch(/18 Dec 2023 – 24 Dec 2023 1 change 1 event/);
    expect(html).toContain('href="/en/strait/digests/2023-12-24"');
    expect(textOf(await site.page('/en/strait/digests/2023-12-24'))).toMatch(
      /What changed Patrol channels : suspended → restored/,
    );
  });

  test('look-up finds articles and leads to them', async () => {
    const html = await site.page('/en/strait/lookup?q=sentence&channel=ferry&sort=date');
    expect(html).toContain('<mark>Sentence</mark>');
    expect(html).toContain('href="/en/strait/articles/d"');
    expect(html).not.toContain('href="/en/strait/articles/a"');
  });

  test('a question in one line leads to the page that answers it, or is answered', async () => {
    const ask = (line: string) =>
      fetch(`${site.origin}/en/strait/ask?${new URLSearchParams({ q: line })}`, { redirect: 'manual' });
    expect((await ask('why patrols as-of:2023')).headers.get('location')).toBe(
      '/en/strait/channels/patrols?as-of=2023',
    );
    expect(textOf(await (await ask('channels')).text())).toContain('What counts as ferry');
  });
});

describe('requests that cannot be answered', () => {
  test.each([
    ['/en/strait/channels/nothing', 404, 'There is no channel “nothing”'],
    ['/en/strait/articles/nothing', 404, 'There is no article “nothing”'],
    ['/en/elsewhere', 404, 'There is no brief “elsewhere”'],
    ['/en/strait/nothing', 404, 'There is no such page'],
    ['/en/strait?as-of=yes', 400, '“yes” is no date'],
    ['/en/strait?as-of=2030-01-01', 400, 'lies in the future'],
    ['/en/strait/ask?q=timeline+nothing', 400, 'nothing'],
  ])('%s gets %i, the reason and the way back', async (path, status, reason) => {
    const response = await fetch(site.origin + path);
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(textOf(html)).toContain(reason);
    expect(html).toContain('<a href="/en/strait">Go to the board</a>');
  });
});

describe('what is sent', () => {
  test.each(PAGES)('%s has strict headers, no cookie, and nothing from elsewhere', async (path) => {
    const response = await fetch(site.origin + path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await response.text();
    const attributes = load(html)('*')
      .get()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
    expect(attributes.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/);
    const sources = [
      ...html.matchAll(/<(?:script|img|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]+)"/g),
    ];
    for (const [, source] of sources) expect(source).toMatch(/^\/assets\//);
  });

  test('article text is text: neither markup nor a link that runs', async () => {
    for (const path of [
      '/strait/articles/hostile',
      '/strait/channels/harbour-masters',
      '/strait/lookup?q=said',
    ]) {
      const html = await site.page(path);
      expect(html, path).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
      expect(html, path).not.toMatch(/<script>|<img|javascript:|\u202e|(?!\s)\p{Cc}/u);
    }
  });

  test('the browser asks again and is told that nothing changed; a new article changes the page', async () => {
    const first = await fetch(`${site.origin}/en/strait`);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${site.origin}/en/strait`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(first.headers.get('vary')).toMatch(/Accept-Language/);
  });

  test('links to other sites give neither credit nor referrer', async () => {
    const html = await site.page('/en/strait/channels/patrols');
    const outbound = [...html.matchAll(/<a href="https?:[^>]*>/g)].map(([tag]) => tag);
    expect(outbound.length).toBeGreaterThan(0);
    for (const tag of outbound) expect(tag).toContain('rel="nofollow noopener noreferrer"');
  });

  test(`no page is about a day after ${TODAY}`, async () => {
    expect(await site.page('/en/strait')).toContain(`max="${TODAY}"`);
  });
});
