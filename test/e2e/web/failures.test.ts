import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackchannelError, fixedClock, type HttpRoute } from '../../../src/index.ts';
import { openSite, type Site, TODAY } from './site.ts';

/** A part of the program that fails. */
const failing = (path: string, error: Error): HttpRoute => ({
  path,
  operator: false,
  handle: () => Promise.reject(error),
});

let site: Site;
beforeAll(async () => {
  site = await openSite({
    clock: fixedClock(`${TODAY}T09:00:30.000Z`),
    routes: [
      failing('/broken', new TypeError('secret detail')),
      failing('/metrics', new TypeError('secret detail')),
      failing('/store', new BackchannelError('DATA_UNUSABLE', 'secret/path is locked', '')),
    ],
  });
});
afterAll(() => site.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(site.origin + path, { headers });

describe('pages say in plain words what is wrong, and lead back to the board', () => {
  test.each([
    ['/en/strait/nothing', 404, 'Nothing to show here', 'There is no such page.'],
    ['/en/strait/articles/nothing', 404, 'Nothing to show here', 'There is no article “nothing”.'],
    ['/en/strait?as-of=never', 400, 'This cannot be shown', 'never'],
    ['/broken', 500, 'Something went wrong', 'this is a defect'],
    ['/store', 503, 'Not available at the moment', 'Try again in a few minutes'],
  ])('%s: %i', async (path, status, title, words) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    const $ = load(await response.text());
    expect($('h1').text()).toBe(title);
    expect($('main').text()).toContain(words);
    expect($('main').text()).not.toContain('secret');
    expect($('main a').last().attr('href')).toMatch(/\/strait$/);
  });

  test('in the language of the address, or of the browser', async () => {
    expect(await (await get('/zh-Hans/strait/nothing')).text()).toContain('没有这个页面');
    expect(await (await get('/broken', { 'accept-language': 'zh-TW' })).text()).toContain('頁面無法產生');
  });
});

test('programs get the same as JSON', async () => {
  const response = await get('/metrics');
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    error: { code: 'DEFECT', problem: 'Something went wrong.', remedy: 'Try again later.' },
  });
});

describe('the rate limit', () => {
  /** Asks as often as one client may, then once more. */
  async function exhaust(path: string, client: string) {
    const ask = () => get(path, { 'x-forwarded-for': `198.51.100.9, ${client}` });
    const limit = Number((await ask()).headers.get('ratelimit-limit'));
    for (let count = 1; count < limit; count += 1) await (await ask()).arrayBuffer();
    return ask();
  }

  test('covers pages, the API and MCP together, for one client', async () => {
    const refused = await exhaust('/en/strait', '203.0.113.7');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(load(await refused.text())('h1').text()).toBe('Too many requests');
    for (const path of ['/api/v1/briefs', '/mcp']) {
      const also = await get(path, { 'x-forwarded-for': '203.0.113.7' });
      expect(also.status, path).toBe(429);
      expect(await also.json(), path).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    }
    expect((await get('/api/v1/briefs', { 'x-forwarded-for': '203.0.113.8' })).status).toBe(200);
  });

  test('pages of other origins may read that it was reached', async () => {
    const refused = await exhaust('/api/v1/briefs', '203.0.113.9');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('does not cover the files that pages are made of', async () => {
    const path = /href="(\/assets\/[^"]+)"/.exec(await (await get('/en/strait')).text())?.[1] ?? '';
    expect((await exhaust(path, '203.0.113.10')).status).toBe(200);
  });
});
