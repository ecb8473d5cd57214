import type { FetchedItem, PollingAdvice, SourceDefinition } from '../domain/source.ts';
import { decode } from '../text/charset/decode.ts';
import { parseFeed } from './feeds/index.ts';
import { failed, type HttpContent, type HttpFailure } from './http/client.ts';
import { readOpml } from './opml.ts';
import { readList, readSinglePage } from './pages/list.ts';
import { parseSitemap } from './pages/sitemap.ts';

/** What the content of a source holds. */
export interface SourceContent {
  readonly items: readonly FetchedItem[];
  readonly advice: PollingAdvice;
  /** Where older items are, newest first. */
  readonly older: readonly string[];
  /** Where the other items of this reading are; none but for an index or a list of feeds. */
  readonly lists: readonly SourceList[];
}

/** A part of a source at an address of its own. */
interface SourceList {
  readonly kind: 'feed' | 'sitemap';
  readonly url: string;
  /** The outlet of its items, where that is not the source's. */
  readonly outlet: string | null;
}

/** Sitemaps of an index that are read at a time: the newest ones. */
const SITEMAPS = 2;
/** A longer list of feeds is cut. */
const MAX_FEEDS = 200;

/** Reads the content of a feed, a page, a sitemap or a list of feeds; a failure where it is something else. Pure. */
export function readContent(
  source: SourceDefinition,
  content: HttpContent,
  now: string,
): SourceContent | HttpFailure {
  const text = textOf(content);
  const context = { url: content.url, zone: source.zone, now };
  switch (source.kind) {
    case 'feed': {
      const feed = parseFeed(text, context);
      if (feed === undefined) return failed('format', 'feed');
      return { ...plain(feed.items), advice: feed.advice, older: feed.older === null ? [] : [feed.older] };
    }
    case 'sitemap': {
      const sitemap = parseSitemap(text, context);
      if (sitemap === undefined) return failed('format', 'sitemap');
      const lists = sitemap.lists
        .slice(0, SITEMAPS)
        .map((url) => ({ kind: 'sitemap', url, outlet: null }) as const);
      return { ...plain(sitemap.items), lists, older: sitemap.lists.slice(SITEMAPS) };
    }
    case 'page': {
      const { links } = source.selectors ?? {};
      if (links === undefined) return plain([readSinglePage(text, content.url)]);
      const items = readList(text, content.url, links);
      return items.length > 0 ? plain(items) : failed('format', 'page');
    }
    case 'opml': {
      const feeds = readOpml(text);
      if (feeds === undefined) return failed('format', 'opml');
      const lists = feeds.map(({ url, title }) => ({ kind: 'feed', url, outlet: title }) as const);
      return { ...plain([]), lists: lists.slice(0, MAX_FEEDS) };
    }
    case 'folder':
      return failed('format', 'folder');
  }
}

/** The text of content in whatever it is encoded in. */
export function textOf({ bytes, charset }: Pick<HttpContent, 'bytes' | 'charset'>): string {
  return decode(bytes, charset);
}

function plain(items: readonly FetchedItem[]): SourceContent {
  return { items, advice: {}, older: [], lists: [] };
}
