import type { Article } from '../../domain/article.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { Narrowing } from '../../domain/search.ts';
import type { Snippet } from '../../search/index.ts';

/** What is looked up. */
export interface Lookup extends Narrowing {
  readonly words: string;
  /** An outlet's name in any writing. */
  readonly outlet?: string;
  /** Default: best first; by date: the newest of those that match most. */
  readonly sort?: 'relevance' | 'date';
  /** Offset and limit; default 0 and 5. */
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
  /** Number of articles found; a lower bound if there are very many. */
  readonly total: number;
  /** True if there are more than were counted. */
  readonly more: boolean;
  /** How many of them can be asked for: the best hundred, whose texts were compared, as far as they hold what their tokens promise. */
  readonly reach: number;
  /** Of those, the ones that were wanted. */
  readonly hits: readonly Hit[];
  /** If nothing was found: suggestions that do find something. */
  readonly near: readonly string[];
}
