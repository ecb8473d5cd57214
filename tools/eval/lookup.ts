import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Article } from '../../src/domain/article.ts';
import { linesOf, type Parse, readArticles } from './labelled.ts';
import { ndcg } from './ndcg.ts';

/** A search engine under test. */
export interface Searcher {
  readonly name: string;
  /** Takes in all articles; called once, first. */
  index(articles: readonly Article[]): Promise<void> | void;
  /** Ids of the best articles for a question, best first. */
  search(question: string, limit: number): Promise<readonly string[]> | readonly string[];
}

/** How well a search engine answers. */
export interface LookupScore {
  readonly name: string;
  /** Mean of nDCG@10 over all questions. */
  readonly mean: number;
  /** Lowest first; empty for questions that are kept back. */
  readonly worst: readonly { readonly query: string; readonly score: number }[];
}

/** Questions of one kind over the articles of one folder. */
export interface LookupReport {
  /** `known` for the folder's own questions, else a side of ours. */
  readonly side: 'known' | Side;
  readonly queries: number;
  readonly articles: number;
  readonly searchers: readonly LookupScore[];
}

/** Lookup is improved by what fails on the development side; of the held-out side only the mean is ever looked at. */
type Side = 'development' | 'held-out';

/** So many answers count. */
const DEPTH = 10;
/** So many of the questions that are answered worst are named. */
const WORST = 5;
/** Our own questions, with judgements made by reading the articles that they name by id. */
const OWN = fileURLToPath(new URL('lookup-wide.jsonl', import.meta.url));

/**
 * Puts questions to search engines over the articles of `articles.jsonl`: those of the folder's `lookup.jsonl`, and without
 * that file our own, as far as their articles are in the folder.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder has no articles.
 */
export async function evalLookup(
  folder: string,
  parse: Parse,
  searchers: readonly Searcher[],
): Promise<readonly LookupReport[]> {
  const articles = readArticles(folder, parse);
  const sideOf = ({ side }: Question): LookupReport['side'] => side ?? 'known';
  const sides = Map.groupBy(questionsFor(folder, articles), sideOf);
  for (const searcher of searchers) await searcher.index(articles);
  const reports: LookupReport[] = [];
  for (const [side, questions] of sides) {
    const scores: LookupScore[] = [];
    for (const searcher of searchers) scores.push(await scoreOf(searcher, questions, side === 'held-out'));
    reports.push({ side, queries: questions.length, articles: articles.length, searchers: scores });
  }
  return reports;
}

/** A line of a file of questions. */
interface Question {
  readonly query: string;
  /** Ids, or ids with grades: 2 is about it, 1 has a passage on it. */
  readonly relevant: readonly string[] | Readonly<Record<string, number>>;
  readonly side?: Side;
}

function questionsFor(folder: string, articles: readonly Article[]): readonly Question[] {
  if (existsSync(join(folder, 'lookup.jsonl'))) return linesOf<Question>(folder, 'lookup.jsonl');
  const ids = new Set(articles.map(({ id }) => id));
  const own = linesOf<Question>(dirname(OWN), 'lookup-wide.jsonl');
  return own.filter(({ relevant }) => [...gradesOf(relevant).keys()].every((id) => ids.has(id)));
}

function gradesOf(relevant: Question['relevant']): ReadonlyMap<string, number> {
  return new Map(
    Array.isArray(relevant) ? relevant.map((id): [string, number] => [id, 1]) : Object.entries(relevant),
  );
}

async function scoreOf(
  searcher: Searcher,
  questions: readonly Question[],
  keptBack: boolean,
): Promise<LookupScore> {
  const scores: { query: string; score: number }[] = [];
  for (const { query, relevant } of questions) {
    const found = await searcher.search(query, DEPTH);
    scores.push({ query, score: ndcg(found, gradesOf(relevant), DEPTH) });
  }
  return {
    name: searcher.name,
    mean: scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length),
    worst: keptBack ? [] : scores.toSorted((a, b) => a.score - b.score).slice(0, WORST),
  };
}
