import type { Action, HistoryEvent } from '../domain/event.ts';
import { isWithoutSubstance } from '../domain/history.ts';
import { type Course, confirm, isPlanDue, isWorking, say, turn } from './course.ts';

/**
 * A contact after a suspension or refusal restores the channel, after anything else it makes it active, and what works it bears
 * out. One without substance lifts nothing.
 */
export function contact(course: Course, event: HistoryEvent): void {
  const works = isWorking(course) && course.word === undefined;
  if (works) confirm(course, event);
  else if (isWithoutSubstance(event)) course.aside.push(event);
  else turn(course, course.broken ? 'restored' : 'active', event);
}

/** The text itself says that a break is over; where a restored channel had no break since, it bears the state out. */
function resume(course: Course, event: HistoryEvent): void {
  if (course.ground?.state === 'restored' && course.word === undefined) confirm(course, event);
  else turn(course, 'restored', event);
}

/** What ended for good cannot be suspended. */
function suspend(course: Course, event: HistoryEvent): void {
  if (course.ground?.state === 'ended') return;
  if (course.ground?.state === 'suspended' && course.word === undefined) confirm(course, event);
  else turn(course, 'suspended', event);
}

/**
 * An agreement or a date. A channel that works goes on, with the plan beside it, and a refusal or postponement is over.
 * Otherwise it is the last word, except that an agreement says less than a plan that is still due.
 */
function open(course: Course, state: 'agreed' | 'scheduled', event: HistoryEvent): void {
  if (isWorking(course)) lift(course);
  else if (state === 'scheduled' || !isPlanDue(course, event)) say(course, state, event);
}

function lift(course: Course): void {
  course.word = undefined;
  course.broken = false;
}

/**
 * A proposal shows only where nothing is known but proposals and plans whose date has passed. It answers no refusal, revives
 * no postponed contact, and opens nothing that is cut, dormant or ended.
 */
function propose(course: Course, event: HistoryEvent): void {
  const said = course.word?.state;
  const lapsed = said === 'scheduled' && !isPlanDue(course, event);
  if (course.ground === undefined && (said === undefined || said === 'proposed' || lapsed)) {
    say(course, 'proposed', event);
  }
}

/**
 * A refusal or postponement. Of what is cut or ended it changes nothing, unless a word to reopen it was given: that is then
 * taken back.
 */
function decline(course: Course, state: 'refused' | 'postponed', event: HistoryEvent): void {
  const shut = course.ground?.state === 'suspended' || course.ground?.state === 'ended';
  if (shut && course.word === undefined) return;
  say(course, state, event);
}

function extend(course: Course, event: HistoryEvent): void {
  if (isWorking(course)) confirm(course, event);
  else turn(course, 'active', event);
}

/** What each action does to a dialogue or a line (CODEBOOK, "Actions" and "From events to a status"). */
const FOLLOW: Readonly<Record<Action, (course: Course, event: HistoryEvent) => void>> = {
  propose,
  agree: (course, event) => open(course, 'agreed', event),
  schedule: (course, event) => open(course, 'scheduled', event),
  hold: contact,
  resume,
  suspend,
  postpone: (course, event) => decline(course, 'postponed', event),
  refuse: (course, event) => decline(course, 'refused', event),
  extend,
  end: (course, event) =>
    course.ground?.state === 'ended' ? confirm(course, event) : turn(course, 'ended', event),
};

/** Takes an event of the channel itself into the course of a dialogue or line. */
export function followDialogue(course: Course, event: HistoryEvent): void {
  FOLLOW[event.action](course, event);
}
