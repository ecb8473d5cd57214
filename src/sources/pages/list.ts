import type { FetchedItem } from '../../domain/source.ts';
import { cleanLine, cleanText } from '../../text/clean.ts';
import { parseHtml } from '../../text/html.ts';
import type { Element } from '../../text/tree.ts';
import { urlKey } from '../../text/urls.ts';
import { addressOf, linkItem } from '../item.ts';

/** A list of more links is no list of news. */
const MAX_LINKS = 1_000;

/**
 * The links of a list page, each page once, in order.
 * @param selector finds the links, or the elements that they stand in. Throws where it is no CSS selector.
 */
export function readList(html: string, url: string, selector: string): readonly FetchedItem[] {
  const { find, textOf } = parseHtml(html);
  const base = find('base[href]').attr('href');
  const items = new Map<string, FetchedItem>();
  for (const link of find(`a[href]:is(${selector}), :is(${selector}) a[href]`)) {
    const address = addressOf(link.attribs.href, [url, base]);
    if (address === null || urlKey(address) === urlKey(url) || items.has(urlKey(address))) continue;
    items.set(urlKey(address), linkItem(address, cleanLine(textOf(link))));
    if (items.size === MAX_LINKS) break;
  }
  return [...items.values()];
}

/** A page that is an article by itself, as the one item of its source; it changes with its text. */
export function readSinglePage(html: string, url: string): FetchedItem {
  const { root, textOf } = parseHtml(html);
  return linkItem(url, null, cleanText(textOf(root)));
}

/** The page with its head and, in its body, only the elements that a selector finds; `undefined` where it finds none. */
export function keepContent(html: string, selector: string): string | undefined {
  const { find, markupOf } = parseHtml(html);
  const found = new Set(find(selector));
  const outermost = [...found].filter((element) => !isWithin(element, found));
  if (outermost.length === 0) return undefined;
  const head = find('head').toArray().map(markupOf).join('');
  return `<html>${head}<body>${outermost.map(markupOf).join('')}</body></html>`;
}

function isWithin(element: Element, others: ReadonlySet<Element>): boolean {
  for (let up = element.parent; up !== null && 'attribs' in up; up = up.parent)
    if (others.has(up)) return true;
  return false;
}
