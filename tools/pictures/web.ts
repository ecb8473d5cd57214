import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { createAdapter } from '../../adapters/web/index.ts';
import { createLog, fixedClock, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { addFont, MAX_PICTURE_BYTES, openBrowser } from './browser.ts';

/** A picture of a page as a visitor sees it. */
interface WebPicture {
  readonly name: string;
  readonly path: string;
  readonly options: BrowserContextOptions;
}

const DESKTOP = { viewport: { width: 1180, height: 1000 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 390, height: 840 }, deviceScaleFactor: 1.5 };

const PICTURES: readonly WebPicture[] = [
  { name: 'web-board', path: '/en/uschina', options: DESKTOP },
  { name: 'web-board-phone', path: '/zh-Hant/uschina', options: { ...PHONE, colorScheme: 'dark' } },
  { name: 'web-channel', path: '/en/uschina/channels/joint-staff', options: DESKTOP },
  {
    name: 'web-chart',
    path: '/zh-Hans/uschina/chart?weeks=52',
    options: { ...DESKTOP, viewport: { width: 1180, height: 1340 }, colorScheme: 'dark' },
  },
];

/** What the documents show of the web page: the first brief with its sample as of a fixed day, by name. */
export async function webPictures(): Promise<readonly { readonly name: string; readonly png: Uint8Array }[]> {
  const data = mkdtempSync(join(tmpdir(), 'backchannel-pictures-'));
  const store = await openStore({ data });
  const brief = loadBrief(join(ROOT, 'briefs/uschina'));
  const engine = openEngine({ brief, store, clock: fixedClock('2026-09-28T12:00:00.000Z') });
  const adapter = createAdapter({
    context: { engines: [engine], language: 'en', log: await createLog('silent') },
    config: { port: 0, host: '127.0.0.1', url: undefined, token: undefined },
  });
  const browser = await openBrowser();
  try {
    await engine.bootstrap();
    await adapter.start();
    const pictures: { readonly name: string; readonly png: Uint8Array }[] = [];
    for (const picture of PICTURES) pictures.push(await take(browser, adapter.address() ?? '', picture));
    return pictures;
  } finally {
    await Promise.all([browser.close(), adapter.stop()]);
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function take(browser: Browser, origin: string, { name, path, options }: WebPicture) {
  // The page's own policy forbids fonts from elsewhere; readers have fonts for Chinese on their machines.
  const context = await browser.newContext({ ...options, bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.goto(origin + path);
    await addFont(page);
    const png = await page.screenshot({ type: 'png' });
    if (png.length > MAX_PICTURE_BYTES) throw new Error(`${name} has ${png.length} bytes.`);
    return { name, png };
  } finally {
    await context.close();
  }
}
