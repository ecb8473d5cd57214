import type { ParsedFeed, RawFeed } from './raw.ts';

/** JSON Feed 1.0 and 1.1. */
export function fromJson(feed: ParsedFeed<'json'>): RawFeed {
  return {
    title: feed.title,
    home: feed.home_page_url,
    bases: [],
    older: feed.next_url,
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url ?? item.external_url,
      bases: [],
      title: item.title === undefined ? undefined : { value: item.title, kind: 'text' },
      dates: [item.date_published, item.date_modified],
      texts: [item.content_html, item.content_text, item.summary],
    })),
  };
}
