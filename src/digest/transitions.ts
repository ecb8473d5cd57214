import { firstDay, lastDay } from '../domain/dates.ts';
import type { Transition } from '../domain/digest.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Status } from '../domain/status.ts';

/** The channels whose state differs, in the order of `after`, each with its cause. `news` are a channel's and its children's, oldest first. */
export function transitionsOf(
  before: readonly Status[],
  after: readonly Status[],
  news: (channel: string) => readonly HistoryEvent[],
): readonly Transition[] {
  const earlier = new Map(before.map((status) => [status.channel, status]));
  return after.flatMap((status) => {
    const previous = earlier.get(status.channel);
    if (previous === undefined || previous.state === status.state) return [];
    const cause = causeOf(previous, status, news(status.channel));
    return [{ channel: status.channel, before: previous, after: status, cause }];
  });
}

/**
 * What turned the state. News that lifts a setback from a channel that works supports no state, nor does a break that comes to be known
 * after its end: where none of the state's own events is new, the newest news of the channel turned it, or else of those it sums up.
 */
function causeOf(before: Status, after: Status, news: readonly HistoryEvent[]): HistoryEvent | undefined {
  const [first] = after.support;
  const earliest = before.since === null ? '' : firstDay(before.since);
  const fresh = after.support.filter((event) => news.includes(event) && lastDay(event.date) >= earliest);
  if (first === undefined || fresh.includes(first)) return first;
  return fresh.at(-1) ?? news.findLast(({ channel }) => channel === after.channel) ?? news.at(-1) ?? first;
}
