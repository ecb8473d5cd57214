import { addDays, type Day, dayNumber, dayOf } from '../domain/dates.ts';
import type { Schedule, Weekday } from '../domain/subscription.ts';
import { firstShown } from '../domain/wall-clock.ts';
import { createMemo } from '../text/memo.ts';

/** Maximum distance in days between a local day and the UTC day. */
const MARGIN = 1;
/** Any schedule was due within this many milliseconds before any instant: a week, plus a day that a zone may have skipped. */
const WEEK = 9 * 86_400_000;

/**
 * The instants at which a schedule is due, after `from` until `until`, in order, each once. All are ISO 8601 in UTC.
 * A time that a zone skips in spring is due at the first instant after the gap; of an hour that occurs twice in autumn the
 * first one counts. Throws a RangeError where the zone does not exist.
 */
export function dueInstants(schedule: Schedule, from: string, until: string): readonly string[] {
  const [last, due] = [Date.parse(until), [] as string[]];
  if (last <= Date.parse(from)) return due;
  for (const instant of instantsAfter(schedule, from)) {
    if (instant > last) break;
    due.push(iso(instant));
  }
  return due;
}

/** The next `count` instants after `from` at which a schedule is due. */
export function nextInstants(schedule: Schedule, from: string, count: number): readonly string[] {
  return [...instantsAfter(schedule, from).take(count)].map(iso);
}

/** The instants due after `from` until `now`, and the first one after them. */
export function dueAndNext(
  schedule: Schedule,
  from: string,
  now: string,
): { readonly due: readonly string[]; readonly next: string } {
  const due: string[] = [];
  for (const instant of instantsAfter(schedule, from)) {
    const next = iso(instant);
    if (next > now) return { due, next };
    due.push(next);
  }
  throw new RangeError('a schedule has no end');
}

/** The last instant until `until`, inclusive, at which a schedule was due. */
export function lastInstant(schedule: Schedule, until: string): string | undefined {
  return dueInstants(schedule, iso(Date.parse(until) - WEEK), until).at(-1);
}

/** All instants of a schedule after `from`, in order, without end. */
function* instantsAfter({ days, times, zone }: Schedule, from: string): Generator<number, void, void> {
  let last = Date.parse(from);
  for (let day = addDays(dayOf(from), -MARGIN); ; day = addDays(day, 1)) {
    if (!days.includes(weekdayOf(day))) continue;
    for (const instant of times.map((time) => shownAt(day, time, zone)).sort((a, b) => a - b)) {
      if (instant <= last) continue;
      yield instant;
      last = instant;
    }
  }
}

function weekdayOf(day: Day): Weekday {
  return (((dayNumber(day) + 3) % 7) + 1) as Weekday; // 1970-01-01 was a Thursday
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Instants that are kept: subscriptions that are due together share them. */
const MAX_INSTANTS = 5_000;
const instants = createMemo<string, number>(MAX_INSTANTS);

function shownAt(day: Day, time: string, zone: string): number {
  return instants.get(`${day}T${time} ${zone}`, () => firstShown(`${day}T${time}`, zone));
}
