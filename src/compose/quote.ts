import { type Day, dayOf } from '../model/date.ts';
import type { HistoryEvent, Report } from '../model/event.ts';
import type { Block, Span, Spans } from '../model/message.ts';
import type { State } from '../model/status.ts';
import { eventLine, outletOf } from './event.ts';
import { dateSpan, faint, linkSpan, text } from './spans.ts';
import type { Voice } from './voice.ts';

/** The head of an entry that tells an event. */
interface Head {
  readonly state?: State;
  readonly title: Spans;
  readonly line: string;
}

/** An event's entry with the quotes that say more than its line does; where none does, with the sources of the line. */
export function withEvidence(
  voice: Voice,
  { line, ...head }: Head,
  { event, asOf, most }: { readonly event: HistoryEvent; readonly asOf: Day; readonly most: number },
): readonly Block[] {
  const said = eventLine(voice, event, asOf);
  const found = quotes(voice, event, most).filter((quote) => quote.kind === 'quote' && quote.text !== said);
  const sources = found.length > 0 ? [] : [sourcesLine(voice, event)];
  return [{ kind: 'entry', ...head, lines: [[text(line)], ...sources] }, ...found];
}

/** The words behind an event with where they stand; sources that have the same words share one quote. */
export function quotes(voice: Voice, event: HistoryEvent, most: number): readonly Block[] {
  const byWords = Map.groupBy(event.reports, (report) => report.event.evidence);
  return [...byWords].slice(0, most).map(([words, reports]) => ({
    kind: 'quote',
    text: words,
    source: sourceSpans(voice, reports),
  }));
}

function sourceSpans(voice: Voice, reports: readonly Report[]): Spans {
  const [first] = reports;
  const notes: Span[] = [];
  if (first?.source.kind === 'chronology')
    notes.push(faint(voice.say('quote.chronology') + voice.say('colon')));
  const who = first?.event.attribution;
  if (who !== undefined) notes.push(faint(voice.say('quote.said', { who }) + voice.say('dot')));
  const sources = reports.slice(0, MOST_SOURCES).map((report) => sourceOf(voice, report));
  return [...notes, ...sources.flatMap((spans, index) => (index === 0 ? spans : [text('; '), ...spans]))];
}

/** "Reuters, 21 Dec 2023", linked where the address is known. */
function sourceOf(voice: Voice, report: Report): Spans {
  const { title, url, published, id } = report.source;
  const name = outletOf(report) ?? title ?? id;
  const date =
    published === null ? faint(voice.say('quote.undated')) : dateSpan(voice, publishedDay(published));
  return [linkSpan(name, url), text(', '), date];
}

/** The day of an instant; dates that are less exact stay as they are. */
export function publishedDay(published: string): string {
  return published.length <= 10 ? published : dayOf(published);
}

/** How many sources are named; their count tells of the others. */
const MOST_SOURCES = 3;

/** "4 sources: Reuters, 21 Dec 2023; …" */
export function sourcesLine(voice: Voice, event: HistoryEvent): Spans {
  const { reports } = event;
  const named = reports.slice(0, MOST_SOURCES).map((report) => sourceOf(voice, report));
  const count = voice.say('status.sources', { count: reports.length });
  const rest = reports.length > MOST_SOURCES ? [faint('; …')] : [];
  return [
    ...(reports.length > 1 ? [faint(count + voice.say('colon'))] : []),
    ...named.flatMap((spans, index) => (index === 0 ? spans : [text('; '), ...spans])),
    ...rest,
  ];
}
