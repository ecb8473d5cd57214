import type { Day } from './date.ts';
import type { HistoryEvent } from './event.ts';
import type { Status } from './status.ts';

/** How much was read in a digest's window. */
export interface Coverage {
  readonly read: number;
  /** Articles with at least one event of the brief. */
  readonly relevant: number;
  readonly skipped: number;
}

/** A channel whose state differs between the two ends of a window. */
export interface Transition {
  readonly channel: string;
  readonly before: Status;
  readonly after: Status;
}

/**
 * The event that turned the state in a window that began after `from`: the one that the state rests on, or, where an
 * earlier state came back (a channel works again after a refusal), the first contact that became known since.
 */
export function causeOf({ after }: Transition, from: Day): HistoryEvent | undefined {
  const [first, ...confirmed] = after.support;
  if (first === undefined || first.known > from) return first;
  return confirmed.toReversed().find((event) => event.known > from) ?? first;
}

/** What changed in a window of time: after the end of day `from` until the end of day `to`, as a reader of day `to` knew it. */
export interface Digest {
  readonly brief: string;
  readonly from: Day;
  readonly to: Day;
  readonly transitions: readonly Transition[];
  /** Events that became known in the window and changed no state. */
  readonly events: readonly HistoryEvent[];
  /** Contacts due after `to`, next first. */
  readonly upcoming: readonly HistoryEvent[];
  /** The newest event known at `to`; says since when nothing changed. */
  readonly latest: HistoryEvent | undefined;
  readonly coverage: Coverage;
}
