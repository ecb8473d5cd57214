import { type Day, firstDay, lastDay } from '../domain/dates.ts';
import type { Report, Source } from '../domain/event.ts';
import { publishedDay } from '../domain/history.ts';

/**
 * Whether a reader of the day could have this from the report: it was out, and no other text of the article had taken its place.
 * An article without a date is known where `undated` says so. Without a day, whether it counts by everything read until today.
 */
export function isKnown(report: Report, day: Day | undefined, undated = false): boolean {
  const { withdrawn, known: _, ...source } = report.source;
  if (day === undefined) return withdrawn === undefined;
  const since = knownSince({ event: report.event, source });
  return (since === undefined ? undated : since <= day) && (withdrawn === undefined || withdrawn > day);
}

/**
 * The first day on which a reader could have this from the report; `undefined` for an article without a date, which
 * cannot be shown to have been known on any past day.
 *
 * An edited text counts from its own day, unless an earlier text of the article reported the event already.
 * A chronology's source without a date counts from the event's own last day. Nothing but a plan is known before its date:
 * an article that runs a day ahead of the event's date in another time zone counts from the event's day.
 */
function knownSince({ event, source }: Report): Day | undefined {
  if (source.published === null) return isAuthoritative(source) ? lastDay(event.date) : undefined;
  const published = source.known ?? source.revised ?? publishedDay(source.published);
  const earliest = firstDay(event.date);
  return event.action === 'schedule' || published > earliest ? published : earliest;
}

/** The same where any day may be asked for: an article without a date counts from the event's last day. */
export function knownBy(report: Report): Day {
  return knownSince(report) ?? lastDay(report.event.date);
}

/** True for what people wrote down or decided, which ranks above everything extracted: facts of the chronology and decisions of analysts. */
export function isAuthoritative({ kind }: Source): boolean {
  return kind !== 'article';
}

/** True for people's own word and for reports of news; false where an article reminds of something past. */
export function isFirsthand({ event, source }: Report): boolean {
  return isAuthoritative(source) || !event.background;
}
