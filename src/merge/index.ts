import type { Day } from '../domain/dates.ts';
import type { History, Report } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import { cluster } from './cluster.ts';
import { type Authority, NO_AUTHORITY } from './confirmation.ts';
import { toEvent } from './event.ts';
import { isKnown } from './known.ts';

export { type Authority, createAuthority } from './confirmation.ts';
export { toEvent } from './event.ts';
export { isKnown } from './known.ts';

/** What may be merged. */
export interface MergeOptions {
  /** Only what a reader of this day could know counts; articles without a date then do not, save where `undated` says so. */
  readonly knownOn?: Day;
  /** True where it is otherwise sure of every article that it had been read by that day. */
  readonly undated?: boolean;
  /** Which events are confirmed, and whose word comes first; no event is confirmed where nothing is said. */
  readonly authority?: Authority;
}

/**
 * Makes one event of all reports of the same happening: channel and action equal (`hold` and `resume` are one), dates
 * within a day of each other, days of one visit, or the coarser date holding the finer. Returns every channel's history, in order.
 * The outcome depends on the set of reports only, not on their order.
 */
export function merge(reports: Iterable<Report>, options: MergeOptions = {}): ReadonlyMap<string, History> {
  const known = [...reports].filter((report) => isKnown(report, options.knownOn, options.undated));
  const byChannel = Map.groupBy(known, ({ event }) => event.channel);
  return new Map(
    [...byChannel].map(([channel, told]) => [channel, historyOf(channel, told, options.authority)]),
  );
}

function historyOf(channel: string, reports: readonly Report[], authority = NO_AUTHORITY): History {
  const byAction = Map.groupBy(reports, ({ event }) => (event.action === 'resume' ? 'hold' : event.action));
  return [...byAction.values()]
    .flatMap((told) => cluster(told).map((happening) => toEvent(channel, happening, authority)))
    .toSorted(compareEvents);
}
