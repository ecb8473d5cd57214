import { addDays, type Day } from '../domain/dates.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { effectiveDay, isContact, isContactOrDecision, isWithoutSubstance } from '../domain/history.ts';
import { followAgreement, signedInForce } from './agreement.ts';
import { dormantFrom } from './cadence.ts';
import { type Course, createCourse, isWorking, type Kin, record, turn } from './course.ts';
import { followDialogue } from './dialogue.ts';
import { followChild } from './parent-channel.ts';
import { isBeforeSetback, type Step, stepsOf } from './steps.ts';
import { isToldBefore } from './told-before.ts';

/** What a channel's course is followed through. */
export interface Following {
  readonly channel: Kin;
  /** The channels that it sums up. */
  readonly children: readonly Kin[];
  readonly historyOf: (id: string) => History;
  /** The last day that counts. */
  readonly until: Day;
}

/**
 * The course of a channel until the end of a day. What it shows on a day depends on nothing that happened later, so that the
 * runs of its states are what a board of each day shows. One thing looks ahead: practice under an agreement says that its
 * signing put it in force.
 */
export function followChannel({ channel, children, historyOf, until }: Following): Course {
  const own = historyOf(channel.id);
  const reopening = new Set(children.flatMap((child) => reopeningsOf(child, historyOf, until)));
  const suspensions: HistoryEvent[] = [];
  const family = { reopened: (event: HistoryEvent) => reopening.has(event), suspensions };
  const signed = channel.kind === 'agreement' ? signedInForce(own) : undefined;
  const course = createCourse();
  let setback: Day | undefined;
  for (const step of stepsOf([own, ...children.map(({ id }) => historyOf(id))])) {
    const { event, day } = step;
    if (day > until) break;
    lapse(course, channel, day);
    if (isBeforeSetback(step, setback) || isToldBefore(course, event)) continue;
    const isOwn = event.channel === channel.id;
    if (!isOwn && event.action === 'suspend') suspensions.push(event);
    if (isOwn) followOwn(course, event, channel);
    if (event === signed) turn(course, 'active', event);
    const counted = isOwn || followChild(course, event, family);
    if (isOwn && SETBACKS.includes(event.action)) setback = day;
    if (counted) note(course, step);
  }
  lapse(course, channel, addDays(until, 1));
  return course;
}

const SETBACKS: readonly HistoryEvent['action'][] = ['refuse', 'postpone', 'suspend', 'end'];

function followOwn(course: Course, event: HistoryEvent, channel: Kin): void {
  if (channel.kind === 'agreement') followAgreement(course, event, channel);
  else followDialogue(course, event);
}

function reopeningsOf(child: Kin, historyOf: Following['historyOf'], until: Day): readonly HistoryEvent[] {
  return followChannel({ channel: child, children: [], historyOf, until }).reopenings;
}

/** Puts down the latest contact or decision, and what shows at the end of the day. */
function note(course: Course, { event, day, since }: Step): void {
  const counts = isContactOrDecision(event) && !isWithoutSubstance(event);
  if (counts) course.latest = event;
  if (isWorking(course) && (isContact(event) || event.action === 'extend')) course.contact = event;
  record(course, { from: day, since, cause: event });
}

/** A dialogue or line that works is dormant from the day on which its cadence has passed, where that lies before `day`. */
function lapse(course: Course, { kind, cadence }: Kin, day: Day): void {
  const { contact } = course;
  if (kind === 'agreement' || contact === undefined || !isWorking(course)) return;
  const from = dormantFrom(effectiveDay(contact), cadence);
  if (from >= day) return;
  course.ground = { state: 'dormant', events: [contact] };
  record(course, { from, since: from, cause: contact });
}
