import type { Brief } from '../model/brief.ts';
import { createVocabulary, parseQuery, tokensOf } from '../search/index.ts';
import type { Store } from '../store/store.ts';
import { candidatesOf } from './candidates.ts';
import type { Found, Lookup } from './question.ts';
import { rank } from './rank.ts';
import { weigh } from './weigh.ts';

export type { Found, Hit, Lookup } from './question.ts';

/**
 * Looks articles up for a brief: those that have most of what is asked for, the rarer the better, above all in title and lead.
 * The store tells which articles have which words; how good they are is told by their texts, so that it is the same whatever
 * the store's database. Throws QUESTION_INVALID where nothing is asked for.
 */
export function createLookup(store: Store, brief: Brief): (lookup: Lookup) => Promise<Found> {
  const vocabulary = createVocabulary(brief);
  return async (lookup) => {
    await indexNew(store);
    const query = parseQuery(lookup.words, vocabulary);
    const sought = await weigh(store, query);
    if (sought.length === 0) return { total: 0, more: false, hits: [] };
    const candidates = await candidatesOf(store, lookup, query, sought);
    const { hits, ...counts } = await rank(store, lookup, query, sought, candidates);
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
