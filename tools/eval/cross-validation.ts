import type { Article } from '../../src/domain/article.ts';
import { type ComparedArticle, compareArticle, type Extract, type ScoreRow, scoreRow } from './compare.ts';
import type { Labelled } from './labelled.ts';

/** Outlets and months with fewer labelled events than this make up one fold together. */
const LEAST_EVENTS = 5;

/** What makes extractors from labelled articles. */
export interface Fitting {
  /** What of an extractor is fitted to the articles it is made with; `none` where nothing is. */
  readonly fitted: string;
  /** An extractor that knows of no labelled article but the given ones. */
  makeExtractor(training: readonly Labelled[]): Extract;
}

/** The articles of one outlet or month, held out. */
export interface Fold {
  readonly articles: number;
  /** Scores on the fold of an extractor made without it; its name is the fold's. */
  readonly heldOut: ScoreRow;
  /** Scores of the same extractor on the articles that it was made with. */
  readonly rest: ScoreRow;
}

/** Folds that part the articles by one property. */
export interface Folds {
  /** Those with the most labelled events first; `others` holds the small ones. */
  readonly folds: readonly Fold[];
  /** Every article judged by the extractor made without its fold: the folds' micro-average. */
  readonly heldOut: ScoreRow;
  /** F1 of the extractor as it is on all articles, less F1 held out. */
  readonly difference: { readonly strict: number; readonly lenient: number };
}

export interface CrossValidationReport {
  readonly fitted: string;
  readonly by: { readonly outlet: Folds; readonly month: Folds };
}

/**
 * Leaves out outlets and months in turn: makes an extractor with the rest of the articles and judges it on those left out.
 *
 * @param overall the scores of the extractor as it is on all articles, with which the held-out ones are compared.
 */
export function crossValidate(
  labelled: readonly Labelled[],
  fitting: Fitting,
  overall: ScoreRow,
): CrossValidationReport {
  const by = (key: (article: Article) => string) => foldsBy(labelled, key, fitting, overall);
  return {
    fitted: fitting.fitted,
    by: {
      outlet: by(({ outlet }) => outlet ?? 'none'),
      month: by(({ published }) => published?.slice(0, 7) ?? 'none'),
    },
  };
}

function foldsBy(
  labelled: readonly Labelled[],
  key: (article: Article) => string,
  { makeExtractor }: Fitting,
  overall: ScoreRow,
): Folds {
  const judged: ComparedArticle[] = [];
  const folds: Fold[] = [];
  for (const [name, members] of partition(labelled, key)) {
    const training = labelled.filter((one) => !members.includes(one));
    const extract = makeExtractor(training);
    const heldOut = members.map((one) => compareArticle(one, extract));
    const rest = training.map((one) => compareArticle(one, extract));
    folds.push({
      articles: members.length,
      heldOut: scoreRow(name, heldOut),
      rest: scoreRow(`without ${name}`, rest),
    });
    judged.push(...heldOut);
  }
  const heldOut = scoreRow('held out', judged);
  return {
    folds: folds.toSorted((a, b) => b.heldOut.gold - a.heldOut.gold),
    heldOut,
    difference: {
      strict: overall.strict.f1 - heldOut.strict.f1,
      lenient: overall.lenient.f1 - heldOut.lenient.f1,
    },
  };
}

function partition(
  labelled: readonly Labelled[],
  key: (article: Article) => string,
): ReadonlyMap<string, readonly Labelled[]> {
  const groups = Map.groupBy(labelled, ({ article }) => key(article));
  const eventsOf = (members: readonly Labelled[]) =>
    members.reduce((sum, { events }) => sum + events.length, 0);
  return Map.groupBy(labelled, ({ article }) => {
    const name = key(article);
    return eventsOf(groups.get(name) ?? []) >= LEAST_EVENTS ? name : 'others';
  });
}
