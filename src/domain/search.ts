import type { Article } from './article.ts';
import type { PartialDate } from './dates.ts';

/** What an article can be found by, each once: cut by `search`, kept and looked up as they are by the store. */
export type Tokens = readonly string[];

/** Which articles are meant: by tokens that they have. A `token` with `prefix` stands for all tokens that begin with it. */
export type Condition =
  | { readonly kind: 'token'; readonly token: string; readonly prefix?: boolean }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'except'; readonly from: Condition; readonly without: Condition };

/** Narrows a search beside its words. */
export interface Narrowing {
  /** Publication days; articles without a date have none. */
  readonly from?: PartialDate;
  readonly to?: PartialDate;
  /** Articles with an event of the brief on the channel. */
  readonly channel?: { readonly brief: string; readonly id: string };
  /** A hint that few articles match; the result is the same. */
  readonly few?: boolean;
}

/** An article by its place in the index: the later its day, the higher the number. */
export interface Placed {
  readonly number: number;
  readonly article: Article;
}
