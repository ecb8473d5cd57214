import { addDays, dayOf } from '../domain/dates.ts';
import type { ItemDate } from '../domain/source.ts';
import { dayInUrl, parseDate } from '../text/stated-dates.ts';

/** What an item's date is found from. */
export interface DateEvidence {
  /** What is stated, best first. */
  readonly stated: readonly string[];
  readonly url: string | null;
}

/** Where and when a date is read. */
export interface ItemDateContext {
  /** IANA zone of dates without one. */
  readonly zone: string;
  /** The present instant, ISO 8601. */
  readonly now: string;
}

/** An item's date; `unread` is what is stated where that cannot be. */
export interface FoundDate {
  readonly published: ItemDate | null;
  readonly unread: string | null;
}

/** Earlier dates come from programs that have none: 1970, 1900, the year 0. */
const EARLIEST = '1990-01-01';
/** Clocks of servers are some minutes fast. */
const TOLERANCE = 15 * 60_000;
/** A zone at the end of a stated date. */
const ZONE = /\s?(?:Z|UTC?|GMT|[A-Z]{3,4}|[+-]\d\d:?\d\d)$/;

/**
 * The date of an item: the first stated one that can be; a time in the future as that time of day in the source's zone, where
 * that is past; else the day in its address.
 */
export function findItemDate({ stated, url }: DateEvidence, context: ItemDateContext): FoundDate {
  const { zone, now } = context;
  const can = (value: string | null): value is string => value !== null && isPlausible(value, now);
  for (const line of stated) {
    const value = parseDate(line, zone);
    if (can(value)) return { published: { value, basis: basisOf(line, value) }, unread: null };
  }
  for (const line of stated) {
    const value = ZONE.test(line) ? parseDate(line.replace(ZONE, ''), zone) : null;
    const isFuture = (parseDate(line, zone) ?? '') > now;
    if (isFuture && can(value)) return { published: { value, basis: 'repaired' }, unread: null };
  }
  const day = dayInUrl(url ?? '');
  return { published: can(day) ? { value: day, basis: 'address' } : null, unread: stated[0] ?? null };
}

function isPlausible(value: string, now: string): boolean {
  if (value < EARLIEST) return false;
  // A day is at most a day ahead: it may have begun in another zone.
  if (value.length <= 10) return value <= addDays(dayOf(now), 1);
  return Date.parse(value) <= Date.parse(now) + TOLERANCE;
}

/** Zones that mean the same everywhere. */
const CERTAIN = /(?:Z|UTC?|GMT|[+-]\d\d:?\d\d)$/;

/** What is read differently in another zone has none of its own. */
function basisOf(line: string, value: string): ItemDate['basis'] {
  if (CERTAIN.test(line)) return 'stated';
  const zones = ['Pacific/Kiritimati', 'Pacific/Honolulu'];
  return zones.every((zone) => parseDate(line, zone) === value) ? 'stated' : 'source-zone';
}

const MIDNIGHT = /[T ]00:00(?::00(?:\.0+)?)?(?!\d)/;

/** Whether a stated date is a day with a time of nothing but zeros, as programs write days that have no time. */
export function isMidnight(line: string): boolean {
  return MIDNIGHT.test(line);
}

/** The day of a date with a time of zeros, as its own zone has it; `null` where it is none. */
export function dayStated(line: string): string | null {
  const at = line.search(MIDNIGHT);
  const day = at < 0 ? null : parseDate(line.slice(0, at), 'UTC');
  return day !== null && day.length === 10 ? day : null;
}
