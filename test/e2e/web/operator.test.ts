import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR, openSite, type Site, TOKEN } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PAGES = [
  '',
  '/review',
  '/review/add',
  '/decisions',
  '/deliveries',
  '/subscriptions',
  '/sources',
  '/sources/harbour-folder',
];
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${site.origin}/en/strait${path}`, { headers });
const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}`,
});
const textOf = (html: string) => load(html)('main').text().replace(/\s+/g, ' ');

describe('access', () => {
  test.each(PAGES)('/operator%s needs the token, as bearer token or as password', async (path) => {
    for (const headers of [{}, basic('wrong'), { authorization: 'Bearer wrong' }]) {
      const refused = await get(`/operator${path}`, headers);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe('Basic realm="Backchannel"');
      expect(textOf(await refused.text())).toContain('the password is the token');
    }
    for (const headers of [OPERATOR, basic(TOKEN)]) {
      const allowed = await get(`/operator${path}`, headers);
      expect(allowed.status).toBe(200);
      expect(allowed.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('an address below them that does not exist says nothing without the token', async () => {
    expect((await get('/operator/nothing')).status).toBe(401);
    expect((await get('/operator/nothing', OPERATOR)).status).toBe(404);
  });

  test('a form from another site is refused, although a browser sends the password', async () => {
    const post = (headers: Readonly<Record<string, string>>) =>
      fetch(`${site.origin}/en/strait/operator/deliveries`, {
        method: 'POST',
        headers: {
          ...basic(TOKEN),
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
      });
    const foreign = await post({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
    // The site's own form gets through to where nothing takes it.
    expect((await post({ origin: site.origin })).status).toBe(404);
  });

  test('without a token nothing of it is served', async () => {
    const other = await openSite({ token: '' });
    try {
      for (const path of ['/en/strait/operator', '/api/v1/strait/deliveries']) {
        const response = await fetch(other.origin + path, { headers: OPERATOR });
        expect(response.status, path).toBe(403);
        expect(await response.text(), path).toContain('no token is configured');
      }
      expect(await other.page('/en/strait')).not.toContain('/operator');
    } finally {
      await other.close();
    }
  });
});

describe('pages', () => {
  test('the overview has each answer in one line, and the footer leads to it', async () => {
    const $ = load(await site.page('/en/strait/operator', OPERATOR));
    const links = $('main a').map((_, link) => $(link).attr('href'));
    expect(links.get()).toEqual([
      '/en/strait/operator/review',
      '/en/strait/operator/deliveries',
      '/en/strait/operator/subscriptions',
      '/en/strait/operator/sources',
    ]);
    expect($('main').text()).toContain('1 source');
    expect(await site.page('/en/strait')).toContain('href="/en/strait/operator"');
  });

  test('only the operator is shown who paused a source, and where a folder is', async () => {
    for (const path of ['/sources', '/sources/harbour-folder']) {
      const own = textOf(await (await get(`/operator${path}`, OPERATOR)).text());
      expect(own, path).toContain('Paused by Keeper Kim');
      const open = textOf(await (await get(path)).text());
      expect(open, path).toContain('Paused since 1 Mar 2024');
      expect(open, path).not.toContain('Keeper Kim');
      expect(open, path).not.toContain('/home/keeper');
    }
    expect(await site.page('/en/strait/operator/sources/harbour-folder', OPERATOR)).toContain('/home/keeper');
  });

  test('each source in the list leads to its own page', async () => {
    const $ = load(await site.page('/en/strait/sources'));
    expect($('.entry-title a').attr('href')).toBe('/en/strait/sources/harbour-folder');
  });

  test('deliveries are found by subscription or day', async () => {
    const found = await get('/operator/deliveries?delivery=2024-03-01', OPERATOR);
    expect(found.status).toBe(404);
    expect(textOf(await found.text())).toContain('No edition of 2024-03-01');
  });

  test('a question about deliveries leads to them', async () => {
    const response = await fetch(`${site.origin}/en/strait/ask?q=deliveries`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/en/strait/operator/deliveries');
  });
});
