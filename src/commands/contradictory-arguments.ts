import { type Day, daysBetween } from '../domain/dates.ts';
import type { Action, History, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';

/** Which way an action points: a channel that works, or one that does not. Plans and proposals point nowhere yet. */
const OPEN: readonly Action[] = ['hold', 'resume', 'agree', 'extend'];
const SHUT: readonly Action[] = ['suspend', 'postpone', 'refuse', 'end'];

/** Within so many days two events that point opposite ways may be two tellings of one matter. */
const NEAR_DAYS = 3;

/**
 * The events that point the other way than those that a status rests on: in the same channel, by the day and within three
 * days of it, or of the very same month or year where no day is told. In order of the support.
 */
export function contradictions(
  { support }: Status,
  histories: ReadonlyMap<string, History>,
  asOf: Day,
): readonly HistoryEvent[] {
  const found = support.flatMap((event) =>
    (histories.get(event.channel) ?? []).filter(
      (other) =>
        isOpposite(event.action, other.action) && isNear(event, other) && effectiveDay(other) <= asOf,
    ),
  );
  return [...new Set(found)];
}

function isOpposite(a: Action, b: Action): boolean {
  return (OPEN.includes(a) && SHUT.includes(b)) || (SHUT.includes(a) && OPEN.includes(b));
}

function isNear(a: HistoryEvent, b: HistoryEvent): boolean {
  if (a.precision !== 'day' || b.precision !== 'day') return a.date === b.date;
  return Math.abs(daysBetween(a.date, b.date)) <= NEAR_DAYS;
}
