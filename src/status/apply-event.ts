import { lastDay } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { State } from '../domain/status.ts';
import { type Course, confirm, isWorking, say, turn } from './transition-state.ts';

/** A contact restores what was cut and makes active what was not there; what works it confirms, with its old `since`. */
export function contact(course: Course, event: HistoryEvent): void {
  if (course.ground?.state === 'suspended') turn(course, 'restored', event);
  else if (isWorking(course)) confirm(course, event);
  else turn(course, 'active', event);
}

/** The text itself says that a break is over; only where a restored channel had no break does it merely confirm. */
function resume(course: Course, event: HistoryEvent): void {
  const unbroken = course.ground?.state === 'restored' && course.word === undefined;
  if (unbroken) confirm(course, event);
  else turn(course, 'restored', event);
}

/** Cuts the channel; after an agreement to reopen it, anew. What ended for good cannot be suspended. */
function suspend(course: Course, event: HistoryEvent): void {
  if (course.ground?.state === 'ended') return;
  const cut = course.ground?.state === 'suspended' && course.word === undefined;
  if (cut) confirm(course, event);
  else turn(course, 'suspended', event);
}

/**
 * An agreement or a date. A working channel goes on working, with the plan beside it, and a refusal or postponement is
 * over. Otherwise it is the last word, except that an agreement says less than a plan that is still due.
 */
function open(course: Course, state: 'agreed' | 'scheduled', event: HistoryEvent): void {
  if (isWorking(course)) course.word = undefined;
  else if (state === 'agreed' && isPlanDue(course, event)) return;
  else sayAnew(course, state, event);
}

/** Where the plan that showed is past its date without a contact, a new one counts from its own day. */
function sayAnew(course: Course, state: State, event: HistoryEvent): void {
  if (course.word?.state === 'scheduled' && !isPlanDue(course, event)) course.word = undefined;
  say(course, state, event);
}

/**
 * A proposal is the last word only where nothing works or is cut, nothing was agreed, no plan is due and no contact was
 * put off: it answers nothing and a refusal only by being the newer one. Else it stands beside.
 */
function propose(course: Course, event: HistoryEvent): void {
  if (course.ground !== undefined) return;
  const word = course.word?.state;
  if (word === 'agreed' || word === 'postponed' || isPlanDue(course, event)) return;
  sayAnew(course, 'proposed', event);
}

/**
 * A refusal or postponement. Of what is cut or ended it changes nothing, unless a word to reopen it was given:
 * that is then taken back.
 */
function decline(course: Course, state: 'refused' | 'postponed', event: HistoryEvent): void {
  const shut = course.ground !== undefined && !isWorking(course);
  if (shut && course.word === undefined) return;
  say(course, state, event);
}

function isPlanDue(course: Course, event: HistoryEvent): boolean {
  const { word } = course;
  if (word?.state !== 'scheduled') return false;
  const day = effectiveDay(event);
  return [word.cause, ...word.confirmed].some(({ date }) => lastDay(date) >= day);
}

/** What each action does to a course; see the codebook's table of actions. */
const FOLLOW: Readonly<Record<Action, (course: Course, event: HistoryEvent) => void>> = {
  propose,
  agree: (course, event) => open(course, 'agreed', event),
  schedule: (course, event) => open(course, 'scheduled', event),
  hold: contact,
  resume,
  suspend,
  postpone: (course, event) => decline(course, 'postponed', event),
  refuse: (course, event) => decline(course, 'refused', event),
  extend: (course, event) => (isWorking(course) ? confirm(course, event) : turn(course, 'active', event)),
  end: (course, event) =>
    course.ground?.state === 'ended' ? confirm(course, event) : turn(course, 'ended', event),
};

/** Takes an event of the channel itself into its course, after the codebook's table of actions and states. */
export function follow(course: Course, event: HistoryEvent): void {
  FOLLOW[event.action](course, event);
}
