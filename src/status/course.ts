import type { Channel } from '../domain/brief.ts';
import { type Day, lastDay, type PartialDate } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { State } from '../domain/status.ts';

/** What deciding on states has to know of a channel. */
export type Kin = Pick<Channel, 'id' | 'parent' | 'kind' | 'cadence' | 'standing'>;

/** States that last until something ends them. */
type Ground = Extract<State, 'active' | 'restored' | 'dormant' | 'agreed' | 'suspended' | 'ended'>;
/** What was last said about the next contact, or about an agreement that is still to come. */
type Word = Extract<State, 'proposed' | 'agreed' | 'scheduled' | 'postponed' | 'refused'>;

/** A state and the events that brought it about and bear it out, oldest first. */
export interface Standing<S extends State = State> {
  readonly state: S;
  readonly events: HistoryEvent[];
}

/** A stretch of days on which a channel shows one state. */
export interface Run {
  readonly state: State;
  /** Its first day. */
  readonly from: Day;
  /** The same as exactly as it is known: the date of the event that brought the state about. */
  readonly since: PartialDate;
  /** That event; of a dormant channel, its last contact. */
  readonly cause: HistoryEvent;
}

/**
 * The course that a channel takes, event by event. At the bottom lies the ground: what works, is dormant, cut or ended, or was
 * signed; nothing yet: `undefined`. Above it may lie a word. The word is what shows; the ground says what a contact will mean.
 */
export interface Course {
  ground: Standing<Ground> | undefined;
  word: Standing<Word> | undefined;
  /** Whether the channel was suspended or a contact refused since it last worked: then the next contact restores it. */
  broken: boolean;
  /** The latest contact. */
  contact: HistoryEvent | undefined;
  /** The latest contact or decision. */
  latest: HistoryEvent | undefined;
  /** Contacts that change nothing: in the child of a cut parent, without substance, under an agreement that is not in force. */
  readonly aside: HistoryEvent[];
  /** Contacts that ended a suspension. */
  readonly reopenings: HistoryEvent[];
  /** Every state that a day ended with, oldest first. */
  readonly runs: Run[];
}

export function createCourse(): Course {
  return {
    ground: undefined,
    word: undefined,
    broken: false,
    contact: undefined,
    latest: undefined,
    aside: [],
    reopenings: [],
    runs: [],
  };
}

/** What a reader sees of the course. */
export function shownBy({ word, ground }: Course): Standing | undefined {
  return word ?? ground;
}

/** True while contacts take place, whatever was said about the next one. */
export function isWorking({ ground }: Course): boolean {
  return ground?.state === 'active' || ground?.state === 'restored';
}

/** The event brings the state about; words said before are over. */
export function turn(course: Course, state: Ground, event: HistoryEvent): void {
  const reopened = course.ground?.state === 'suspended' && (state === 'active' || state === 'restored');
  if (reopened) course.reopenings.push(event);
  course.ground = { state, events: [event] };
  course.word = undefined;
  course.broken = state === 'suspended';
}

/** The event bears the ground out; words said before are over. */
export function confirm(course: Course, event: HistoryEvent): void {
  course.ground?.events.push(event);
  course.word = undefined;
  if (isWorking(course)) course.broken = false;
}

/** The event is the last word, or repeats it. */
export function say(course: Course, state: Word, event: HistoryEvent): void {
  if (course.word?.state === state) course.word.events.push(event);
  else course.word = { state, events: [event] };
  if (state === 'refused') course.broken = true;
}

/** Whether the plan that shows is still due on the day of an event. */
export function isPlanDue({ word }: Course, event: HistoryEvent): boolean {
  if (word?.state !== 'scheduled') return false;
  const day = effectiveDay(event);
  return word.events.some(({ date }) => lastDay(date) >= day);
}

/** Puts down what the day shows after an event. A state that a day does not end with never showed. */
export function record({ runs, ...course }: Course, run: Omit<Run, 'state'>): void {
  const today = runs.at(-1)?.from === run.from ? runs.pop() : undefined;
  const state = shownBy({ runs, ...course })?.state;
  if (state === undefined || state === runs.at(-1)?.state) return;
  runs.push(today?.state === state ? today : { state, ...run });
}
