import type { Brief } from '../domain/brief.ts';
import { addDays, type Day } from '../domain/dates.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { State } from '../domain/status.ts';
import { fold } from '../status/index.ts';

/** A channel's course over some days: its states, each from a day on, and its events. */
export interface ChannelTimeline {
  readonly channel: string;
  /** In order; the first from the first day on. */
  readonly states: readonly { readonly from: Day; readonly state: State }[];
  readonly events: readonly HistoryEvent[];
}

/** The course of every channel from the first day until the last, by what the histories know, in the brief's order. */
export function channelTimelines(
  { channels }: Brief,
  histories: ReadonlyMap<string, History>,
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly ChannelTimeline[] {
  const within = (event: HistoryEvent) => effectiveDay(event) >= from && effectiveDay(event) <= to;
  const events = [...histories.values()].flat().filter((event) => event.known <= to && within(event));
  // A state changes on the day of an event only.
  const days = [...new Set([from, ...events.map(effectiveDay)])].sort();
  const folded = days.map((day) => ({
    day,
    statuses: fold(channels, histories, { asOf: day, knownOn: to }),
  }));
  return channels.map(({ id }, index) => {
    const states: { from: Day; state: State }[] = [];
    for (const { day, statuses } of folded) {
      const state = statuses[index]?.state ?? 'unknown';
      if (states.at(-1)?.state !== state) states.push({ from: day, state });
    }
    return { channel: id, states, events: events.filter(({ channel }) => channel === id) };
  });
}

/** The days of so many weeks that end on a day. */
export function weeksUntil(to: Day, weeks: number): { readonly from: Day; readonly to: Day } {
  return { from: addDays(to, 1 - 7 * weeks), to };
}
