import { type Day, firstDay, lastDay, precisionOf } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { State } from '../domain/status.ts';

/** A state, the event that brought it about, and what confirmed it since, oldest first. */
export interface Standing {
  readonly state: State;
  readonly cause: HistoryEvent;
  /** The day from which it shows. */
  readonly from: Day;
  readonly confirmed: HistoryEvent[];
}

/**
 * The course that a channel has taken so far. Below lies the ground: what works, is cut or ended (nothing yet:
 * `undefined`). Above it may lie the last word about the next contact: proposed, agreed, scheduled, postponed or
 * refused. The word is what shows; the ground says what a contact will mean (restored where the channel was cut).
 */
export interface Course {
  ground: Standing | undefined;
  word: Standing | undefined;
  /** Contacts in children that stand beside a cut parent. */
  readonly aside: HistoryEvent[];
  /** Events that restored the channel. */
  readonly reopenings: HistoryEvent[];
  /** Every state that showed, from when, oldest first. */
  readonly shown: { readonly state: State; readonly from: Day }[];
}

/** States that each action leads to; of `hold`, the ground decides which. */
const LEADS_TO: Readonly<Record<Action, readonly State[]>> = {
  propose: ['proposed'],
  agree: ['agreed'],
  schedule: ['scheduled'],
  hold: ['active', 'restored'],
  resume: ['restored'],
  suspend: ['suspended'],
  postpone: ['postponed'],
  refuse: ['refused'],
  extend: ['active', 'restored'],
  end: ['ended'],
};

export function createCourse(): Course {
  return { ground: undefined, word: undefined, aside: [], reopenings: [], shown: [] };
}

/** What a reader sees of the course: the last word, or else the ground. */
export function standingOf(course: Course): Standing | undefined {
  return course.word ?? course.ground;
}

/** True while contacts take place, whatever was said about the next one. */
export function isWorking(course: Course): boolean {
  return course.ground?.state === 'active' || course.ground?.state === 'restored';
}

/** The event brings the state about and lies at the ground; words said before are over. */
export function turn(course: Course, state: State, cause: HistoryEvent): void {
  course.ground = createStanding(state, cause);
  if (state === 'restored') course.reopenings.push(cause);
  course.word = undefined;
}

/** The event repeats what the ground is; words said before are over. */
export function confirm(course: Course, event: HistoryEvent): void {
  course.ground?.confirmed.push(event);
  course.word = undefined;
}

/** The event is the last word about the next contact, or repeats it. */
export function say(course: Course, state: State, event: HistoryEvent): void {
  if (course.word?.state === state) course.word.confirmed.push(event);
  else course.word = createStanding(state, event);
}

function createStanding(state: State, cause: HistoryEvent): Standing {
  return { state, cause, from: effectiveDay(cause), confirmed: [] };
}

/** Keeps account of what shows after an event. */
export function record(course: Course, event: HistoryEvent): void {
  const state = standingOf(course)?.state;
  if (state === undefined || state === course.shown.at(-1)?.state) return;
  course.shown.push({ state, from: effectiveDay(event) });
}

/** What a channel must have been before, whether an event of that is known or not: only what worked can be cut. */
const BEFORE: Readonly<Partial<Record<State, State>>> = {
  suspended: 'active',
  ended: 'active',
  restored: 'suspended',
};

/**
 * Whether an event that is dated by its month or year, and was not known before that was over, tells of a state that the
 * channel was in within that time and has left since. Then nobody can say that it happened after the change; it is taken
 * for the earlier one, so that a retelling ("in 2022 the channels were cut") does not undo what came later in the year.
 */
export function isToldBefore(course: Course, event: HistoryEvent): boolean {
  if (precisionOf(event.date) === 'day' || event.known < lastDay(event.date)) return false;
  const states = LEADS_TO[event.action];
  const showing = course.shown.at(-1);
  if (showing === undefined || states.includes(showing.state)) return false;
  return statesWithin(course, firstDay(event.date)).some((state) => states.includes(state));
}

/** The states since the day, the one on that day among them, and those that they imply. */
function statesWithin({ shown }: Course, start: Day): readonly State[] {
  const first = shown.findLastIndex(({ from }) => from <= start);
  return shown.slice(Math.max(first, 0)).flatMap(({ state, from }) => {
    const before = from > start ? BEFORE[state] : undefined;
    return before === undefined ? [state] : [before, state];
  });
}
