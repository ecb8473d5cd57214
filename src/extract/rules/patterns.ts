import type { PartialDate } from '../../domain/dates.ts';
import type { Action, ChannelEvent } from '../../domain/event.ts';
import type { PatternReading } from '../patterns/index.ts';
import type { Sentence } from '../sentences.ts';
import type { Triggered } from './actions.ts';

/** What a hand-written pattern reads in a sentence. */
export interface PatternMatch {
  readonly channel: string;
  readonly action: Action;
  readonly date: PartialDate | undefined;
  /** It says that it took place, and its clause has a date of its own. */
  readonly strong: boolean;
  readonly own: boolean;
  /** It is left when the article's claims are held against each other. */
  readonly settled: boolean;
}

/** What the patterns read in an article, by sentence. */
export interface Patterns {
  readonly events: readonly ChannelEvent[];
  of(sentence: Sentence): readonly PatternMatch[];
}

/** `resume` is a `hold` whose text says so. */
export function tendencyOf(action: Action): Triggered {
  return action === 'resume' ? 'hold' : action;
}

/** Whether the patterns settled on this event as well, as far as the dates are known. */
export function agrees({ events }: Patterns, channel: string, action: Action, date: PartialDate): boolean {
  return events.some(
    (event) =>
      event.channel === channel &&
      tendencyOf(event.action) === tendencyOf(action) &&
      (event.date.startsWith(date) || date.startsWith(event.date)),
  );
}

/** Matches of one text at most. A sentence has a few; an article that repeats it over and over has no more for that. */
const MAX_MATCHES = 24;

export function bySentence({ events, claims }: PatternReading): Patterns {
  const found = claims.map((claim) => {
    const settled = events.find(
      ({ channel, action, evidence }) =>
        channel === claim.channel &&
        tendencyOf(action) === tendencyOf(claim.action) &&
        evidence === claim.evidence,
    );
    const { channel, action, strong, own, evidence } = claim;
    const date = claim.date ?? settled?.date;
    return { channel, action, date, strong, own, settled: settled !== undefined, evidence };
  });
  const all = Map.groupBy(found, ({ evidence }) => evidence);
  const byEvidence = new Map([...all].map(([evidence, list]) => [evidence, list.slice(0, MAX_MATCHES)]));
  return { events, of: ({ text }) => byEvidence.get(text) ?? [] };
}
