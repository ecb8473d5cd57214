import type { Day, PartialDate } from './dates.ts';
import type { Decision } from './decision.ts';
import type { ChannelEvent, HistoryEvent, Source } from './event.ts';
import type { State } from './status.ts';

/** How much was read in a digest's window. */
export interface Coverage {
  readonly read: number;
  /** Articles with at least one event of the brief. */
  readonly relevant: number;
  /** How many different stories the relevant articles tell: copies and other reports of the same news count once. */
  readonly stories: number;
  readonly skipped: number;
}

/** How far what was read reaches. Nothing is known of later changes. */
export interface Freshness {
  /** Day of publication of the newest article; `null` where none was read. */
  readonly newest: Day | null;
  /** How many outlets the articles are from. */
  readonly outlets: number;
  /** The last day of which anything is known, from articles or the chronology; `null` where nothing is. */
  readonly horizon: Day | null;
  /** Day on which a source was last read; absent where none ever was. */
  readonly polled?: Day;
}

/** What a channel shows on a day. */
export interface Shown {
  readonly state: State;
  /** `null` only where the state is `unknown`. */
  readonly since: PartialDate | null;
  /** False where only reported events are known, or none. */
  readonly confirmed: boolean;
}

/** A change of what a channel shows. */
export interface Transition {
  readonly channel: string;
  /** The first day on which it shows the new state. */
  readonly day: Day;
  readonly before: Shown;
  readonly after: Shown;
  /** The event that brought the state about, of a dormant channel its last contact; `undefined` where no event is left. */
  readonly cause: HistoryEvent | undefined;
}

/** An article that withdrew what it had reported. */
export interface Correction {
  /** The article as it is now. */
  readonly source: Source;
  /** What it does not tell any more; never empty. */
  readonly withdrawn: readonly ChannelEvent[];
  /** What it reports instead. */
  readonly instead: readonly ChannelEvent[];
}

/**
 * What changed in a window of time. A digest on request covers what was published after the end of day `from` until the end of
 * day `to`, as a reader of day `to` knew it; an edition covers what became known between two checkpoints, whose days these are.
 */
export interface Digest {
  readonly brief: string;
  readonly from: Day;
  readonly to: Day;
  /** Every change that is news, in chronological order; the next one of a channel begins where the one before it ended. */
  readonly transitions: readonly Transition[];
  /** Confirmed news that turned no state, newest first. */
  readonly events: readonly HistoryEvent[];
  /** News that nothing confirms yet and that turned no state, newest first. */
  readonly reported: readonly HistoryEvent[];
  /** Contacts due after `to`, next first. */
  readonly upcoming: readonly HistoryEvent[];
  /** Channels that show another state than they did, without news: older reports were read or articles corrected. */
  readonly amended: readonly Transition[];
  readonly corrections: readonly Correction[];
  /** What analysts decided in the window, oldest first. */
  readonly decisions: readonly Decision[];
  /** How many events came to be known in the window that are history rather than news. */
  readonly older: number;
  /** The newest event known at `to`; says since when nothing changed. */
  readonly latest: HistoryEvent | undefined;
  readonly coverage: Coverage;
  readonly freshness: Freshness;
}
