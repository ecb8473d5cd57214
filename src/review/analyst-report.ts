import { dayOf, firstDay, precisionOf } from '../domain/dates.ts';
import { type Decision, type EventValues, keyOfEvent } from '../domain/decision.ts';
import type { HistoryEvent, Report } from '../domain/event.ts';

/** What analysts added, as reports that are merged with those of articles and facts. */
export function addedReports(
  decisions: readonly (Decision & Partial<Pick<Report, 'seen'>>)[],
): readonly Report[] {
  return decisions.flatMap((decision) =>
    decision.kind === 'add'
      ? [{ ...reportOf(decision, decision.values), ...(decision.seen && { seen: decision.seen }) }]
      : [],
  );
}

/** The analyst's word as a report. `evidence` is quoted where they wrote nothing. */
function reportOf(decision: Decision, values: EventValues, evidence = ''): Report {
  const { channel, action, date, form, place, actors = [], note } = values;
  return {
    event: {
      ...{ channel, action, date, precision: precisionOf(date), background: false, actors },
      evidence: note ?? (evidence || (decision.reason ?? '')),
      ...(form !== undefined && { form }),
      ...(place !== undefined && { place }),
    },
    source: {
      kind: 'analyst',
      id: decision.id,
      title: null,
      outlet: decision.by.name,
      url: decision.source !== null && URL.canParse(decision.source) ? decision.source : null,
      published: decision.at,
    },
  };
}

/** An event that rests on an analyst's word alone: no source that is read reports it any more. */
export function eventOfWord(decision: Decision, values: EventValues): HistoryEvent {
  const [first] = decision.target.reports;
  const report = reportOf(decision, values, first?.evidence);
  return {
    id: keyOfEvent(values),
    channel: values.channel,
    action: values.action,
    date: values.date,
    precision: precisionOf(values.date),
    known: dayOf(decision.at),
    actors: values.actors ?? [],
    reports: [report],
  };
}

/** The event with an analyst's values in place of its own; their word comes first among its reports. */
export function corrected(event: HistoryEvent, decision: Decision, values: EventValues): HistoryEvent {
  const { channel, action, date } = values;
  const actors = values.actors ?? event.actors;
  const report = reportOf(decision, { ...values, actors }, event.reports[0]?.event.evidence);
  return {
    ...event,
    ...{ id: keyOfEvent(values), channel, action, date, precision: precisionOf(date), actors },
    // Nothing but a plan is known before it happens.
    known: action !== 'schedule' && event.known < firstDay(date) ? firstDay(date) : event.known,
    reports: [report, ...event.reports.filter(({ source }) => source.id !== decision.id)],
  };
}
