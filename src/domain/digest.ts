import type { Day } from './dates.ts';
import type { ChannelEvent, HistoryEvent, Source } from './event.ts';
import type { Status } from './status.ts';

/** How much was read in a digest's window. */
export interface Coverage {
  readonly read: number;
  /** Articles with at least one event of the brief. */
  readonly relevant: number;
  /** How many different stories the relevant articles tell: copies and other reports of the same news count once. */
  readonly stories: number;
  readonly skipped: number;
}

/** A channel whose state differs between the two ends of a window. */
export interface Transition {
  readonly channel: string;
  readonly before: Status;
  readonly after: Status;
  /**
   * The event that turned the state: the one that the state rests on, or, where an earlier state came back (a channel works
   * again after a refusal), the first new contact after the setback. `undefined` where no event is left.
   */
  readonly cause: HistoryEvent | undefined;
}

/** An article that took back what it had told. */
export interface Correction {
  /** The article as it is now. */
  readonly source: Source;
  /** What it does not tell any more; never empty. */
  readonly withdrawn: readonly ChannelEvent[];
  /** What it tells instead. */
  readonly instead: readonly ChannelEvent[];
}

/**
 * What changed in a window of time. A digest that is asked for tells what came out after the end of day `from` until the end of
 * day `to`, as a reader of day `to` knew it; an edition tells what the program found out between two cuts, of which these are the days.
 */
export interface Digest {
  readonly brief: string;
  readonly from: Day;
  readonly to: Day;
  /** By what is news, in channel order. */
  readonly transitions: readonly Transition[];
  /** News that turned no state, newest first. */
  readonly events: readonly HistoryEvent[];
  /** Contacts due after `to`, next first. */
  readonly upcoming: readonly HistoryEvent[];
  /** Channels that are told of otherwise though there is no news on them: older reports were read or articles corrected. */
  readonly amended: readonly Transition[];
  readonly corrections: readonly Correction[];
  /** How many events came to be known in the window that are history rather than news. */
  readonly older: number;
  /** The newest event known at `to`; says since when nothing changed. */
  readonly latest: HistoryEvent | undefined;
  readonly coverage: Coverage;
}
