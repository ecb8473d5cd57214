import { Temporal } from 'temporal-polyfill';
import type { Day } from './date.ts';

/** The day on which an ISO 8601 instant falls in an IANA zone. Throws a RangeError where either of them is none. */
export function dayInZone(instant: string, zone: string): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * Milliseconds since 1970 of a time of day in an IANA zone, `2023-12-21T08:30:00`. An hour that is skipped is read as the one after it,
 * one that comes twice as the first of the two. Throws a RangeError where the time or the zone does not exist.
 */
export function instantInZone(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/** The time of day at which an ISO 8601 instant falls in an IANA zone, `08:30`. Throws a RangeError where either of them is none. */
export function timeInZone(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
}
