import { classOf, type DecisionTarget, isSameDate, keyOfEvent } from '../domain/decision.ts';
import type { EventKey, History, HistoryEvent } from '../domain/event.ts';

/** The events of all channels while decisions are applied to them, those that were taken out among them. */
export interface WorkingSet {
  /** The event that a decision was made on: of the same channel, action and date, or with a report that it had then. */
  find(target: DecisionTarget): HistoryEvent | undefined;
  /** The same event or one that is so by its date: the same, or the day before or after it. */
  findLike(key: EventKey): HistoryEvent | undefined;
  /** Puts an event in place of some others. */
  replace(others: readonly HistoryEvent[], event: HistoryEvent): void;
  /** The events of the channels that anything was changed in. */
  changed(): ReadonlyMap<string, History>;
}

/** A working set that copies only the channels it is asked about. */
export function createWorkingSet(histories: ReadonlyMap<string, History>): WorkingSet {
  const channels = new Map<string, HistoryEvent[]>();
  const of = (channel: string) => {
    const events = channels.get(channel) ?? [...(histories.get(channel) ?? [])];
    channels.set(channel, events);
    return events;
  };
  const alike = ({ channel, action }: EventKey) =>
    of(channel).filter((event) => classOf(event.action) === classOf(action));
  const byKey = (key: EventKey) => of(key.channel).find((event) => keyOfEvent(event) === keyOfEvent(key));
  return {
    find: (target) => byKey(target) ?? alike(target).find((event) => sharesReport(event, target)),
    findLike: (key) => byKey(key) ?? alike(key).find(({ date }) => isSameDate(date, key.date)),
    replace(others, event) {
      for (const other of others) {
        const events = of(other.channel);
        const at = events.indexOf(other);
        if (at !== -1) events.splice(at, 1);
      }
      of(event.channel).push(event);
    },
    changed: () => channels,
  };
}

function sharesReport({ reports }: HistoryEvent, target: DecisionTarget): boolean {
  return target.reports.some((key) =>
    reports.some(({ event, source }) => source.id === key.source && event.evidence === key.evidence),
  );
}
