import type { Article } from '../../src/domain/article.ts';
import { linesOf, type Parse, readArticles } from './labelled.ts';

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
  /** Lowest first. */
  readonly worst: readonly { readonly query: string; readonly score: number }[];
}

export interface LookupReport {
  readonly queries: number;
  readonly articles: number;
  readonly searchers: readonly LookupScore[];
}

/** So many answers count. */
const DEPTH = 10;
/** So many of the questions that are answered worst are named. */
const WORST = 5;

/**
 * Puts the questions of `lookup.jsonl` (`{"query", "relevant": [ids]}`) to search engines over the articles of `articles.jsonl`.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder lacks one of the two files.
 */
export async function evalLookup(
  folder: string,
  parse: Parse,
  searchers: readonly Searcher[],
): Promise<LookupReport> {
  const articles = readArticles(folder, parse);
  const questions = linesOf<Question>(folder, 'lookup.jsonl');
  const scores: LookupScore[] = [];
  for (const searcher of searchers) {
    await searcher.index(articles);
    scores.push(await scoreOf(searcher, questions));
  }
  return { queries: questions.length, articles: articles.length, searchers: scores };
}

interface Question {
  readonly query: string;
  readonly relevant: readonly string[];
}

async function scoreOf(searcher: Searcher, questions: readonly Question[]): Promise<LookupScore> {
  const scores: { query: string; score: number }[] = [];
  for (const { query, relevant } of questions) {
    const found = await searcher.search(query, DEPTH);
    scores.push({ query, score: ndcg(found, new Set(relevant)) });
  }
  return {
    name: searcher.name,
    mean: scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length),
    worst: scores.toSorted((a, b) => a.score - b.score).slice(0, WORST),
  };
}

/**
 * Normalized discounted cumulative gain of the first ten where an article is relevant or not (Järvelin & Kekäläinen 2002,
 * with the logarithm of rank + 1): 1 where the relevant ones stand in front.
 */
function ndcg(found: readonly string[], relevant: ReadonlySet<string>): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  const sum = (ranks: readonly number[]) => ranks.reduce((total, rank) => total + gain(rank), 0);
  const first = [...new Set(found)].slice(0, DEPTH);
  const ideal = sum(Array.from({ length: Math.min(DEPTH, relevant.size) }, (_, rank) => rank));
  return ideal === 0 ? 0 : sum(first.flatMap((id, rank) => (relevant.has(id) ? [rank] : []))) / ideal;
}
