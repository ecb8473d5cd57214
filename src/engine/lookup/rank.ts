import type { Article } from '../../domain/article.ts';
import { createScorer, hasAny, type Query, snippetOf, type Weighed } from '../../search/index.ts';
import type { SearchIndex } from '../../storage/contracts.ts';
import type { Candidates, Prospect } from './candidates.ts';
import type { Hit, Lookup, LookupResult } from './lookup-types.ts';
import type { Rerank } from './rerank.ts';

/** Texts that are read and compared. */
const MAX_READ = 100;
/** The share that an article must have of what the best one has of the question; where the newest come first, all have to be good. */
const LEAST_SHARE = { relevance: 1 / 3, date: 2 / 3 } as const;
/** The share of the best score below which an article is left out: few good answers are not buried among many poor ones. */
const LEAST_SCORE = { first: 0.1, rest: 0.3 } as const;
/** The first ones, of which more may be of use. */
const FIRST = 10;
/** How much a word counts once more for standing in the title, where texts are chosen to be read. */
const IN_TITLE = 0.5;

/** Hits without their events. */
type Ranked = Omit<LookupResult, 'hits' | 'near'> & { readonly hits: readonly Omit<Hit, 'events'>[] };

/** Reads the texts of the best candidates and puts them in order. */
export async function rank(
  store: SearchIndex,
  lookup: Lookup,
  query: Query,
  weighed: readonly Weighed[],
  candidates: Candidates,
  rerank?: Rerank,
): Promise<Ranked> {
  const { offset = 0, limit = 5, sort = 'relevance' } = lookup;
  const places = inOrder(candidates, sort);
  const score = createScorer(weighed);
  const placed = await store.articlesAt(places.slice(0, MAX_READ));
  const matching = placed
    .filter(({ article }) => fits(article, lookup, query))
    .map(({ article }) => ({ article, score: score(article) }))
    // Tokens that a phrase has may stand apart.
    .filter((hit) => hit.score > 0);
  const best = Math.max(0, ...matching.map((hit) => hit.score));
  const ranked = matching
    .toSorted(byScore)
    .filter((hit, at) => hit.score >= best * LEAST_SCORE[at < FIRST ? 'first' : 'rest']);
  const cut = ranked.length < matching.length;
  const scored = sort === 'date' ? ranked.toSorted(byDate) : await reordered(ranked, lookup.words, rerank);
  const hits = scored.slice(offset, offset + limit).map((hit) => ({
    ...hit,
    snippet: snippetOf(hit.article, weighed),
    whole: query.groups.every(({ forms }) => hasAny(hit.article, forms)),
  }));
  // What was not read promises no more than what was read last: if that is cut off, so is all else.
  const total = cut ? scored.length : places.length - (placed.length - scored.length);
  return { total, more: candidates.more && !cut, reach: scored.length, hits };
}

/** Places of candidates that have enough of the question, in the order in which they are worth reading. */
function inOrder({ places }: Candidates, sort: keyof typeof LEAST_SHARE): readonly number[] {
  const most = Math.max(0, ...[...places.values()].map(({ had }) => had));
  const worth = ({ had, inTitle }: Prospect) => (sort === 'date' ? 0 : had + IN_TITLE * inTitle);
  return [...places]
    .filter(([, { had }]) => had >= most * LEAST_SHARE[sort])
    .toSorted(([a, one], [b, other]) => worth(other) - worth(one) || b - a)
    .map(([place]) => place);
}

/** What tokens alone cannot tell: the order of a phrase's words, and that an article has a date. */
function fits(article: Article, { from, to }: Lookup, { phrases, without }: Query): boolean {
  if (article.published === null && (from !== undefined || to !== undefined)) return false;
  return phrases.every((phrase) => hasAny(article, [phrase])) && !hasAny(article, without);
}

interface Scored {
  readonly article: Article;
  readonly score: number;
}

async function reordered(
  scored: readonly Scored[],
  words: string,
  rerank: Rerank | undefined,
): Promise<readonly Scored[]> {
  if (rerank === undefined) return scored;
  const order = await rerank(
    words,
    scored.map(({ article }) => article),
  );
  return order.flatMap(({ id }) => scored.find(({ article }) => article.id === id) ?? []);
}

/** Of equals the newest first. */
function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || byDate(a, b);
}

function byDate(a: Scored, b: Scored): number {
  return compare(b.article.published ?? '', a.article.published ?? '') || compare(a.article.id, b.article.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
