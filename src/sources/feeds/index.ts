import type { FetchedItem, PollingAdvice } from '../../domain/source.ts';
import { cleanLine } from '../../text/clean.ts';
import { addressOf, baseOf, revisionOf, titleOf } from '../item.ts';
import { dayStated, type FoundDate, findItemDate, type ItemDateContext, isMidnight } from '../item-date.ts';
import { withoutProlog } from './prolog.ts';
import type { RawFeed, RawItem } from './raw.ts';
import { readRawFeed } from './read-raw.ts';

/** A feed as it was read. */
export interface Feed {
  readonly title: string | null;
  /** The address of the page that it belongs to. */
  readonly home: string | null;
  readonly items: readonly FetchedItem[];
  readonly advice: PollingAdvice;
  /** The address of the page with older items. */
  readonly older: string | null;
}

/** How a feed is read. */
export interface FeedContext extends ItemDateContext {
  /** Where it came from; `null` where that is not known. */
  readonly url: string | null;
}

/**
 * Reads RSS of any version, Atom and JSON Feed; broken XML is repaired first. Pure; in doubt a field is `null`.
 * @returns `undefined` for anything but a feed.
 */
export function parseFeed(text: string, context: FeedContext): Feed | undefined {
  const raw = readRawFeed(text);
  if (raw === undefined) return undefined;
  const home = addressOf(raw.home, [context.url]);
  const base = baseOf([home, context.url, ...raw.bases]);
  const timeless = raw.items.length > 1 && raw.items.every(({ dates }) => isMidnight(stated(dates)[0] ?? ''));
  const items = raw.items.map((item) => toItem(item, { ...context, feed: raw.title, base, timeless }));
  return {
    title: cleanLine(raw.title),
    home,
    items: items.filter(({ title, content, url }) => title !== null || content !== null || url !== null),
    advice: adviceOf(raw),
    older: addressOf(raw.older, [base]),
  };
}

/** Characters in which a feed shows what it is; a document type with entities may come first. */
const HEAD = 8_000;

/** Whether a text is a whole feed, by how it begins. */
export function looksLikeFeed(text: string): boolean {
  const head = text.slice(0, HEAD).trimStart();
  const [json] = /^\{[^<]*?"version"\s*:\s*"https:\/\/jsonfeed\.org/.exec(head) ?? [];
  return json !== undefined || /^<(?:rss|feed|rdf:RDF)\b/i.test(withoutProlog(head));
}

interface ItemContext extends FeedContext {
  /** The feed's title. */
  readonly feed: string | undefined;
  /** What links are relative to. */
  readonly base: string | undefined;
  /** All items are dated at midnight: what is stated are days. */
  readonly timeless: boolean;
}

function toItem(item: RawItem, context: ItemContext): FetchedItem {
  const url = addressOf(item.link, [context.base, ...item.bases]);
  const title = item.title === undefined ? null : titleOf(item.title.value, item.title.kind);
  const content = longest(item.texts);
  const outlet = cleanLine(item.outlet);
  return {
    id: cleanLine(item.id),
    url,
    title,
    outlet: outlet === cleanLine(context.feed) ? null : outlet,
    ...dateOf(stated(item.dates), url, context),
    content,
    revision: revisionOf(title, content),
  };
}

function stated(dates: readonly (string | undefined)[]): readonly string[] {
  return dates.filter((date) => date !== undefined && date.trim() !== '') as string[];
}

function dateOf(dates: readonly string[], url: string | null, context: ItemContext): FoundDate {
  const found = findItemDate({ stated: dates, url }, context);
  const day = context.timeless && found.published !== null ? dayStated(dates[0] ?? '') : null;
  return day === null ? found : { published: { value: day, basis: 'stated' }, unread: null };
}

/** The text that says most: markup does not count. */
function longest(texts: readonly (string | undefined)[]): string | null {
  let best: { readonly text: string; readonly length: number } | undefined;
  for (const text of texts) {
    if (text === undefined || text.trim() === '') continue;
    const { length } = text.replace(/<[^<>]*>/g, '');
    if (best === undefined || length > best.length) best = { text, length };
  }
  return best?.text ?? null;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function adviceOf({ ttlMinutes, skipHours = [], skipDays = [] }: RawFeed): PollingAdvice {
  const hours = skipHours.map((hour) => hour % 24).filter((hour) => Number.isInteger(hour) && hour >= 0);
  const days = skipDays.map((day) => DAYS.indexOf(day.toLowerCase())).filter((day) => day >= 0);
  return {
    ...(ttlMinutes !== undefined && ttlMinutes > 0 && { ttlMinutes }),
    ...(hours.length > 0 && { skipHours: hours }),
    ...(days.length > 0 && { skipDays: days }),
  };
}
