import { isWebAddress } from '../../text/urls.ts';
import { alternateOf, olderOf, type ParsedFeed, type RawFeed, type RawItem } from './raw.ts';

type RssItem = NonNullable<ParsedFeed<'rss'>['items']>[number];

/** RSS 0.91 to 2.0. */
export function fromRss(feed: ParsedFeed<'rss'>): RawFeed {
  return {
    title: feed.title,
    home: feed.link ?? alternateOf(feed.atom?.links),
    bases: [feed.xml?.base],
    older: olderOf(feed.atom?.links),
    ttlMinutes: feed.ttl,
    skipHours: feed.skipHours,
    skipDays: feed.skipDays,
    items: (feed.items ?? []).map(fromRssItem),
  };
}

function fromRssItem(item: RssItem): RawItem {
  const { guid, source, media } = item;
  const permalink = guid?.isPermaLink !== false && isWebAddress(guid?.value ?? '') ? guid?.value : undefined;
  return {
    id: guid?.value ?? item.atom?.id,
    link: item.link ?? alternateOf(item.atom?.links) ?? permalink,
    bases: [item.xml?.base],
    title: titleOf(item.title ?? item.dc?.titles?.[0] ?? media?.title?.value ?? item.itunes?.title),
    outlet: source?.title ?? item.dc?.publishers?.[0],
    dates: [item.pubDate, item.atom?.published, ...datesOf(item), item.atom?.updated],
    texts: [
      item.content?.encoded,
      item.description,
      item.itunes?.summary,
      media?.description?.value,
      ...(item.dc?.descriptions ?? []),
    ],
  };
}

/** RSS 0.90 and 1.0, which are RDF. */
export function fromRdf(feed: ParsedFeed<'rdf'>): RawFeed {
  return {
    title: feed.title,
    home: feed.link,
    bases: [feed.xml?.base],
    older: olderOf(feed.atom?.links),
    items: (feed.items ?? []).map((item) => ({
      id: item.rdf?.about,
      link: item.link ?? item.rdf?.about,
      bases: [item.xml?.base],
      title: titleOf(item.title),
      outlet: item.dc?.publishers?.[0],
      dates: datesOf(item),
      texts: [item.content?.encoded, item.description, ...(item.dc?.descriptions ?? [])],
    })),
  };
}

/** RSS does not say whether a title is markup. */
function titleOf(value: string | undefined): RawItem['title'] {
  return value === undefined ? undefined : { value, kind: 'unknown' };
}

function datesOf({ dc, dcterms }: Pick<RssItem, 'dc' | 'dcterms'>): readonly string[] {
  return [dcterms?.issued, dc?.dates, dcterms?.created, dcterms?.dates].flatMap((dates) => dates ?? []);
}
