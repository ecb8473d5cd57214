import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/index.ts';
import { OPERATOR, openSite, type Site } from './site.ts';
import { VISITED } from './visited.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Line ends and spaces of templates are no fault of the markup.
    'no-trailing-whitespace': 'off',
    // Article text and titles of pages may be long.
    'long-title': 'off',
    // Numeric references are how text is escaped here.
    'no-raw-characters': 'error',
  },
});

test.each(LANGUAGES.flatMap((language) => VISITED.map((path) => [language, path])))(
  '/%s/strait%s is valid HTML',
  async (language, path) => {
    const report = await validator.validateString(await site.page(`/${language}/strait${path}`, OPERATOR));
    const messages = report.results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    );
    expect(messages).toEqual([]);
  },
);

test.each(['/strait/nothing', '/strait/operator', '/strait?as-of=never'])(
  'the error page of %s is valid HTML',
  async (path) => {
    const report = await validator.validateString(await site.page(path));
    expect(report.valid).toBe(true);
  },
);

describe('links', () => {
  /** Visited pages at most: archives link to each other without end. */
  const MAX_PAGES = 150;

  test('of the whole site lead somewhere, fragments among them', async () => {
    const pages = new Map<string, string>();
    const waiting = ['/en/strait'];
    const broken: string[] = [];
    const fragments: { readonly on: string; readonly path: string; readonly id: string }[] = [];
    while (waiting.length > 0 && pages.size < MAX_PAGES) {
      const path = waiting.shift() ?? '';
      if (pages.has(path)) continue;
      const response = await fetch(site.origin + path, { headers: OPERATOR });
      const text = await response.text();
      pages.set(path, text);
      if (response.status !== 200) broken.push(`${response.status} ${path}`);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      const $ = load(text);
      for (const element of $('a[href], link[href], script[src], form[action]').get()) {
        const { href, src, action } = element.attribs;
        const target = new URL(href ?? src ?? action ?? '', site.origin + path);
        if (target.origin !== site.origin) continue;
        if (target.hash !== '')
          fragments.push({
            on: path,
            path: target.pathname + target.search,
            id: decodeURIComponent(target.hash.slice(1)),
          });
        waiting.push(target.pathname + target.search);
      }
    }
    expect(pages.size).toBeGreaterThan(60);
    expect(broken).toEqual([]);
    const dangling = fragments.filter(({ path, id }) => {
      const page = pages.get(path);
      return page !== undefined && !page.includes(`id="${id}"`);
    });
    expect(dangling).toEqual([]);
  }, 60_000);
});
