import { stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Host of the pages that are drawn. Nothing is asked of a network: every address is answered from here. */
const HOST = 'http://pictures.invalid';
const FONTS: Readonly<Record<string, string>> = {
  sans: dirname(fileURLToPath(import.meta.resolve('@fontsource/noto-sans-sc/package.json'))),
  mono: dirname(fileURLToPath(import.meta.resolve('@fontsource/noto-sans-mono/package.json'))),
};
/** Pictures stand in the repository and in a README: no larger than this. */
export const MAX_PICTURE_BYTES = 300_000;

/** A page to be drawn: HTML with its styles inside. `FONT_CSS` in its head gives it a font that has Chinese characters. */
export interface BrowserPage {
  readonly html: string;
  /** CSS pixels. The height follows from the content. */
  readonly width: number;
  /** The element that is cut out. */
  readonly selector: string;
}

/** Lines for a page's head: the font `Noto Sans SC`, in the two weights that are used. */
export const FONT_CSS = fontCss('sans');
/** The same of `Noto Sans Mono`, for terminals. */
export const MONO_CSS = fontCss('mono');

function fontCss(font: string): string {
  return [400, 700]
    .map((weight) => `<link rel="stylesheet" href="${HOST}/font/${font}/${weight}.css">`)
    .join('');
}

/** A real browser without a window; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    // In one process, as it is meant to run in a cloud function, it ends with its first page.
    args: chromium.args.filter((arg) => arg !== '--single-process'),
    executablePath: await chromium.executablePath(),
    headless: true,
  });
}

/** Draws pages in a real browser, one after the other, and closes it whatever happens. */
export async function withBrowser<T>(
  work: (draw: (page: BrowserPage) => Promise<Buffer>) => Promise<T>,
): Promise<T> {
  const browser = await openBrowser();
  try {
    return await work((page) => draw(browser, page));
  } finally {
    await browser.close();
  }
}

/** The element as PNG. Throws where the page asks for anything from elsewhere, or the picture is too large to be kept. */
async function draw(browser: Browser, { html, width, selector }: BrowserPage): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, deviceScaleFactor: 1 });
  const strangers: string[] = [];
  try {
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      if (url.origin !== HOST) strangers.push(url.href);
      if (url.pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      const file = await fontFile(url);
      return file === undefined ? route.abort() : route.fulfill({ path: file });
    });
    await page.goto(`${HOST}/`);
    await page.evaluate('document.fonts.ready');
    const picture = await page.locator(selector).screenshot({ type: 'png' });
    if (strangers.length > 0) throw new Error(`The page asks elsewhere: ${strangers.join(', ')}`);
    if (picture.length > MAX_PICTURE_BYTES) throw new Error(`The picture has ${picture.length} bytes.`);
    return picture;
  } finally {
    await page.close();
  }
}

/** Gives a page that is shown the font of the pictures for its Chinese characters. */
export async function addFont(page: Page): Promise<void> {
  await page.route(`${HOST}/**`, async (route) => {
    const file = await fontFile(new URL(route.request().url()));
    // Fonts are fetched across origins, which needs leave.
    const headers = { 'access-control-allow-origin': '*' };
    return file === undefined ? route.abort() : route.fulfill({ path: file, headers });
  });
  for (const weight of [400, 700]) await page.addStyleTag({ url: `${HOST}/font/sans/${weight}.css` });
  await page.addStyleTag({ content: ':lang(zh) { font-family: "Noto Sans SC", sans-serif; }' });
  await page.evaluate('document.fonts.ready');
}

async function fontFile({ origin, pathname }: URL): Promise<string | undefined> {
  const [, font = '', rest = ''] = /^\/font\/(\w+)\/(.+)$/.exec(pathname) ?? [];
  const folder = FONTS[font];
  if (origin !== HOST || folder === undefined) return undefined;
  const file = normalize(join(folder, rest));
  if (!file.startsWith(folder)) return undefined;
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}

/** A picture's address for a page's `src`, from its bytes. */
export function dataUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
