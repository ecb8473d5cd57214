import type { Article } from '../domain/article.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Finding } from './patterns/trail.ts';

export type { Finding, Seen } from './patterns/trail.ts';

/** Why the evidence gate drops an event; see `evidence/index.ts`. */
export const DROP_REASONS = [
  'undated article',
  'unknown channel',
  'evidence not in the article',
  'evidence is no prose',
  'implausible date',
  'date not in the text',
  'one side only',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** An event that an extractor claimed and the evidence gate dropped. */
export interface DroppedEvent {
  readonly event: ChannelEvent;
  readonly reason: DropReason;
}

/** What an extractor read in one article. */
export interface Extraction {
  /** The article that was passed in, by identity. */
  readonly article: Article;
  /** Each passed the evidence gate: its evidence stands in the article verbatim. */
  readonly events: readonly ChannelEvent[];
  readonly dropped: readonly DroppedEvent[];
  /** Why the extractor could not read the article, and will not try again: another one's reading stands. */
  readonly failure?: string;
  /** How the extractor reached its events, sentence by sentence; only where it can say so and was asked to. */
  readonly trace?: readonly Finding[];
}

/**
 * Reads articles and reports the channel events they contain.
 *
 * `extract` returns one extraction for each article that it read, in the order given. An article whose reading has to
 * wait (a language model is unavailable, a budget is spent) is left out; the caller offers it again later. The same
 * article, id and version always give the same events.
 */
export interface Extractor {
  /** The name of its folder: `rules`. Stored with each reading. */
  readonly id: string;
  /** Differs wherever the same text may yield different events. Stored with each reading. */
  readonly version: string;
  extract(
    articles: readonly Article[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Extraction[]>;
}
