import type { Article } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import type { ChannelEvent } from './model/event.ts';
import type { Condition, Narrowing } from './model/search.ts';
import {
  conditionOf,
  createScorer,
  createVocabulary,
  hasAny,
  parseQuery,
  type Query,
  rarityOf,
  type Snippet,
  snippetOf,
  outletToken,
  tokensOf,
  type Weighed,
} from './search/index.ts';
import type { Store } from './store/store.ts';

/** What is looked up. */
export interface Lookup extends Narrowing {
  readonly words: string;
  /** An outlet's name in any writing. */
  readonly outlet?: string;
  readonly sort?: 'relevance' | 'date';
  /** How many are skipped, and how many are wanted. */
  readonly offset?: number;
  readonly limit?: number;
}

/** An article that was found. */
export interface Hit {
  readonly article: Article;
  /** Grows with how well the article answers; comparable within one question. */
  readonly score: number;
  readonly snippet: Snippet;
  /** The brief's events in it. */
  readonly events: readonly ChannelEvent[];
}

export interface Found {
  /** Articles that were found; where there are very many, those that were counted. */
  readonly total: number;
  readonly more: boolean;
  readonly hits: readonly Hit[];
}

/** So many articles of one word are looked at, the newest, and so far are they counted. */
const MOST_OF_A_WORD = 1_000;
/** How rare a word is, is counted up to here. */
const MOST_COUNTED = 10_000;
/** Of a long question, its rarest words. */
const MOST_GROUPS = 8;
/** So many texts are read and scored. */
export const MOST_READ = 100;
/** An article must have this share of what the best one has of the question. */
const LEAST_SHARE = 1 / 3;

/**
 * Looks articles up for a brief: those that have most of what is asked for, the rarer the better, above all in title and lead.
 * Throws QUESTION_INVALID where nothing is asked for.
 */
export function createLookup(store: Store, brief: Brief): (lookup: Lookup) => Promise<Found> {
  const vocabulary = createVocabulary(brief);
  return async (lookup) => {
    await indexNew(store);
    const query = parseQuery(lookup.words, vocabulary);
    const weighed = await weigh(store, query);
    if (weighed.length === 0) return { total: 0, more: false, hits: [] };
    const found = await candidatesOf(store, lookup, query, weighed);
    const { hits, ...counts } = await rank(store, lookup, query, weighed, found);
    const withEvents = hits.map(async (hit) => ({
      ...hit,
      events: await store.events(brief.name, hit.article.id),
    }));
    return { ...counts, hits: await Promise.all(withEvents) };
  };
}

/** So many articles are indexed at once: little held in memory. */
const BATCH = 200;

/** Indexes what cannot be found yet: articles that an earlier version of the program kept. */
export async function indexNew(store: Store): Promise<void> {
  let unindexed = await store.unindexed(BATCH);
  while (unindexed.length > 0) {
    await store.putTokens(
      unindexed.map(({ article, version }) => ({ article: article.id, version, tokens: tokensOf(article) })),
    );
    unindexed = await store.unindexed(BATCH);
  }
}

interface Counted extends Weighed {
  readonly count: number;
  readonly condition: Condition;
}

/** The groups that any article has and that tell most. */
async function weigh(store: Store, { groups }: Query): Promise<readonly Counted[]> {
  const total = await store.countIndexed();
  const counted = await Promise.all(
    groups.map(async (group) => {
      const condition = conditionOf(group.forms);
      const count = await store.countFound(condition, MOST_COUNTED);
      return { group, condition, count, rarity: rarityOf(count, total) };
    }),
  );
  return counted
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.group.weight * b.rarity - a.group.weight * a.rarity)
    .slice(0, MOST_GROUPS);
}

/** How much of the question an article has, as far as its tokens tell: by rarity alone, and with what its title has. */
interface Candidates {
  /** By place in the index. */
  readonly weights: ReadonlyMap<number, { readonly had: number; readonly promise: number }>;
  readonly more: boolean;
}

