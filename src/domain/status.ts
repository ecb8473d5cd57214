import type { ChannelKind } from './brief.ts';
import type { Day, PartialDate, Precision } from './dates.ts';
import type { Action, Confirmation, HistoryEvent } from './event.ts';

/** The states of a channel; `unknown` where no event is known. */
export const STATES = [
  'active',
  'restored',
  'dormant',
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

/** Whether a channel in this state can be used now. */
export function isOpen(state: State): boolean {
  return state === 'active' || state === 'restored';
}

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
  dormant: '◇',
  agreed: '◐',
  scheduled: '◔',
  proposed: '○',
  postponed: '◌',
  refused: '⊘',
  suspended: '■',
  ended: '✕',
  unknown: '·',
};

/** A channel's state on a day, since when, on what evidence, and what happened last. */
export interface Status {
  readonly channel: string;
  /** Decides which words readers see. */
  readonly kind: ChannelKind;
  readonly state: State;
  /**
   * The first day of the uninterrupted run of days on which the channel shows the state, as exactly as it is known; `null` only
   * where the state is `unknown`.
   */
  readonly since: PartialDate | null;
  readonly precision: Precision | null;
  /** What confirms the event that brought the state about; `false` where only reports do. */
  readonly confirmed: Confirmation | false;
  /** The latest contact or decision, or where none is known the latest proposal or plan; absent where no event is known. */
  readonly latest: HistoryEvent | undefined;
  /** The events of the run: the one that brought the state about first, then those that bear it out, newest first. */
  readonly support: readonly HistoryEvent[];
  /** Plans, refusals, contacts that change nothing, and children's setbacks that stand beside the state, newest first. */
  readonly beside: readonly HistoryEvent[];
  /** Unconfirmed claims that are newer than what is confirmed, newest first. */
  readonly reported: readonly HistoryEvent[];
}

/** A stretch of days on which a channel shows one state. */
export interface ChannelRun {
  readonly state: State;
  /** Its first day. */
  readonly from: Day;
  /** The same as exactly as it is known. */
  readonly since: PartialDate;
  /** The event that brought the state about; of a dormant channel, its last contact. */
  readonly cause: HistoryEvent;
  /** False where only reported events are known. */
  readonly confirmed: boolean;
}

/** The two kinds of time of a question. */
export interface When {
  /** Events up to this day count. */
  readonly asOf: Day;
  /** Besides, only what was published up to this day counts. */
  readonly knownOn?: Day;
}
