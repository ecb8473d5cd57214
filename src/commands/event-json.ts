import type { HistoryEvent } from '../domain/event.ts';
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

/** An event: `{channel, date, precision, action, actors, outlets, alsoIn, known, evidence}`. */
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
    evidence: evidenceJson([event]),
  };
}

/** The two kinds of time of an answer; `knownOn` only where it was asked for. */
export function whenJson({ asOf, knownOn }: When): { readonly [key: string]: Json } {
  return knownOn === undefined ? { asOf } : { asOf, knownOn };
}
