import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../tools/pictures/browser.ts';
import { openSite, type Site, TOKEN } from './site.ts';
import { VISITED } from './visited.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

const PHONE = { width: 390, height: 800 };
const DESKTOP = { width: 1180, height: 900 };

/** Each page is looked at in each of these ways, which together have every language, scheme, width, and scripts on and off. */
const WAYS = [
  { language: 'en', colorScheme: 'light', viewport: DESKTOP, javaScriptEnabled: true },
  { language: 'en', colorScheme: 'dark', viewport: PHONE, javaScriptEnabled: true },
  { language: 'zh-Hans', colorScheme: 'light', viewport: PHONE, javaScriptEnabled: true },
  { language: 'zh-Hant', colorScheme: 'dark', viewport: DESKTOP, javaScriptEnabled: true },
  { language: 'zh-Hant', colorScheme: 'light', viewport: PHONE, javaScriptEnabled: false },
  { language: 'zh-Hans', colorScheme: 'dark', viewport: DESKTOP, javaScriptEnabled: false },
] as const;

/** Lets the work use a page; whatever the browser complains of, and every request to elsewhere, is a failure. */
async function withPage(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const httpCredentials = { username: 'operator', password: TOKEN };
  const context = await browser.newContext({ httpCredentials, ...options });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== site.origin) complaints.push(`asks ${request.url()}`);
    });
    await work(page);
    expect(await context.cookies()).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

describe.each(WAYS)('$language, $colorScheme, $viewport.width pixels, scripts $javaScriptEnabled', (way) => {
  const { language, ...options } = way;

  test('every page is there and fits its width', async () => {
    await withPage(options, async (page) => {
      for (const path of VISITED) {
        const response = await page.goto(`${site.origin}/${language}/strait${path}`);
        expect(response?.status(), path).toBe(200);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow, path).toBeLessThanOrEqual(0);
        expect(await page.locator('h1').count(), path).toBe(1);
      }
    });
  }, 120_000);

  test('no page has findings of axe', async () => {
    const findings: string[] = [];
    // Axe is a script itself: where scripts are off, the page is looked at without its own.
    await withPage({ ...options, javaScriptEnabled: true }, async (page) => {
      if (!options.javaScriptEnabled)
        await page.route('**/page.js', (route) =>
          route.fulfill({ contentType: 'text/javascript', body: '' }),
        );
      for (const path of VISITED) {
        await page.goto(`${site.origin}/${language}/strait${path}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        findings.push(
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${path} ${id}: ${html}`)),
        );
      }
    });
    expect(findings).toEqual([]);
  }, 120_000);

  test('a reader goes from the board to a channel, its past, an article and back', async () => {
    await withPage(options, async (page) => {
      await page.goto(`${site.origin}/${language}/strait`);
      await page.locator('.row .what a').last().click();
      await page.waitForURL('**/channels/ferry');
      await page.locator('.articles a').first().click();
      await page.waitForURL('**/articles/*');
      expect(await page.locator('mark').count()).toBeGreaterThan(0);
      await page.locator('.brand a').click();
      await page.locator('form.day input').fill('2022-09-01');
      if (!options.javaScriptEnabled) await page.locator('form.day button').click();
      else await page.locator('form.day input').blur();
      await page.waitForURL('**?as-of=2022-09-01');
      await page.locator('.past a').click();
      await page.waitForURL(`**/${language}/strait`);
    });
  }, 60_000);

  test('a reader filters events and looks an article up', async () => {
    await withPage(options, async (page) => {
      await page.goto(`${site.origin}/${language}/strait/channels/patrols`);
      await page.locator('#show').selectOption('reported');
      await page.locator('#from').fill('2024');
      await page.locator('form.filter button').click();
      await page.waitForURL('**show=reported**');
      expect(await page.locator('.events > li').count()).toBe(1);
      await page.locator('nav.pages a[href$="/lookup"]').click();
      await page.locator('#words').fill('sentence');
      await page.locator('#channel').selectOption('ferry');
      await page.locator('form.lookup button').click();
      await page.waitForURL('**q=sentence**');
      expect(await page.locator('mark').count()).toBe(2);
    });
  }, 60_000);
});

test('with scripts, names are completed while they are typed', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(`${site.origin}/zh-Hans/strait/lookup`);
    await page.locator('#outlet').pressSequentially('Test');
    const offered = page.locator('#outlets option');
    await expect.poll(() => offered.count()).toBe(1);
    expect(await offered.first().getAttribute('value')).toBe('Test Courier');
  });
}, 60_000);

test('nothing that an article smuggles in runs', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    page.on('dialog', () => expect.unreachable('a script ran'));
    for (const path of ['/articles/hostile', '/channels/harbour-masters', '/lookup?q=said']) {
      await page.goto(`${site.origin}/en/strait${path}`);
      expect(await page.getByText('<script>alert(1)</script>').count(), path).toBeGreaterThan(0);
    }
  });
}, 60_000);

test('the keyboard reaches the content first, then all links in order', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(`${site.origin}/en/strait`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.waitForURL('**#content');
  });
}, 60_000);

test('on paper there are no controls', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(`${site.origin}/en/strait`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form.day').isVisible()).toBe(false);
    expect(await page.locator('.row').first().isVisible()).toBe(true);
  });
}, 60_000);
