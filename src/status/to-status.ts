import { type Day, lastDay, precisionOf } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';
import { type Course, isWorking, type Kin, shownBy } from './course.ts';

/** What a status is made of besides the course. */
export interface Surroundings {
  /** What was said in the channel and its children and is not answered yet, in any order. */
  readonly open: readonly HistoryEvent[];
  /** Events of the channel that are only reported. */
  readonly reported: readonly HistoryEvent[];
  /** Whether the course rests on confirmed events. */
  readonly isConfirmed: boolean;
  readonly asOf: Day;
}

/** The status that a course has come to by the end of a day. */
export function toStatus({ id, kind }: Kin, course: Course, around: Surroundings): Status {
  const run = course.runs.at(-1);
  const support = supportOf(course);
  const others = { channel: id, kind, support, beside: besideOf(id, course, around) };
  if (run === undefined) {
    const unknown = { state: 'unknown', since: null, precision: null, confirmed: false } as const;
    return { ...others, ...unknown, latest: course.latest, reported: [] };
  }
  return {
    ...others,
    state: run.state,
    since: run.since,
    precision: precisionOf(run.since),
    confirmed: (around.isConfirmed && run.cause.confirmed) || false,
    latest: course.latest ?? support[1] ?? support[0],
    reported: reportedOf(course, around),
  };
}

/** The event that brought the state about, then those of this run that bear it out, newest first. */
function supportOf(course: Course): readonly HistoryEvent[] {
  const run = course.runs.at(-1);
  const standing = shownBy(course);
  if (run === undefined || standing === undefined) return [];
  const later = standing.events.filter((event) => event !== run.cause && effectiveDay(event) >= run.from);
  return [run.cause, ...later.toReversed()];
}

/** What is open or happened in a child, newest first: since the state came about, or planned for a day still to come. */
function besideOf(channel: string, course: Course, { open, asOf }: Surroundings): readonly HistoryEvent[] {
  const run = course.runs.at(-1);
  const support = new Set(supportOf(course));
  return [...new Set([...open, ...course.aside])]
    .filter((event) => !support.has(event) && !isLifted(channel, course, event))
    .filter((event) => run === undefined || effectiveDay(event) >= run.from || isDue(event, asOf))
    .toSorted((a, b) => compareEvents(b, a));
}

/** A refusal or postponement of the channel itself shows as its state or, where it works, is over. */
function isLifted(channel: string, course: Course, event: HistoryEvent): boolean {
  if (event.channel !== channel || !isWorking(course) || course.word !== undefined) return false;
  return event.action === 'refuse' || event.action === 'postpone';
}

/** Claims newer than what is confirmed, and plans still to come, newest first; none where the state is one of them. */
function reportedOf(course: Course, { reported, isConfirmed, asOf }: Surroundings): readonly HistoryEvent[] {
  if (!isConfirmed) return [];
  const last = course.latest ?? course.runs.at(-1)?.cause;
  const since = last === undefined ? '' : effectiveDay(last);
  return reported
    .filter((event) => effectiveDay(event) > since || isDue(event, asOf))
    .toSorted((a, b) => compareEvents(b, a));
}

function isDue(event: HistoryEvent, asOf: Day): boolean {
  return event.action === 'schedule' && lastDay(event.date) > asOf;
}
