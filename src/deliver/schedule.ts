import { addDays, type Day, dayNumber, dayOf } from '../model/date.ts';
import type { Schedule, Weekday } from '../model/subscription.ts';
import { firstShown } from '../model/zone.ts';

/** Local days differ from UTC's by one at most. */
const MARGIN = 1;
/** A schedule has a day a week at least. */
const WEEK = 7;
const DAY = 86_400_000;

/**
 * The instants at which a schedule is due, after `from` until `until`, in order, each once. All are ISO 8601 in UTC.
 * An hour that a zone skips in spring is made up for by the first instant after the gap; of an hour that comes twice in autumn the
 * first one counts. Throws a RangeError where the zone does not exist.
 */
export function dueInstants(schedule: Schedule, from: string, until: string): readonly string[] {
  const [after, last] = [Date.parse(from), Date.parse(until)];
  const instants = new Set<number>();
  for (let day = addDays(dayOf(from), -MARGIN); day <= addDays(dayOf(until), MARGIN); day = addDays(day, 1)) {
    for (const instant of instantsOf(schedule, day))
      if (instant > after && instant <= last) instants.add(instant);
  }
  return [...instants].sort((a, b) => a - b).map(iso);
}

/** The next instants after `from` at which a schedule is due, so many. */
export function nextInstants(schedule: Schedule, from: string, count: number): readonly string[] {
  const weeks = Math.ceil(count / (schedule.days.length * schedule.times.length)) + 1;
  return dueInstants(schedule, from, later(from, weeks * WEEK)).slice(0, count);
}

/** The last instant until `until`, inclusive, at which a schedule was due. */
export function lastInstant(schedule: Schedule, until: string): string | undefined {
  return dueInstants(schedule, later(until, -2 * WEEK), until).at(-1);
}

function instantsOf({ days, times, zone }: Schedule, day: Day): readonly number[] {
  return days.includes(weekdayOf(day)) ? times.map((time) => firstShown(`${day}T${time}`, zone)) : [];
}

function weekdayOf(day: Day): Weekday {
  return (((dayNumber(day) + 3) % 7) + 1) as Weekday; // 1970-01-01 was a Thursday
}

function later(instant: string, days: number): string {
  return iso(Date.parse(instant) + days * DAY);
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
