import type { PartialDate } from '../../src/domain/dates.ts';
import type { Action, HistoryEvent, Report } from '../../src/domain/event.ts';
import { merge } from '../../src/merge/index.ts';
import { type ReportDetails, report } from './history.ts';

/** The events of the one channel that the reports speak of. */
export function eventsOf(...reports: readonly Report[]): readonly HistoryEvent[] {
  return merge(reports).get('line') ?? [];
}

/** Their dates. */
export function datesOf(...reports: readonly Report[]): readonly PartialDate[] {
  return eventsOf(...reports).map((event) => event.date);
}

/** A report by an outlet of the given name. */
export function by(outlet: string, action: Action, date: PartialDate, details: ReportDetails = {}): Report {
  return report(action, date, { outlet, ...details });
}
