import type { Confirmation, DecisionMark, History, HistoryEvent } from '../domain/event.ts';
import { type Account, accountsOf, copyingOutlets, outletsOf } from '../domain/independent-sources.ts';
import type { When } from '../domain/status.ts';
import type { Json } from './command.ts';

/** So many quotes stand behind a status or an event; all of them are in the timeline's sources. */
const MAX_QUOTES = 5;

/** A quote with its source: `{quote, outlet, published, url, alsoIn}`. */
function quoteJson({ lead: { event, source }, alsoIn }: Account) {
  return {
    quote: event.evidence,
    outlet: source.outlet,
    published: source.published,
    url: source.url,
    alsoIn: [...alsoIn],
  };
}

/** The quotes behind events, best first: several of the first event, then one of each other. A text counts once, copies with it. */
export function evidenceJson(events: readonly HistoryEvent[]): Json {
  const [first, ...others] = events.map(({ reports }) => accountsOf(reports));
  const own = first?.slice(0, others.length === 0 ? MAX_QUOTES : 3) ?? [];
  const confirming = others.flatMap((tellings) => tellings.slice(0, 1));
  return [...own, ...confirming].slice(0, MAX_QUOTES).map(quoteJson);
}

/** Who is behind events, each outlet once: `outlets` tell them in words of their own, `alsoIn` only repeat another's text. */
export function outletsJson(events: readonly HistoryEvent[]): {
  readonly outlets: Json;
  readonly alsoIn: Json;
} {
  const reports = events.flatMap((event) => event.reports).filter(({ source }) => source.outlet !== null);
  return { outlets: outletsOf(reports), alsoIn: copyingOutlets(reports) };
}

/** The sources of one event, best first: `{outlet, published, url}`. A text that others copy counts once. */
function sourcesJson({ reports }: HistoryEvent): Json {
  return accountsOf(reports).map(({ lead: { source } }) => ({
    outlet: source.outlet,
    published: source.published,
    url: source.url,
  }));
}

/** The latest contact or decision: `{date, action, what, sources}`; `null` where no event is known. */
export function latestJson(latest: HistoryEvent | undefined, what: (event: HistoryEvent) => string): Json {
  if (latest === undefined) return null;
  return { date: latest.date, action: latest.action, what: what(latest), sources: sourcesJson(latest) };
}

/** The reason for which an event is confirmed, with who confirms it: `{confirmed, confirmedBy}`; false where it is only reported. */
export function confirmedJson(confirmed: Confirmation | false | undefined): {
  readonly confirmed: Json;
  readonly confirmedBy: Json;
} {
  if (confirmed === false || confirmed === undefined) return { confirmed: false, confirmedBy: [] };
  return { confirmed: confirmed.by, confirmedBy: namesOf(confirmed) };
}

function namesOf(confirmed: Confirmation): readonly string[] {
  switch (confirmed.by) {
    case 'chronology':
      return [];
    case 'analyst':
      return confirmed.name === undefined ? [] : [confirmed.name];
    case 'official':
      return [confirmed.outlet];
    case 'attribution':
      return [confirmed.who];
    case 'outlets':
      return confirmed.outlets;
  }
}

/**
 * An event: `{channel, date, precision, action, actors, outlets, alsoIn, known, confirmed, confirmedBy, evidence}`, and `decisions` where
 * analysts made some.
 */
export function eventJson(event: HistoryEvent): Json {
  const { channel, date, precision, action, actors, known } = event;
  return {
    channel,
    date,
    precision,
    action,
    actors,
    ...outletsJson([event]),
    known,
    ...confirmedJson(event.confirmed),
    evidence: evidenceJson([event]),
    ...(event.decisions !== undefined && { decisions: event.decisions.map(decisionJson) }),
  };
}

/** What was decided about an event: `{id, kind, by, at, reason}`, and what it was `before` where it was changed. */
function decisionJson({ before, ...mark }: DecisionMark): Json {
  return { ...mark, ...(before !== undefined && { before: { ...before } }) };
}

/** What an event comes to, without its evidence: `{channel, action, date, confirmed, confirmedBy}`. */
export function claimJson({ channel, action, date, confirmed }: HistoryEvent): Json {
  return { channel, action, date, ...confirmedJson(confirmed) };
}

/** The two kinds of time of an answer; `knownOn` only where it was asked for. */
export function whenJson({ asOf, knownOn }: When): { readonly [key: string]: Json } {
  return knownOn === undefined ? { asOf } : { asOf, knownOn };
}

/** The merged events that each of the articles reports, by the article's id; articles without any are left out. */
export function eventsByArticle(
  histories: ReadonlyMap<string, History>,
  articles: readonly string[],
): ReadonlyMap<string, readonly HistoryEvent[]> {
  const asked = new Set(articles);
  const found = new Map<string, HistoryEvent[]>();
  for (const event of [...histories.values()].flat()) {
    const sources = new Set(event.reports.map(({ source }) => source.id).filter((id) => asked.has(id)));
    for (const id of sources) found.set(id, [...(found.get(id) ?? []), event]);
  }
  return found;
}
