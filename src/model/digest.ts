import { type Day, firstDay, lastDay } from './date.ts';
import type { HistoryEvent } from './event.ts';
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
}

/**
 * The event that turned the state in a window that began after `from`: the one that the state rests on, or, where an
 * earlier state came back (a channel works again after a refusal), the first contact after the setback that became known since.
 */
export function causeOf({ before, after }: Transition, from: Day): HistoryEvent | undefined {
  const { support } = after;
  const earliest = before.since === null ? '' : firstDay(before.since);
  const fresh = support.filter((event) => event.known > from && lastDay(event.date) >= earliest);
  const [first] = support;
  return first === undefined || fresh.includes(first) ? first : (fresh.at(-1) ?? first);
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
