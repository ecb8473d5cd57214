import type { FetchedItem, PollingAdvice, SourceDefinition } from '../domain/source.ts';
import { decode } from '../text/charset/decode.ts';
import { parseFeed } from './feeds/index.ts';
import { failed, type HttpContent, type HttpFailure } from './http/client.ts';
import { readList, readSinglePage } from './pages/list.ts';
import { parseSitemap } from './pages/sitemap.ts';

/** What the content of a source holds. */
export interface SourceContent {
  readonly items: readonly FetchedItem[];
  readonly advice: PollingAdvice;
  /** Where older items are, newest first. */
  readonly older: readonly string[];
  /** Whether items of this source stand in what `older` leads to as much as here: it is an index. */
  readonly isIndex: boolean;
}

/** Reads the content of a feed, a page or a sitemap; a failure where it is something else. Pure. */
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
      return { ...plain(sitemap.items), older: sitemap.lists, isIndex: sitemap.lists.length > 0 };
    }
    case 'page': {
      const { links } = source.selectors ?? {};
      if (links === undefined) return plain([readSinglePage(text, content.url)]);
      const items = readList(text, content.url, links);
      return items.length > 0 ? plain(items) : failed('format', 'page');
    }
    default:
      return failed('format', source.kind);
  }
}

/** The text of content in whatever it is encoded in. */
export function textOf({ bytes, charset }: Pick<HttpContent, 'bytes' | 'charset'>): string {
  return decode(bytes, charset);
}

function plain(items: readonly FetchedItem[]): SourceContent {
  return { items, advice: {}, older: [], isIndex: false };
}
