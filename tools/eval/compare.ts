import type { Article } from '../../src/domain/article.ts';
import type { ChannelEvent } from '../../src/domain/event.ts';
import type { Labelled } from './labelled.ts';
import { lenient, pair, type Score, score, strict } from './measures.ts';

/** What is measured: the events that an article tells. */
export type Extract = (article: Article) => readonly ChannelEvent[];

/** An article with what annotators and the extractor found in it. */
export interface ComparedArticle {
  readonly article: Article;
  readonly gold: readonly ChannelEvent[];
  readonly predicted: readonly ChannelEvent[];
  /** For each gold event the index of the prediction that matches it. */
  readonly strict: readonly (number | undefined)[];
  readonly lenient: readonly (number | undefined)[];
}

/** Scores of the articles or events that share a property. */
export interface ScoreRow {
  readonly name: string;
  readonly gold: number;
  readonly predicted: number;
  readonly strict: Score;
  readonly lenient: Score;
}

/** Extracts an article's events and matches them with its labels. */
export function compareArticle({ article, events }: Labelled, extract: Extract): ComparedArticle {
  const predicted = extract(article);
  return {
    article,
    gold: events,
    predicted,
    strict: pair(events, predicted, strict),
    lenient: pair(events, predicted, lenient),
  };
}

/** Whether an event of an article belongs to what is counted. */
type Counts = (event: ChannelEvent, article: Article) => boolean;

/** The scores over all events that count; every one where nothing is said. */
export function scoreRow(
  name: string,
  judged: readonly ComparedArticle[],
  counts: Counts = () => true,
): ScoreRow {
  const tallies = { strict: emptyTally(), lenient: emptyTally() };
  for (const one of judged) {
    for (const measure of ['strict', 'lenient'] as const) {
      const tally = tallies[measure];
      tally.predicted += one.predicted.filter((event) => counts(event, one.article)).length;
      for (const [index, event] of one.gold.entries()) {
        if (!counts(event, one.article)) continue;
        tally.gold += 1;
        if (one[measure][index] !== undefined) tally.matched += 1;
      }
    }
  }
  const { gold, predicted } = tallies.strict;
  return { name, gold, predicted, strict: score(tallies.strict), lenient: score(tallies.lenient) };
}

function emptyTally() {
  return { matched: 0, predicted: 0, gold: 0 };
}

/** A row for each key that the events have, those with the most labels first. */
export function scoreRows(
  judged: readonly ComparedArticle[],
  key: (event: ChannelEvent, article: Article) => string,
): ScoreRow[] {
  const names = new Set(
    judged.flatMap(({ article, gold, predicted }) =>
      [...gold, ...predicted].map((event) => key(event, article)),
    ),
  );
  return [...names]
    .map((name) => scoreRow(name, judged, (event, article) => key(event, article) === name))
    .toSorted((a, b) => b.gold - a.gold || a.name.localeCompare(b.name));
}
