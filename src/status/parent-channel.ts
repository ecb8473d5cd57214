import { daysBetween, overlaps, precisionOf } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import { contact } from './apply-event.ts';
import { type Course, confirm, turn } from './transition-state.ts';

/** What a parent has to know of its children to follow their events. */
export interface Family {
  /** True where the event restored the child's own channel. */
  readonly reopened: (event: HistoryEvent) => boolean;
  /** The children's suspensions so far, the new one among them. */
  readonly suspensions: readonly HistoryEvent[];
}

/**
 * Takes a child's event into the parent's course: contacts confirm or restore it, and suspensions of two children at
 * once suspend it. Everything else of a child stands beside and changes nothing.
 */
export function followChild(course: Course, event: HistoryEvent, family: Family): void {
  if (event.action === 'hold' || event.action === 'resume') childContact(course, event, family);
  else if (event.action === 'suspend') childSuspension(course, event, family.suspensions);
}

/**
 * A cut parent is restored by a child that resumes or was itself cut, or by any contact once reopening was agreed.
 * A meeting in a channel that was never cut does not reopen the others: the defence ministers met in November 2022
 * while the military channels that China had cut in August stayed so.
 */
function childContact(course: Course, event: HistoryEvent, family: Family): void {
  const cut = course.ground?.state === 'suspended';
  const given = course.word?.state === 'agreed' || course.word?.state === 'scheduled';
  if (!cut || given || event.action === 'resume' || family.reopened(event)) contact(course, event);
  else course.aside.push(event);
}

/** A third child of the same day, or a further pair later on, confirms what is cut. */
function childSuspension(course: Course, event: HistoryEvent, suspensions: readonly HistoryEvent[]): void {
  if (course.ground?.state === 'ended') return;
  const together = suspensions.filter((other) => isAtOnce(other, event));
  const first = together[0];
  if (first === undefined || new Set(together.map(({ channel }) => channel)).size < 2) return;
  if (course.ground?.state !== 'suspended' || course.word !== undefined) turn(course, 'suspended', first);
  const ground = course.ground;
  const known = ground === undefined ? [] : [ground.cause, ...ground.confirmed];
  for (const other of together) if (!known.includes(other)) confirm(course, other);
}

/** Within a day of each other, or in the same month where one of the two knows no more. */
function isAtOnce(a: HistoryEvent, b: HistoryEvent): boolean {
  if (Math.abs(daysBetween(effectiveDay(a), effectiveDay(b))) <= 1) return true;
  return precisionOf(a.date) !== 'year' && precisionOf(b.date) !== 'year' && overlaps(a.date, b.date);
}
