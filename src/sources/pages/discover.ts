import { parseHtml } from '../../text/html.ts';
import { addressOf } from '../item.ts';

const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|(?:application|text)\/xml)$/i;
/** Pages name a feed or two; some one for each of their sections. */
const MAX_FEEDS = 50;

/** The feeds that a page names as its own, in its order. */
export function discoverFeeds(html: string, url: string): readonly string[] {
  const { find } = parseHtml(html);
  const base = find('base[href]').attr('href');
  const feeds = find('link[rel][href]')
    .toArray()
    .filter(
      ({ attribs: { rel = '', type = '' } }) => /\balternate\b/i.test(rel) && FEED_TYPE.test(type.trim()),
    )
    .map(({ attribs: { href } }) => addressOf(href, [url, base]))
    .filter((address) => address !== null);
  return [...new Set(feeds)].slice(0, MAX_FEEDS);
}
