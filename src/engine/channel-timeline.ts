import type { Brief } from '../domain/brief.ts';
import { addDays, type Day } from '../domain/dates.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { ChannelRun, State } from '../domain/status.ts';
import { runsOf } from '../status/index.ts';

/** A channel's course over some days: its states, each from a day on, and its events. */
export interface ChannelTimeline {
  readonly channel: string;
  /** In order; the first from the first day on. */
  readonly states: readonly { readonly from: Day; readonly state: State }[];
  readonly events: readonly HistoryEvent[];
}

/** The course of every channel from the first day until the last, by what was known on `knownOn`, in the brief's order. */
export function channelTimelines(
  { channels }: Brief,
  histories: ReadonlyMap<string, History>,
  { from, to, knownOn }: { readonly from: Day; readonly to: Day; readonly knownOn?: Day | undefined },
): readonly ChannelTimeline[] {
  const runs = runsOf(channels, histories, { asOf: to, ...(knownOn !== undefined && { knownOn }) });
  const isKnown = (event: HistoryEvent) => knownOn === undefined || event.known <= knownOn;
  return channels.map(({ id }) => ({
    channel: id,
    states: statesWithin(runs.get(id) ?? [], from),
    events: (histories.get(id) ?? []).filter(
      (event) => isKnown(event) && effectiveDay(event) >= from && effectiveDay(event) <= to,
    ),
  }));
}

/** The states from a day on; what begins before it begins with it. */
function statesWithin(runs: readonly ChannelRun[], from: Day): ChannelTimeline['states'] {
  const first = runs.findLast((run) => run.from <= from)?.state ?? 'unknown';
  const later = runs.filter((run) => run.from > from).map((run) => ({ from: run.from, state: run.state }));
  return [{ from, state: first }, ...later].filter(
    ({ state }, index, all) => state !== all[index - 1]?.state,
  );
}

/** The days of a number of weeks that end on a day. */
export function weeksUntil(to: Day, weeks: number): { readonly from: Day; readonly to: Day } {
  return { from: addDays(to, 1 - 7 * weeks), to };
}
