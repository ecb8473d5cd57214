import type { Brief } from '../../domain/brief.ts';
import {
  conditionOf,
  createDictionary,
  createNear,
  createSearchVocabulary,
  parseQuery,
  type SearchVocabulary,
  tokensOf,
} from '../../search/index.ts';
import type { EventStore, SearchIndex } from '../../storage/contracts.ts';
import { candidatesOf } from './candidates.ts';
import type { Lookup, LookupResult } from './lookup-types.ts';
import { rank } from './rank.ts';
import type { Rerank } from './rerank.ts';
import { resolveNames } from './resolve-names.ts';
import { weighTerms } from './weigh-terms.ts';

export type { Hit, Lookup, LookupResult as Found } from './lookup-types.ts';

/**
 * Looks articles up for a brief: those that have most of what is asked for, the rarer the better, above all in title and lead.
 * With `rerank` a model orders the best of them. The store finds articles by words; their texts decide the ranking, so that it is the same whatever
 * the store's database. Throws QUESTION_INVALID where nothing is asked for.
 */
export function createLookup(
  store: SearchIndex & Pick<EventStore, 'events'>,
  brief: Brief,
  rerank?: Rerank,
): (lookup: Lookup) => Promise<LookupResult> {
  const vocabulary = createSearchVocabulary(brief, createDictionary());
  let near: ReturnType<typeof createNear> | undefined;
  const meant = (words: string) => {
    near ??= createNear(brief);
    return nearOf(store, vocabulary, near(words));
  };
  return async (lookup) => {
    await indexNew(store);
    const query = await resolveNames(store, parseQuery(lookup.words, vocabulary));
    const sought = await weighTerms(store, query);
    const candidates = await candidatesOf(store, lookup, query, sought);
    const { hits, ...counts } = await rank(store, lookup, query, sought, candidates, rerank);
    const withEvents = hits.map(async (hit) => ({
      ...hit,
      events: await store.events(brief.name, hit.article.id),
    }));
    const phrases = counts.total === 0 ? await meant(lookup.words) : [];
    return { ...counts, hits: await Promise.all(withEvents), near: phrases };
  };
}

/** Maximum suggestions. */
const MAX_NEAR = 3;

/** Phrases of the brief that are nearly what was typed, and are found. */
async function nearOf(
  store: SearchIndex,
  vocabulary: SearchVocabulary,
  phrases: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const phrase of phrases) {
    const { groups } = parseQuery(phrase, vocabulary);
    const forms = groups.flatMap((group) => group.forms);
    if (found.length < MAX_NEAR && (await store.find(conditionOf(forms), 1)).length > 0) found.push(phrase);
  }
  return found;
}

/** Articles indexed at once, to bound memory. */
const BATCH = 200;

/** Indexes what cannot be found yet: articles that an earlier version of the program kept. */
export async function indexNew(store: SearchIndex): Promise<void> {
  let unindexed = await store.unindexed(BATCH);
  while (unindexed.length > 0) {
    await store.putTokens(
      unindexed.map(({ article, version }) => ({ article: article.id, version, tokens: tokensOf(article) })),
    );
    unindexed = await store.unindexed(BATCH);
  }
}
