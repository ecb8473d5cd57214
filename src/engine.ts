import type { Article, Skipped } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import type { Day } from './model/date.ts';
import type { Digest } from './model/digest.ts';
import type { ChannelEvent, History } from './model/event.ts';
import type { Status, When } from './model/status.ts';

/** How far reading has come; `total` only where it is known beforehand. */
export interface Progress {
  readonly read: number;
  readonly total?: number;
}

/** Options of the operations that read documents. */
export interface IngestOptions {
  readonly onProgress?: (progress: Progress) => void;
}

/** What became of the documents that were read. */
export interface Ingested {
  /** Articles read, whether new or not. */
  readonly read: number;
  readonly new: number;
  /** Articles that the store had in just this form. */
  readonly unchanged: number;
  /** Articles with at least one event. */
  readonly relevant: number;
  readonly events: number;
  readonly skipped: readonly Skipped[];
}

/** An article with the events that were read in it. */
export interface ReadArticle {
  readonly article: Article;
  readonly events: readonly ChannelEvent[];
}

/** How much the store holds for the brief. */
export interface Holdings {
  readonly articles: number;
  readonly relevant: number;
  readonly reports: number;
  readonly skipped: number;
  /** Facts of the chronology that count; 0 where it is switched off. */
  readonly facts: number;
  /** Day of the newest article. */
  readonly newest: Day | null;
}

/** A brief, a store and a clock put together: reads documents and answers questions about them. */
export interface Engine {
  readonly brief: Brief;
  /** The present day in UTC. */
  today(): Day;
  /** Reads files, folders and archives into the store. What cannot be read is counted in `skipped`; nothing of it is fatal. */
  ingest(paths: readonly string[], options?: IngestOptions): Promise<Ingested>;
  /** Loads the brief's sample articles where the store holds nothing for the brief; `undefined` where it does, or there is no sample. */
  bootstrap(options?: IngestOptions): Promise<Ingested | undefined>;
  /** Every channel's status, in the brief's order. Without `when`: as of today. */
  statuses(when?: When): Promise<readonly Status[]>;
  /** Every channel's history by channel id. With `knownOn`, as a reader of that day knew it. */
  histories(knownOn?: Day): Promise<ReadonlyMap<string, History>>;
  /** What changed after the end of day `from` until the end of day `to`, as a reader of day `to` knew it. */
  digest(window: { readonly from: Day; readonly to: Day }): Promise<Digest>;
  /** The digest of the week that ends on the newest day on which something became known. */
  latestDigest(): Promise<Digest>;
  article(idOrUrl: string): Promise<ReadArticle | undefined>;
  /** Articles whose title has all the words, newest first. */
  search(words: string, limit?: number): Promise<readonly Article[]>;
  holdings(): Promise<Holdings>;
}
