import { type Day, lastDay, type PartialDate } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';
import { type Course, isWorking, type Standing, standingOf } from './transition-state.ts';

/**
 * The status that a course has come to by the end of day `asOf`. `open` is what was said in the channel and its children
 * and is not answered yet, in any order.
 */
export function toStatus(channel: string, course: Course, open: readonly HistoryEvent[], asOf: Day): Status {
  const standing = standingOf(course);
  const beside = selectBeside(channel, course, open, asOf);
  if (standing === undefined) {
    const unknown = { state: 'unknown', since: null, precision: null, lastConfirmed: null } as const;
    return { channel, ...unknown, support: [], beside };
  }
  const support = supportOf(standing);
  const { cause, confirmed } = standing;
  return {
    channel,
    state: standing.state,
    since: dateOf(cause),
    precision: cause.action === 'schedule' ? 'day' : cause.precision,
    lastConfirmed: dateOf(confirmed.at(-1) ?? cause),
    support,
    beside,
  };
}

function supportOf({ cause, confirmed }: Standing): readonly HistoryEvent[] {
  return [cause, ...confirmed.toReversed()];
}

/** A plan counts from the day on which it became known; everything else from its own date. */
function dateOf(event: HistoryEvent): PartialDate {
  return event.action === 'schedule' ? event.known : event.date;
}

/** What is open or happened in a child, newest first: since the state came about, or planned for a day still to come. */
function selectBeside(
  channel: string,
  course: Course,
  open: readonly HistoryEvent[],
  asOf: Day,
): readonly HistoryEvent[] {
  const standing = standingOf(course);
  const support = new Set(standing === undefined ? [] : supportOf(standing));
  return [...open, ...course.aside]
    .filter((event) => !support.has(event) && !isLifted(channel, course, event))
    .filter((event) => standing === undefined || effectiveDay(event) >= standing.from || isDue(event, asOf))
    .toSorted((a, b) => compareEvents(b, a));
}

/** A refusal or postponement of the channel itself shows as its state or, where it works, is over. */
function isLifted(channel: string, course: Course, event: HistoryEvent): boolean {
  if (event.channel !== channel || !isWorking(course) || course.word !== undefined) return false;
  return event.action === 'refuse' || event.action === 'postpone';
}

function isDue(event: HistoryEvent, asOf: Day): boolean {
  return event.action === 'schedule' && lastDay(event.date) > asOf;
}
