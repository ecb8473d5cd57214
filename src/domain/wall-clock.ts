import { Temporal } from 'temporal-polyfill';

/**
 * Milliseconds since 1970 of a time of day in an IANA zone, `2023-12-21T08:30:00`. An hour that is skipped is read as the one after it,
 * one that comes twice as the first of the two. Throws a RangeError where the time or the zone does not exist.
 */
export function instantInZone(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * Milliseconds since 1970 at which a wall clock in an IANA zone first shows a time of a day (`2026-03-29T02:30`): where the clock is
 * put forward past it, the first instant after the gap; where it comes twice, the first of the two.
 * Throws a RangeError where the time or the zone does not exist.
 */
export function firstShown(local: string, zone: string): number {
  const wall = Temporal.PlainDateTime.from(local);
  const shown = wall.toZonedDateTime(zone); // in a gap: as far behind it as the time lies in it
  if (shown.toPlainDateTime().equals(wall)) return shown.epochMilliseconds;
  // The transition that ends the gap may be that very instant, and `previous` looks strictly before.
  const end = shown.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return end?.epochMilliseconds ?? shown.epochMilliseconds;
}
