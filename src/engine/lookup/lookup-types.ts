import type { Article } from '../../domain/article.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { Narrowing } from '../../domain/search.ts';
import type { Snippet } from '../../search/index.ts';

/** What is looked up. */
export interface Lookup extends Narrowing {
  readonly words: string;
  /** An outlet's name in any writing. */
  readonly outlet?: string;
  /** Best first where nothing is said; by date: the newest of those that have most of it. */
  readonly sort?: 'relevance' | 'date';
  /** How many are skipped, and how many are wanted: none and five where nothing is said. */
  readonly offset?: number;
  readonly limit?: number;
}

/** An article that was found. */
export interface Hit {
  readonly article: Article;
  /** Grows with how well the article answers; comparable within one question. */
  readonly score: number;
  readonly snippet: Snippet;
  /** Whether it has all that was asked for, not only most of it. */
  readonly whole: boolean;
  /** The brief's events in it. */
  readonly events: readonly ChannelEvent[];
}

export interface LookupResult {
  /** Articles that were found; where there are very many, those that were counted. */
  readonly total: number;
  /** True where there are more than were counted. */
  readonly more: boolean;
  /** How many of them can be asked for: the best hundred, whose texts were compared, as far as they hold what their tokens promise. */
  readonly reach: number;
  /** Of those, the ones that were wanted. */
  readonly hits: readonly Hit[];
  /** Where nothing was found: what may have been meant and is found. */
  readonly near: readonly string[];
}
