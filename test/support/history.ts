import type { Channel } from '../../src/domain/brief.ts';
import { addDays, type Day, lastDay, type PartialDate, precisionOf } from '../../src/domain/dates.ts';
import type { Action, Confirmation, Form, HistoryEvent, Report } from '../../src/domain/event.ts';
import type { Localized } from '../../src/domain/language.ts';

/** A channel as deciding on states sees it: a dialogue that is never dormant, unless told otherwise. */
export function kin(id: string, details: Partial<Channel> = {}) {
  return { id, kind: 'dialogue', cadence: 'P99Y', standing: true, ...details } as const;
}

/** What a test may say of a report; the rest is plain. */
export interface ReportDetails {
  readonly channel?: string;
  readonly published?: string | null;
  readonly outlet?: string | null;
  readonly id?: string;
  readonly kind?: 'article' | 'chronology';
  readonly background?: boolean;
  readonly actors?: readonly string[];
  readonly evidence?: string;
  readonly fact?: Localized;
  readonly form?: Form;
  readonly place?: string;
  readonly title?: string;
  /** What confirms the happening; nothing unless told. */
  readonly confirmed?: Confirmation;
}

/** A report for tests: published on the day of its event, in an article of its own, unless told otherwise. */
export function report(action: Action, date: PartialDate, details: ReportDetails = {}): Report {
  const { channel = 'line', kind = 'article', published = lastDay(date), outlet = 'Gazette' } = details;
  const id = details.id ?? `${kind} ${outlet} ${action} ${date} ${published}`;
  return {
    event: {
      channel,
      action,
      date,
      precision: precisionOf(date),
      background: details.background ?? false,
      actors: details.actors ?? [],
      evidence: details.evidence ?? `${action} in ${date}.`,
      ...(details.fact === undefined ? {} : { fact: details.fact }),
      ...(details.form === undefined ? {} : { form: details.form }),
      ...(details.place === undefined ? {} : { place: details.place }),
    },
    source: { kind, id, title: details.title ?? null, outlet, url: null, published },
  };
}

/** A report of a fact of the chronology, without a publication date unless told otherwise. */
export function fact(action: Action, date: PartialDate, details: ReportDetails = {}): Report {
  const id = `${details.channel ?? 'line'}/${action}/${date}`;
  return report(action, date, { id, published: null, ...details, kind: 'chronology' });
}

/** A report of an article that reminds of something past, published 400 days after it unless told otherwise. */
export function reminder(action: Action, date: PartialDate, details: ReportDetails = {}): Report {
  const published: Day = addDays(lastDay(date), 400);
  return report(action, date, { published, background: true, ...details });
}

/** A single event as `merge` makes it of one report. */
export function happening(action: Action, date: PartialDate, details: ReportDetails = {}): HistoryEvent {
  const told = report(action, date, details);
  return {
    id: `${told.event.channel}/${action}/${date}`,
    channel: told.event.channel,
    action,
    date,
    precision: precisionOf(date),
    known: told.source.published ?? lastDay(date),
    actors: told.event.actors,
    reports: [told],
    ...(details.confirmed === undefined ? {} : { confirmed: details.confirmed }),
  };
}
