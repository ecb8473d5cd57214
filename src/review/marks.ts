import { dayOf } from '../domain/dates.ts';
import type { Decision } from '../domain/decision.ts';
import type { Confirmation, DecisionMark, EventKey, HistoryEvent } from '../domain/event.ts';

/** The event with a decision among those that it shows. */
export function marked(event: HistoryEvent, decision: Decision, before?: EventKey): HistoryEvent {
  const { id, kind, by, at, reason } = decision;
  const mark: DecisionMark = {
    ...{ id, kind, by: by.name, at, reason },
    ...(before !== undefined && {
      before: { channel: before.channel, action: before.action, date: before.date },
    }),
  };
  return { ...event, decisions: [...(event.decisions ?? []), mark] };
}

/** The event as the analyst's word confirms it. */
export function confirmedBy(event: HistoryEvent, decision: Decision): HistoryEvent {
  const confirmed: Confirmation = { by: 'analyst', name: decision.by.name, on: dayOf(decision.at) };
  return { ...event, confirmed };
}

/** The event, which nothing confirms any more. */
export function unconfirmed({ confirmed: _, ...event }: HistoryEvent): HistoryEvent {
  return event;
}
