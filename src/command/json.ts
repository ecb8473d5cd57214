import type { HistoryEvent, Report } from '../model/event.ts';
import type { When } from '../model/status.ts';
import type { Json } from './command.ts';

/** So many quotes stand behind a status or an event; all of them are in the timeline's sources. */
const MOST_QUOTES = 5;

/** A quote with its source: `{quote, outlet, published, url}`. */
function quoteJson({ event, source }: Report) {
  return { quote: event.evidence, outlet: source.outlet, published: source.published, url: source.url };
}

/** The quotes behind events, best first: several of the first event, then one of each other. */
export function evidenceJson(events: readonly HistoryEvent[]): Json {
  const [first, ...others] = events;
  const own = first?.reports.slice(0, others.length === 0 ? MOST_QUOTES : 3) ?? [];
  const confirming = others.flatMap(({ reports }) => reports.slice(0, 1));
  return [...own, ...confirming].slice(0, MOST_QUOTES).map(quoteJson);
}

/** Names of the outlets behind events, each once. */
export function outletsJson(events: readonly HistoryEvent[]): Json {
  const outlets = events.flatMap(({ reports }) => reports.map(({ source }) => source.outlet));
  return [...new Set(outlets)].filter((outlet) => outlet !== null);
}

/** An event: `{channel, date, precision, action, actors, outlets, known, evidence}`. */
export function eventJson(event: HistoryEvent): Json {
  const { channel, date, precision, action, actors, known } = event;
  return {
    channel,
    date,
    precision,
    action,
    actors,
    outlets: outletsJson([event]),
    known,
    evidence: evidenceJson([event]),
  };
}

/** The two kinds of time of an answer; `knownOn` only where it was asked for. */
export function whenJson({ asOf, knownOn }: When): { readonly [key: string]: Json } {
  return knownOn === undefined ? { asOf } : { asOf, knownOn };
}