async function candidatesOf(
  store: Store,
  lookup: Lookup,
  query: Query,
  weighed: readonly Counted[],
): Promise<Candidates> {
  const must = mustOf(lookup, query);
  let more = false;
  const find = async (...of: readonly Condition[]) => {
    const all: Condition = { kind: 'all', of: [...of, ...must] };
    const places = await store.find(without(all, query), MOST_OF_A_WORD, lookup);
    more ||= places.length === MOST_OF_A_WORD;
    return places;
  };
  const had = new Map<number, Map<Counted, number>>();
  const note = (places: readonly number[], groups: readonly Counted[], share: number) => {
    for (const place of places) {
      const shares = had.get(place) ?? new Map<Counted, number>();
      for (const group of groups) shares.set(group, Math.max(share, shares.get(group) ?? 0));
      had.set(place, shares);
    }
  };
  const rare = weighed.filter(({ count }) => count < MOST_OF_A_WORD);
  const common = weighed.filter(({ count }) => count >= MOST_OF_A_WORD);
  const anyRare: Condition = { kind: 'any', of: rare.map(({ condition }) => condition) };
  if (common.length > 0) note(await find(...common.map(({ condition }) => condition)), common, 1);
  for (const one of weighed) {
    if (rare.includes(one)) note(await find(one.condition), [one], 1);
    else if (rare.length > 0) note(await find(one.condition, anyRare), [one], 1);
    note(await find(conditionOf(one.group.forms, true)), [one], IN_TITLE);
  }
  const weights = new Map(
    [...had].map(([place, shares]) => [
      place,
      { had: weightOf(shares, 1), promise: weightOf(shares, IN_TITLE) },
    ]),
  );
  return { weights, more };
}

/** A word in the title counts so much more. */
const IN_TITLE = 1.5;

function weightOf(shares: ReadonlyMap<Counted, number>, most: number): number {
  return [...shares].reduce(
    (sum, [{ group, rarity }, share]) => sum + group.weight * rarity * Math.min(share, most),
    0,
  );
}

/** What an article must have, and not have. */
function mustOf({ outlet }: Lookup, { phrases }: Query): readonly Condition[] {
  const outlets: Condition[] = outlet === undefined ? [] : [{ kind: 'token', token: outletToken(outlet) }];
  return [...outlets, ...phrases.map((form) => conditionOf([form]))];
}

/** Leaves out what has a token that it must not have; where only several together tell, the text itself must. */
function without(condition: Condition, query: Query): Condition {
  const certain = query.without.filter(({ key }) => /^([\u3400-\u9fff]{2}|[^ \u3400-\u9fff]+)$/.test(key));
  return certain.length === 0
    ? condition
    : { kind: 'except', from: condition, without: conditionOf(certain) };
}

async function rank(
  store: Store,
  lookup: Lookup,
  query: Query,
  weighed: readonly Weighed[],
  { weights, more }: Candidates,
): Promise<Omit<Found, 'hits'> & { readonly hits: readonly Omit<Hit, 'events'>[] }> {
  const { offset = 0, limit = 5, sort = 'relevance' } = lookup;
  const most = Math.max(0, ...[...weights.values()].map(({ had }) => had));
  const places = [...weights]
    .filter(([, { had }]) => had >= most * LEAST_SHARE)
    .toSorted(([a, one], [b, other]) => other.promise - one.promise || b - a)
    .map(([place]) => place);
  const score = createScorer(weighed);
  const placed = await store.articlesAt(places.slice(0, MOST_READ));
  const scored = placed
    .filter(({ article }) => fits(article, lookup, query))
    .map(({ number, article }) => ({ number, article, score: score(article) }))
    .toSorted(sort === 'date' ? byDate : byScore);
  const hits = scored
    .slice(offset, offset + limit)
    .map(({ article, score }) => ({ article, score, snippet: snippetOf(article, weighed) }));
  return { total: places.length - (placed.length - scored.length), more, hits };
}

/** What tokens alone cannot tell: the order of a phrase's words, and that an article has a date. */
function fits(article: Article, { from, to }: Lookup, { phrases, without }: Query): boolean {
  if (article.published === null && (from !== undefined || to !== undefined)) return false;
  return phrases.every((phrase) => hasAny(article, [phrase])) && !hasAny(article, without);
}

interface Scored {
  readonly number: number;
  readonly article: Article;
  readonly score: number;
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || byDate(a, b);
}

function byDate(a: Scored, b: Scored): number {
  return compare(b.article.published ?? '', a.article.published ?? '') || compare(a.article.id, b.article.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
