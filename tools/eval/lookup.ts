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
  /** Lowest first, without the questions that are held out. */
  readonly worst: readonly { readonly query: string; readonly score: number }[];
}

/** How well search engines answer questions over the articles of one folder. */
export interface LookupReport {
  readonly queries: number;
  readonly articles: number;
  readonly searchers: readonly LookupScore[];
  /** The same by side, where the questions have one. */
  readonly sides: readonly LookupSide[];
}

/** Questions of one side; `articles` as in the report that it is part of. */
export interface LookupSide extends Omit<LookupReport, 'sides'> {
  readonly side: Side;
}

/** Lookup is improved by what fails on the development side; of the held-out side only the mean is ever looked at. */
const SIDES = ['development', 'held-out'] as const;
type Side = (typeof SIDES)[number];

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
): Promise<LookupReport> {
  const articles = readArticles(folder, parse);
  const questions = questionsFor(folder, articles);
  const answers: Answers[] = [];
  for (const searcher of searchers) {
    await searcher.index(articles);
    answers.push({ name: searcher.name, scores: await scoresOf(searcher, questions) });
  }
  const reportOf = (part: readonly Question[]) => ({
    queries: part.length,
    articles: articles.length,
    searchers: answers.map((one) => summarize(one, part)),
  });
  const sides = SIDES.map((side) => ({ side, part: questions.filter((question) => question.side === side) }));
  return {
    ...reportOf(questions),
    sides: sides.flatMap(({ side, part }) => (part.length === 0 ? [] : [{ side, ...reportOf(part) }])),
  };
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

/** What a search engine scored for each question. */
interface Answers {
  readonly name: string;
  readonly scores: ReadonlyMap<Question, number>;
}

async function scoresOf(searcher: Searcher, questions: readonly Question[]): Promise<Answers['scores']> {
  const scores = new Map<Question, number>();
  for (const question of questions) {
    const found = await searcher.search(question.query, DEPTH);
    scores.set(question, ndcg(found, gradesOf(question.relevant), DEPTH));
  }
  return scores;
}

function summarize({ name, scores }: Answers, questions: readonly Question[]): LookupScore {
  const own = questions.map((question) => ({ ...question, score: scores.get(question) ?? 0 }));
  return {
    name,
    mean: own.reduce((sum, { score }) => sum + score, 0) / Math.max(1, own.length),
    worst: own
      .filter(({ side }) => side !== 'held-out')
      .toSorted((a, b) => a.score - b.score)
      .slice(0, WORST)
      .map(({ query, score }) => ({ query, score })),
  };
}
