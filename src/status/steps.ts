import { addDays, type Day, firstDay, type PartialDate } from '../domain/dates.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay, isStalePlan, publishedDay } from '../domain/history.ts';

/** An event's effect on a channel: once, or for a plan on each day on which it was reported again. */
export interface Step {
  readonly event: HistoryEvent;
  readonly day: Day;
  /** The day as exactly as it is known. */
  readonly since: PartialDate;
  /** True if a known plan is reported again. */
  readonly again: boolean;
}

/** The steps of histories in their order, without plans that became known too late to be any. */
export function stepsOf(histories: readonly History[]): readonly Step[] {
  const events = histories.flat().filter((event) => !isStalePlan(event));
  return events.flatMap(stepsOfEvent).sort((a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1;
    return compareEvents(a.event, b.event);
  });
}

function stepsOfEvent(event: HistoryEvent): readonly Step[] {
  const day = effectiveDay(event);
  const since = event.action === 'schedule' ? day : event.date;
  return [
    { event, day, since, again: false },
    ...retellings(event).map((later) => ({ event, day: later, since: later, again: true })),
  ];
}

/** The later days, before it is due, on which articles reported a plan as news. */
function retellings({ action, date, known, reports }: HistoryEvent): readonly Day[] {
  if (action !== 'schedule') return [];
  const days = reports.flatMap(({ event, source }) =>
    event.background || source.published === null ? [] : [publishedDay(source.published)],
  );
  return [...new Set(days)].filter((day) => day > known && day < firstDay(date));
}

/** Whether a repeated plan predates a setback: articles of the day after may not know of it yet. */
export function isBeforeSetback({ again, day }: Step, setback: Day | undefined): boolean {
  return again && setback !== undefined && day <= addDays(setback, 1);
}
