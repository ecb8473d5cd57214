import type { FetchedItem } from '../../domain/source.ts';
import { cleanLine } from '../../text/clean.ts';
import type { Element } from '../../text/tree.ts';
import { parseXml } from '../../text/xml.ts';
import { addressOf, linkItem } from '../item.ts';
import { findItemDate, type ItemDateContext } from '../item-date.ts';

/** What a sitemap holds: pages, or other sitemaps. Both newest first, as far as dates are stated. */
export interface Sitemap {
  readonly items: readonly FetchedItem[];
  readonly lists: readonly string[];
}

/** The protocol allows as many in a file. */
const MAX_ENTRIES = 50_000;

/** Reads a sitemap, with the titles and dates of news sitemaps, or an index of sitemaps; `undefined` for anything else. */
export function parseSitemap(text: string, context: ItemDateContext): Sitemap | undefined {
  const tree = /<(?:urlset|sitemapindex)\b/i.test(text.slice(0, 4_000)) ? parseXml(text) : undefined;
  if (tree === undefined) return undefined;
  const entriesOf = (name: string) =>
    tree
      .find(name)
      .slice(0, MAX_ENTRIES)
      .toArray()
      .map((entry) => readEntry(entry, tree.textOf));
  const pages = entriesOf('urlset > url');
  // Of a list whose pages all changed at the same instant, it is the list that was written then.
  const dated = pages.filter(({ changed }) => changed !== '');
  const changing = dated.length === 1 || new Set(dated.map(({ changed }) => changed)).size > 1;
  return {
    items: newestFirst(pages).flatMap((page) => toItem(page, changing, context)),
    lists: newestFirst(entriesOf('sitemapindex > sitemap')).flatMap(({ url }) => (url === null ? [] : [url])),
  };
}

interface Entry {
  readonly url: string | null;
  readonly changed: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
}

const NAMES = new Set(['loc', 'lastmod', 'title', 'name', 'publication_date']);

/** Names with any prefix: `news:title` as `title`. */
function readEntry(entry: Element, textOf: (element: Element) => string): Entry {
  const texts = new Map<string, string>();
  const collect = ({ children }: Element) => {
    for (const child of children) {
      if (!('attribs' in child)) continue;
      const name = child.name.toLowerCase().replace(/^.*:/, '');
      if (name === 'news' || name === 'publication') collect(child);
      else if (NAMES.has(name) && !texts.has(name)) texts.set(name, textOf(child));
    }
  };
  collect(entry);
  const line = (name: string) => cleanLine(texts.get(name));
  return {
    url: addressOf(texts.get('loc'), []),
    changed: line('lastmod') ?? '',
    title: line('title'),
    outlet: line('name'),
    published: line('publication_date'),
  };
}

function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  const key = ({ published, changed }: Entry) => published ?? changed;
  return entries.toSorted((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
}

function toItem(entry: Entry, changing: boolean, context: ItemDateContext): readonly FetchedItem[] {
  const { url, title, outlet, published, changed } = entry;
  if (url === null) return [];
  const date = findItemDate({ stated: published === null ? [] : [published], url }, context);
  return [{ ...linkItem(url, title, changing ? changed : ''), ...date, outlet }];
}
