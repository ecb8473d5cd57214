import { type Day, dayOf } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { countOutlets, outletOf, type Telling, tellingsOf } from '../domain/independent-sources.ts';
import type { Block, Span, Spans } from '../domain/message.ts';
import type { State } from '../domain/status.ts';
import { eventLine, namesLine } from './event.ts';
import type { Voice } from './localizer.ts';
import { dateSpan, faint, linkSpan, text } from './spans.ts';

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

/** The words behind an event with where they stand; sources that have the same words share one quote, copies of a text one source. */
export function quotes(voice: Voice, event: HistoryEvent, most: number): readonly Block[] {
  const byWords = Map.groupBy(
    tellingsOf(event.reports),
    ({ lead }) => lead.event.fact?.[voice.language] ?? lead.event.evidence,
  );
  return [...byWords].slice(0, most).map(([words, tellings]) => ({
    kind: 'quote',
    text: words,
    source: sourceSpans(voice, tellings),
  }));
}

function sourceSpans(voice: Voice, tellings: readonly Telling[]): Spans {
  const first = tellings[0]?.lead;
  const notes: Span[] = [];
  if (first?.source.kind === 'chronology')
    notes.push(faint(voice.say('quote.chronology') + voice.say('colon')));
  const who = first?.event.attribution;
  if (who !== undefined) notes.push(faint(voice.say('quote.said', { who }) + voice.say('dot')));
  return [...notes, ...named(voice, tellings)];
}

/** The first sources, one after the other. */
function named(voice: Voice, tellings: readonly Telling[]): Spans {
  const sources = tellings.slice(0, MOST_SOURCES).map((telling) => sourceOf(voice, telling));
  return sources.flatMap((spans, index) => (index === 0 ? spans : [text('; '), ...spans]));
}

/** "Reuters, 21 Dec 2023", linked where the address is known, and who else carries the text: " (also in VOA)". */
function sourceOf(voice: Voice, { lead, alsoIn }: Telling): Spans {
  const { title, url, published, id } = lead.source;
  const name = outletOf(lead) ?? title ?? id;
  const date =
    published === null ? faint(voice.say('quote.undated')) : dateSpan(voice, publishedDay(published));
  const also = voice.say('quote.also', { names: namesLine(voice, alsoIn, MOST_ALSO) });
  return [linkSpan(name, url), text(', '), date, ...(alsoIn.length > 0 ? [faint(also)] : [])];
}

/** The day of an instant; dates that are less exact stay as they are. */
export function publishedDay(published: string): string {
  return published.length <= 10 ? published : dayOf(published);
}

/** How many sources are named; the number of outlets tells of the others. */
const MOST_SOURCES = 3;
/** How many of those that repeat a text are named. */
const MOST_ALSO = 3;

/** "4 outlets: Reuters, 21 Dec 2023 (also in VOA); …": each outlet by its first text, copies with the text that they repeat. */
export function sourcesLine(voice: Voice, { reports }: HistoryEvent): Spans {
  const tellings = firstOfEach(tellingsOf(reports));
  const count = voice.say('status.sources', { count: countOutlets(reports) });
  return [
    ...(tellings.length > 1 ? [faint(count + voice.say('colon'))] : []),
    ...named(voice, tellings),
    ...(tellings.length > MOST_SOURCES ? [faint('; …')] : []),
  ];
}

function firstOfEach(tellings: readonly Telling[]): readonly Telling[] {
  return [...Map.groupBy(tellings, ({ lead }) => outletOf(lead) ?? lead).values()].flatMap((of) =>
    of.slice(0, 1),
  );
}
