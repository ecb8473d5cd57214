import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urlKey } from './urls.ts';

const PAGE = 'https://www.courier.example/2024/talks?id=7';
const KEY = 'courier.example/2024/talks?id=7';

describe('one page has one key, however it is reached', () => {
  test.each([
    ['as it is', PAGE],
    ['another scheme, no www., last slash, fragment', 'http://courier.example/2024/talks/?id=7#top'],
    ['host in capitals, default port', 'HTTPS://WWW.COURIER.EXAMPLE:443/2024/talks?id=7'],
    ['tracking', `${PAGE}&utm_source=x&utm_medium=rss&fbclid=abc&gclid=1&spm=a.b.c`],
    ['tracking in front', 'https://www.courier.example/2024/talks?maca=chi-rss-1&id=7&at_campaign=9'],
    ['a share by a messenger', `${PAGE}&from=timeline&isappinstalled=0`],
    ['AMP as a segment', 'https://www.courier.example/amp/2024/talks/?id=7'],
    ['AMP at the end', 'https://www.courier.example/2024/talks/amp?id=7'],
    ['AMP as a suffix', 'https://www.courier.example/2024/talks.amp?id=7'],
    ['AMP as a parameter', `${PAGE}&outputType=amp`],
    ['AMP as a host', 'https://amp.courier.example/2024/talks?id=7'],
    ['AMP of Google', 'https://www.google.com/amp/s/www.courier.example/2024/talks?id=7'],
    [
      'AMP in a cache',
      'https://www-courier-example.cdn.ampproject.org/c/s/www.courier.example/2024/talks?id=7',
    ],
    ['for telephones', 'https://m.courier.example/2024/talks?id=7'],
    ['for telephones, in a word', 'https://mobile.courier.example/2024/talks?id=7'],
    ['the Internet Archive', `https://web.archive.org/web/20240305080000/${PAGE}`],
    [
      'the Internet Archive without banner, a slash lost',
      'https://web.archive.org/web/20240305080000if_/https:/www.courier.example/2024/talks?id=7',
    ],
    ['archive.today', `https://archive.ph/20240305/${PAGE}`],
    ['a redirection of Google', `https://www.google.com/url?q=${encodeURIComponent(PAGE)}&sa=D`],
    ['a redirection of Google Hong Kong', `https://www.google.com.hk/url?url=${encodeURIComponent(PAGE)}`],
    [
      'a translation',
      'https://www-courier-example.translate.goog/2024/talks?id=7&_x_tr_sl=zh-CN&_x_tr_tl=en',
    ],
    ['an older translation', `https://translate.google.com/translate?sl=zh&u=${encodeURIComponent(PAGE)}`],
    [
      'a cache of Google',
      `https://webcache.googleusercontent.com/search?q=cache:AbC-1:${encodeURIComponent(PAGE)}`,
    ],
    [
      'one wrapped in another',
      `https://archive.is/2024/https://web.archive.org/web/2024/${PAGE}&utm_source=x`,
    ],
  ])('%s', (_, url) => {
    expect(urlKey(url)).toBe(KEY);
  });

  test('a hyphen in a translated host is written twice', () => {
    expect(urlKey('https://ferry--news-example.translate.goog/a')).toBe('ferry-news.example/a');
  });

  test('parameters in another order, percent codes in small letters', () => {
    expect(urlKey('https://a.example/%e4%bc%9a?b=2&a=%e4')).toBe(
      urlKey('https://a.example/%E4%BC%9A?a=%E4&b=2'),
    );
  });
});

describe('different pages have different keys', () => {
  test.each([
    ['another parameter', 'https://a.example/story?sid=1', 'https://a.example/story?sid=2'],
    [
      'from a place that is no tracking',
      'https://a.example/?from=beijing',
      'https://a.example/?from=shanghai',
    ],
    ['a section of a name like a telephone host', 'https://m.example/a', 'https://example/a'],
    ['a word that begins with amp', 'https://a.example/ampere', 'https://a.example/ere'],
    ['a text in place of parameters', 'https://a.example/zh/x?%20y/a-1', 'https://a.example/zh/x?%20z/a-2'],
    ['an archive’s own page', 'https://web.archive.org/about', 'https://web.archive.org/'],
    ['a short name in an archive', 'https://archive.ph/AbCdE', 'https://archive.ph/XyZ12'],
    [
      'a search that leads nowhere',
      'https://www.google.com/url?q=talks',
      'https://www.google.com/url?q=ferry',
    ],
  ])('%s', (_, one, other) => {
    expect(urlKey(one)).not.toBe(urlKey(other));
  });
});

test('what is no web address stays as it is', () => {
  for (const text of ['', 'made-7', 'urn:x:1', 'https://', 'mailto:a@b.example', '会谈'])
    expect(urlKey(text)).toBe(text);
});

describe('for any text', () => {
  const wrappers = fc.constantFrom(
    (url: string) => url,
    (url: string) => `https://web.archive.org/web/2024/${url}`,
    (url: string) => `https://archive.ph/2024/${url}`,
    (url: string) => `https://www.google.com/url?q=${encodeURIComponent(url)}`,
    (url: string) => `${url}${url.includes('?') ? '&' : '?'}utm_source=x`,
    (url: string) => `${url}#part`,
  );
  const hosts = fc
    .tuple(fc.constantFrom('', 'www.', 'm.', 'amp.', 'm.www.'), fc.domain())
    .map((parts) => parts.join(''));
  const segments = fc.array(fc.stringMatching(/^(?:amp|\w[\w.-]{0,5}|%[\da-f]{2})$/), { maxLength: 4 });
  const queries = fc.array(fc.stringMatching(/^(?:from|id|a|amp|%e4)=(?:rss|\w{0,3})$/), { maxLength: 3 });
  const urls = fc
    .tuple(hosts, segments, queries)
    .map(
      ([host, path, query]) =>
        `https://${host}/${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    );

  test('a key is the key of itself', () => {
    fc.assert(
      fc.property(urls, wrappers, wrappers, (url, inner, outer) => {
        const key = urlKey(outer(inner(url)));
        expect(urlKey(`https://${key}`)).toBe(key);
      }),
    );
  });

  test('wrapping changes no key', () => {
    fc.assert(
      fc.property(urls, wrappers, (url, wrap) => {
        expect(urlKey(wrap(url))).toBe(urlKey(url));
      }),
    );
  });

  test('nothing throws', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl({ withQueryParameters: true }));
    fc.assert(fc.property(texts, wrappers, (text, wrap) => typeof urlKey(wrap(text)) === 'string'));
  });
});
