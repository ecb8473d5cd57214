import { daysBetween, overlaps, precisionOf } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import { type Course, confirm, isWorking, turn } from './course.ts';
import { contact } from './dialogue.ts';

/** What a parent has to know of its children to follow their events. */
export interface Family {
  /** True where the event ended a suspension of the child's own channel. */
  readonly reopened: (event: HistoryEvent) => boolean;
  /** The children's suspensions so far, the new one among them. */
  readonly suspensions: readonly HistoryEvent[];
}

/**
 * Takes a child's event into the parent's course: contacts confirm or restore it, and suspensions of two children at
 * once suspend it. Everything else of a child stands beside and changes nothing. Says whether it did anything.
 */
export function followChild(course: Course, event: HistoryEvent, family: Family): boolean {
  if (event.action === 'hold' || event.action === 'resume') {
    childContact(course, event, family);
    return true;
  }
  return event.action === 'suspend' && childSuspension(course, event, family.suspensions);
}

/**
 * A cut parent is restored by a child that resumes or was itself cut, or by any contact once reopening was agreed.
 * A meeting in a channel that was never cut does not reopen the others: ministers may meet while all that was cut stays so.
 */
function childContact(course: Course, event: HistoryEvent, family: Family): void {
  const cut = course.ground?.state === 'suspended';
  const given = course.word?.state === 'agreed' || course.word?.state === 'scheduled';
  // The text itself says that contact was restored, whether or not the break before it is confirmed.
  if (event.action === 'resume' && !isWorking(course)) turn(course, 'restored', event);
  else if (!cut || given || family.reopened(event)) contact(course, event);
  else course.aside.push(event);
}

/** A third child of the same day, or a further pair later on, bears out what is cut. */
function childSuspension(course: Course, event: HistoryEvent, suspensions: readonly HistoryEvent[]): boolean {
  if (course.ground?.state === 'ended') return false;
  const together = suspensions.filter((other) => isAtOnce(other, event));
  if (new Set(together.map(({ channel }) => channel)).size < 2) return false;
  if (course.ground?.state !== 'suspended' || course.word !== undefined) turn(course, 'suspended', event);
  for (const other of together) if (!course.ground?.events.includes(other)) confirm(course, other);
  return true;
}

/** Within a day of each other, or in the same month where one of the two knows no more. */
function isAtOnce(a: HistoryEvent, b: HistoryEvent): boolean {
  if (Math.abs(daysBetween(effectiveDay(a), effectiveDay(b))) <= 1) return true;
  return precisionOf(a.date) !== 'year' && precisionOf(b.date) !== 'year' && overlaps(a.date, b.date);
}
