import type { Brief, Fact } from '../domain/brief.ts';
import { precisionOf } from '../domain/dates.ts';
import type { Report } from '../domain/event.ts';

/**
 * The brief's chronology as reports, one for each source of a fact, so that facts and articles are merged alike.
 * The evidence is the chronology's own sentence, in English. A source without a date has `published: null`.
 */
export function factReports({ chronology }: Brief): readonly Report[] {
  return chronology.flatMap((fact) =>
    fact.sources.map((source, order) => ({ event: eventOf(fact), source: sourceOf(fact, source, order) })),
  );
}

function eventOf(fact: Fact): Report['event'] {
  const { channel, action, date, actors } = fact;
  return {
    channel,
    action,
    date,
    precision: precisionOf(date),
    background: false,
    actors,
    evidence: fact.fact.en,
    fact: fact.fact,
    ...(fact.form === undefined ? {} : { form: fact.form }),
  };
}

function sourceOf(
  { id }: Fact,
  { url, outlet, published }: Fact['sources'][number],
  order: number,
): Report['source'] {
  return { kind: 'chronology', id, title: null, outlet, url, published: published ?? null, order };
}
