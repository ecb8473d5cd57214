import { parseFeed } from 'feedsmith';
import { repairXml } from '../../text/xml.ts';
import { fromAtom } from './atom.ts';
import { fromJson } from './json.ts';
import type { RawFeed } from './raw.ts';
import { fromRdf, fromRss } from './rss.ts';

/** Feeds have some dozens of items, archives some hundreds; what comes after these is left out. */
const MAX_ITEMS = 10_000;

const ROOT = /<(?:rss|feed|rdf:rdf)\b/i;

/** Reads a feed of any format, be it broken or after something else; `undefined` for anything else. */
export function readRawFeed(text: string): RawFeed | undefined {
  const whole = attempt(text);
  const start = text.search(ROOT);
  if (whole !== undefined || start < 0) return whole;
  const repaired = repairXml(withoutCutItem(text.slice(start)));
  return repaired === undefined ? undefined : attempt(repaired);
}

/** Of a feed that was cut off, the last item is not whole. */
function withoutCutItem(text: string): string {
  if (/<\/(?:rss|feed|rdf:rdf)>\s*$/i.test(text.slice(-100))) return text;
  const end = Math.max(...['</item>', '</entry>'].map((tag) => text.lastIndexOf(tag) + tag.length));
  return end > '</entry>'.length ? text.slice(0, end) : text;
}

function attempt(text: string): RawFeed | undefined {
  try {
    const parsed = parseFeed(text, { maxItems: MAX_ITEMS });
    switch (parsed.format) {
      case 'rss':
        return fromRss(parsed.feed);
      case 'rdf':
        return fromRdf(parsed.feed);
      case 'atom':
        return fromAtom(parsed.feed);
      case 'json':
        return fromJson(parsed.feed);
    }
  } catch {
    // The parser rejects what is no feed, or a broken one, by throwing.
    return undefined;
  }
}
