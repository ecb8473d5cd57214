import type { Brief, Channel } from '../../domain/brief.ts';
import type { Day } from '../../domain/dates.ts';
import type { History, HistoryEvent } from '../../domain/event.ts';
import { compareEvents } from '../../domain/history.ts';
import type { StateChange } from '../../domain/review-service.ts';
import { isOpen, type State } from '../../domain/status.ts';
import { fold } from '../../status/index.ts';

type Histories = ReadonlyMap<string, History>;

/** What present states would become if an event were confirmed. */
export type Consequences = (event: HistoryEvent) => readonly StateChange[];

/** Compares the states by the end of a day with what they would be; of each event its channel and that channel's parent. */
export function createConsequences({ channels }: Brief, histories: Histories, asOf: Day): Consequences {
  const present = statesOf(channels, histories, asOf);
  return (event) => {
    const channel = channels.find(({ id }) => id === event.channel);
    const concerned = channels.filter(({ id }) => id === event.channel || id === channel?.parent);
    const family = channels.filter(
      ({ id, parent }) =>
        concerned.some((one) => one.id === id) || concerned.some((one) => one.id === parent),
    );
    const confirmed: HistoryEvent = { ...event, confirmed: { by: 'analyst' } };
    const others = (histories.get(event.channel) ?? []).filter(({ id }) => id !== event.id);
    const changed = new Map(histories).set(event.channel, [...others, confirmed].toSorted(compareEvents));
    const after = statesOf(family, changed, asOf);
    return concerned.flatMap(({ id }) => {
      const [was, is] = [present.get(id) ?? 'unknown', after.get(id) ?? 'unknown'];
      return was === is ? [] : [{ channel: id, before: was, after: is }];
    });
  };
}

/** 2 where a channel would open or close, 1 where a state would change otherwise, 0 where none would. */
export function weightOf(changes: readonly StateChange[]): number {
  if (changes.some(({ before, after }) => isOpen(before) !== isOpen(after))) return 2;
  return changes.length > 0 ? 1 : 0;
}

/** The state that each channel shows. */
export function statesOf(
  channels: readonly Channel[],
  histories: Histories,
  asOf: Day,
): ReadonlyMap<string, State> {
  return new Map(fold(channels, histories, { asOf }).map(({ channel, state }) => [channel, state]));
}
