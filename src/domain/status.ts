import type { Day, PartialDate, Precision } from './dates.ts';
import type { Action, HistoryEvent } from './event.ts';

/** The states of a channel; `unknown` where no event is known. */
export const STATES = [
  'active',
  'restored',
  'agreed',
  'scheduled',
  'proposed',
  'postponed',
  'refused',
  'suspended',
  'ended',
  'unknown',
] as const;
export type State = (typeof STATES)[number];

/** The state that each action leads to where nothing stands against it (CODEBOOK, "Actions"). */
export const STATE_OF: Readonly<Record<Action, State>> = {
  propose: 'proposed',
  agree: 'agreed',
  schedule: 'scheduled',
  hold: 'active',
  resume: 'restored',
  suspend: 'suspended',
  postpone: 'postponed',
  refuse: 'refused',
  extend: 'active',
  end: 'ended',
};

/** One sign a state, always beside its word: a board can be read without colours, in a terminal and in every chat alike. */
export const SYMBOLS: Readonly<Record<State, string>> = {
  active: '●',
  restored: '◉',
  agreed: '◐',
  scheduled: '◔',
  proposed: '○',
  postponed: '◌',
  refused: '⊘',
  suspended: '■',
  ended: '✕',
  unknown: '·',
};

/** A channel's state on a day, since when, on what evidence, and when it was last confirmed. */
export interface Status {
  readonly channel: string;
  readonly state: State;
  /** `null` only where the state is `unknown`. */
  readonly since: PartialDate | null;
  readonly precision: Precision | null;
  /** Date of the latest event that supports the state. */
  readonly lastConfirmed: PartialDate | null;
  /** The events that support the state: the one that brought it about first, then those that confirm it, newest first. */
  readonly support: readonly HistoryEvent[];
  /** Plans, refusals and children's set-backs that stand beside the state without changing it, newest first. */
  readonly beside: readonly HistoryEvent[];
}

/** The two kinds of time of a question. */
export interface When {
  /** Events up to this day count. */
  readonly asOf: Day;
  /** Besides, only what was published up to this day counts. */
  readonly knownOn?: Day;
}
