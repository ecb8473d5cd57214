import { dayOf } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { type Account, accountsOf, countOutlets, outletOf } from '../domain/independent-sources.ts';
import type { Block, Span, Spans } from '../domain/message.ts';
import type { State } from '../domain/status.ts';
import { decisionLines } from './decision.ts';
import { eventLine, headlineOf, namesLine } from './event.ts';
import type { Localizer } from './localizer.ts';
import { dateSpan, faint, linkSpan, text } from './spans.ts';

/** The head of an event's entry. */
interface Head {
  readonly state?: State;
  readonly title: Spans;
  readonly line: string;
}

/** An event's entry with the quotes that say more than its line does; where none does, with the sources of the line. */
export function withEvidence(
  localizer: Localizer,
  { line, ...head }: Head,
  { event, most }: { readonly event: HistoryEvent; readonly most: number },
): readonly Block[] {
  const said = [eventLine(localizer, event), headlineOf(localizer, event)];
  const isSaid = (words: string) => said.some((one) => one.includes(words.trim()));
  const found = quotes(localizer, event, most).filter(({ text: words }) => !isSaid(words));
  const sources = found.length > 0 ? [] : [sourcesLine(localizer, event)];
  const decisions = event.decisions === undefined ? [] : decisionLines(localizer, event);
  return [{ kind: 'entry', ...head, lines: [[text(line)], ...sources, ...decisions] }, ...found];
}

type Quote = Block & { readonly kind: 'quote' };

/** The words behind an event with where they stand; sources that have the same words share one quote, copies of a text one source. */
export function quotes(localizer: Localizer, event: HistoryEvent, most: number): readonly Quote[] {
  const byWords = Map.groupBy(
    accountsOf(event.reports),
    ({ lead }) => lead.event.fact?.[localizer.language] ?? lead.event.evidence,
  );
  return [...byWords].slice(0, most).map(([words, tellings]) => ({
    kind: 'quote',
    text: words,
    source: sourceSpans(localizer, tellings),
  }));
}

function sourceSpans(localizer: Localizer, tellings: readonly Account[]): Spans {
  const first = tellings[0]?.lead;
  const notes: Span[] = [];
  if (first?.source.kind === 'chronology')
    notes.push(faint(localizer.format('quote.chronology') + localizer.format('colon')));
  const who = first?.event.attribution;
  if (who !== undefined)
    notes.push(
      faint(localizer.format('quote.said', { who: localizer.voice(who) }) + localizer.format('dot')),
    );
  return [...notes, ...named(localizer, tellings)];
}

/** The first sources, one after the other. */
function named(localizer: Localizer, tellings: readonly Account[]): Spans {
  const sources = tellings.slice(0, MAX_SOURCES).map((telling) => sourceOf(localizer, telling));
  return sources.flatMap((spans, index) =>
    index === 0 ? spans : [text(localizer.format('semicolon')), ...spans],
  );
}

/** "Reuters, 21 Dec 2023", linked where the address is known, and who else carries the text: " (also in VOA)". */
function sourceOf(localizer: Localizer, { lead, alsoIn }: Account): Spans {
  const { title, url, published, id } = lead.source;
  const name = outletOf(lead) ?? title ?? id;
  const date =
    published === null
      ? faint(localizer.format('quote.undated'))
      : dateSpan(localizer, publishedDay(published));
  const also = localizer.format('quote.also', { names: namesLine(localizer, alsoIn, MAX_ALSO) });
  return [
    linkSpan(name, url),
    text(localizer.format('contact.comma')),
    date,
    ...(alsoIn.length > 0 ? [faint(also)] : []),
  ];
}

/** The day of an instant; dates that are less exact stay as they are. */
export function publishedDay(published: string): string {
  return published.length <= 10 ? published : dayOf(published);
}

/** Maximum sources named; the others are counted. */
const MAX_SOURCES = 3;
/** How many of those that repeat a text are named. */
const MAX_ALSO = 3;

/** "4 outlets: Reuters, 21 Dec 2023 (also in VOA); …": each outlet by its first text, copies with the text that they repeat. */
export function sourcesLine(localizer: Localizer, { reports }: HistoryEvent): Spans {
  const tellings = firstOfEach(accountsOf(reports));
  const count = localizer.format('status.sources', { count: countOutlets(reports) });
  return [
    ...(tellings.length > 1 ? [faint(count + localizer.format('colon'))] : []),
    ...named(localizer, tellings),
    ...(tellings.length > MAX_SOURCES ? [faint(`${localizer.format('semicolon')}…`)] : []),
  ];
}

function firstOfEach(tellings: readonly Account[]): readonly Account[] {
  return [...Map.groupBy(tellings, ({ lead }) => outletOf(lead) ?? lead).values()].flatMap((of) =>
    of.slice(0, 1),
  );
}
