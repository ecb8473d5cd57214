/**
 * Calendar dates as exact as a text states them.
 *
 * A `PartialDate` is an ISO 8601 date cut where knowledge ends: `2023-12-21`, `2023-12` or `2023`.
 * All arithmetic on whole days is done on `YYYY-MM-DD` strings in the proleptic Gregorian calendar, without a time zone.
 */
export type PartialDate = string;

/** A full day, `YYYY-MM-DD`. */
export type Day = string;

/** How exact a `PartialDate` is; it follows from the string's length. */
export type Precision = 'day' | 'month' | 'year';

const SHAPE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const MS_PER_DAY = 86_400_000;

/** True for a well-formed partial date that exists in the calendar (2023-02-30 does not). */
export function isPartialDate(value: string): boolean {
  if (!SHAPE.test(value)) return false;
  return value.length < 10 || addDays(value, 0) === value;
}

export function precisionOf(date: PartialDate): Precision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

/** The first day that the date may mean. */
export function firstDay(date: PartialDate): Day {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day that the date may mean. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return `${date}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** Days since 1970-01-01 of the date's first day. */
export function dayNumber(date: PartialDate): number {
  return Date.parse(`${firstDay(date)}T00:00:00Z`) / MS_PER_DAY;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** `b` minus `a` in days, both taken at their first day. */
export function daysBetween(a: PartialDate, b: PartialDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** Whether one of the two dates may mean a day that the other means too. */
export function overlaps(a: PartialDate, b: PartialDate): boolean {
  return firstDay(a) <= lastDay(b) && firstDay(b) <= lastDay(a);
}

/** The calendar day of an ISO 8601 instant (or of a plain date, unchanged), in UTC. */
export function dayOf(instant: string): Day {
  if (instant.length <= 10) return firstDay(instant);
  // Most instants are in UTC already, and a history asks for the days of thousands.
  return instant.endsWith('Z') ? instant.slice(0, 10) : new Date(instant).toISOString().slice(0, 10);
}
