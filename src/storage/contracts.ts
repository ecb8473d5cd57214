import type { Article, Skipped } from '../domain/article.ts';
import type { Day } from '../domain/dates.ts';
import type { Coverage } from '../domain/digest.ts';
import type { ChannelEvent, Report } from '../domain/event.ts';
import type { Condition, Narrowing, Placed, Tokens } from '../domain/search.ts';
import type { Sketch } from '../domain/story.ts';
import type { DecisionStore } from './decisions/decisions.ts';
import type { DeliveryLedger } from './deliveries/ledger.ts';
import type { ModelUsageStore } from './model-usage/model-usage.ts';
import type { SourceStore } from './sources/sources.ts';
import type { SubscriptionStore } from './subscriptions/subscriptions.ts';

export type { DecisionStore, DeliveryLedger, ModelUsageStore, SourceStore, SubscriptionStore };

/** An article as one brief reads it: with the events found in it, often none. */
export interface Reading {
  readonly article: Article;
  readonly events: readonly ChannelEvent[];
  /** Cuts what the article can be found by, where it is new or another; without, it waits among the `unindexed`. Pure. */
  readonly tokens?: () => Tokens;
}

/** How readings are put. */
export interface PutOptions {
  readonly asHistory?: boolean;
}

/** What became of readings that were put: `changed` had another text or other events before. */
export interface PutResult {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Those that are kept apart from another article with the same id. */
  readonly separated: readonly Separated[];
}

/** An article whose id or address another one has, with little of its text in common: both are kept, this one under an id of its own. */
export interface Separated {
  readonly path: string;
  /** The id or address that both have. */
  readonly shared: string;
  /** The id under which this one is kept. */
  readonly id: string;
}

/** How much is stored for a brief. */
export interface Counts {
  readonly articles: number;
  /** Articles with at least one event of the brief. */
  readonly relevant: number;
  readonly reports: number;
  /** Documents that could not be read, for whichever brief. */
  readonly skipped: number;
  /** Newest publication day among the articles; `null` where none is known. */
  readonly newest: Day | null;
}

/** What can be counted of a window without comparing texts. */
export type Counted = Omit<Coverage, 'stories'>;

/** An article and which version of its text it is. */
export interface Version {
  readonly article: Article;
  /** Another text, another version; means nothing else. */
  readonly version: string;
}

/** An extractor in one version: the same text, the same events. */
export interface ExtractorVersion {
  readonly id: string;
  readonly version: string;
}

/** What one extractor found in the present text of an article. */
export interface StoredReading {
  readonly by: ExtractorVersion;
  readonly events: readonly ChannelEvent[];
  /** Instant of reading. */
  readonly readAt: string;
  /** Whether the brief's answers are made from it. */
  readonly counts: boolean;
}

/** Events that an extractor found in a stored article. */
export interface FurtherReading {
  /** Id of the article. */
  readonly article: string;
  /** The text that was read. */
  readonly version: string;
  readonly events: readonly ChannelEvent[];
}

/** Which articles are leased. */
export interface LeaseOrder {
  /** Articles behind this id. */
  readonly after: string;
  readonly limit: number;
  /** Instants in ISO 8601, in UTC: leases that ended by `now` are free; the new ones end at `until`. */
  readonly now: string;
  readonly until: string;
}

/** An article to be extracted again. */
export interface LeasedArticle {
  readonly id: string;
  /** Which version its present text is. */
  readonly version: string;
  /** All its texts, the present one last. */
  readonly texts: readonly { readonly article: Article; readonly revision: number }[];
}

/** The events that were found in all texts of an article. */
export interface ReprocessedArticle {
  readonly id: string;
  /** That of the `LeasedArticle`. */
  readonly version: string;
  readonly texts: readonly { readonly revision: number; readonly events: readonly ChannelEvent[] }[];
}

/** What was removed of the days before one, and what was not. */
export interface Pruned {
  readonly articles: number;
  readonly kept: number;
  readonly skipped: number;
}

/** Which articles of a brief are listed. Days are of publication, or of the first reading where that is unknown. */
export interface ArticleWish {
  readonly from?: Day;
  readonly to?: Day;
  readonly outlet?: string;
  /** Only articles in which an event of this channel was found, in the present text. */
  readonly channel?: string;
  /** The last article of the page before. */
  readonly after?: { readonly day: Day; readonly id: string };
  readonly limit: number;
}

/** An article in a list, without its text. */
export interface ListedArticle
  extends Pick<Article, 'id' | 'title' | 'published' | 'outlet' | 'url' | 'language'> {
  readonly day: Day;
}

/** Articles and their texts, and what could not be read. */
export interface ArticleStore {
  /** Readings in a batch: few transactions, little memory, and other work waits only briefly. */
  readonly batchSize: number;
  /**
   * Stores readings of a brief, all or none. The same reading again changes nothing; a reading of an article that is stored
   * already (same id) replaces the article and the brief's events in it, save that an earlier version from another path,
   * by its publication date, does not replace a later one (it counts as unchanged). Either way the other text is kept as an earlier
   * one, with its events. `now` is the instant of reading, `by` the extractor that found the events. Where a brief has a primary
   * extractor that has read the same text, its events go on counting, and those of others are kept for comparison. With `asHistory`
   * the events count as known before every checkpoint: they are no news in editions and alerts.
   */
  put(
    brief: string,
    readings: readonly Reading[],
    now: string,
    by?: ExtractorVersion,
    options?: PutOptions,
  ): Promise<PutResult>;
  /** Stores which documents could not be read. A path that is known already keeps its first day. */
  putSkipped(skipped: readonly Skipped[], now: string): Promise<void>;
  /** The article with this id, or else the newest one with this URL (however it is reached: `urlKey`). */
  article(idOrUrl: string): Promise<Article | undefined>;
  /** Articles that the brief has read, newest day first, and in descending order of id within a day. */
  list(brief: string, wish: ArticleWish): Promise<readonly ListedArticle[]>;
  /** The text of an article that counted at the end of a day; `undefined` where the article was not out yet. */
  textOn(articleId: string, day: Day): Promise<Article | undefined>;
  /** The texts of an article that others replaced, in the order in which they counted. */
  pastTexts(articleId: string): Promise<readonly Article[]>;
  /** What `prune` would remove: articles before a day without events, documents skipped before it; `kept` are the articles with events. */
  prunable(before: Day): Promise<Pruned>;
  /** Removes it, in steps; an interrupted removal can be repeated. */
  prune(before: Day): Promise<Pruned>;
}

/** The events that were found in articles. */
export interface EventStore {
  /**
   * All events of a brief with their sources, in order of publication (undated first), article and place in the text.
   * Those of earlier texts of an article are among them, with the day on which their text was `withdrawn`.
   */
  reports(brief: string): Promise<readonly Report[]>;
  /** A brief's events in the present text of an article, in order. */
  events(brief: string, articleId: string): Promise<readonly ChannelEvent[]>;
  /** What each extractor found in the present text of an article, the one that counts first. */
  readings(brief: string, articleId: string): Promise<readonly StoredReading[]>;
  /**
   * Stores what a further extractor found in stored articles. It counts as `put` says. Articles whose text was edited or removed
   * meanwhile are left out. Ends the extractor's leases of them, and returns how many were stored.
   */
  putReadings(
    brief: string,
    readings: readonly FurtherReading[],
    by: ExtractorVersion,
    now: string,
  ): Promise<number>;
}

/** How much was read. */
export interface CoverageStore {
  counts(brief: string): Promise<Counts>;
  /** What was read of the days after `from` until `to`: articles by publication day (else the day they were met), documents skipped by the day they were met. */
  coverage(brief: string, from: Day, to: Day): Promise<Counted>;
  /** What was read after the instant `from` until the instant `to`, whatever the day of publication; ISO 8601 in UTC. */
  readBetween(brief: string, from: string, to: string): Promise<Counted>;
}

/** Which articles have which tokens. */
export interface SearchIndex {
  /** Places in the index of articles that satisfy the condition and the narrowing, newest first, at most `limit`. */
  find(condition: Condition, limit: number, narrowing?: Narrowing): Promise<readonly number[]>;
  /** The articles of places in the index, in no order; what was removed or edited meanwhile is left out. */
  articlesAt(places: readonly number[]): Promise<readonly Placed[]>;
  /** About how many articles are indexed, where a place is given of its day and later: all that ever were, edits and removals included. */
  countIndexed(from?: number): Promise<number>;
  /** Outlets of which there ever was an article, in order of name. */
  outlets(): Promise<readonly string[]>;
  /** Articles that are not indexed yet, at most `limit`: those of an earlier version of the data, those that were put without tokens. */
  unindexed(limit: number): Promise<readonly Version[]>;
  /** Indexes articles, each in the version whose tokens are given. */
  putTokens(
    tokens: readonly { readonly article: string; readonly version: string; readonly tokens: Tokens }[],
  ): Promise<void>;
}

/** Sketches of articles' texts, by which copies are found. */
export interface SketchStore {
  /** Articles with events, of any brief, now or in an earlier text, without a sketch of their present text, at most `limit`, in order of id. */
  unsketched(limit: number): Promise<readonly Version[]>;
  /** Stores sketches, each of a version of its article, in place of earlier ones. */
  putSketches(sketches: readonly { readonly sketch: Sketch; readonly version: string }[]): Promise<void>;
  /** The sketches of the present texts of articles with events of the brief, in order of id. */
  sketches(brief: string): Promise<readonly Sketch[]>;
}

/**
 * Extracting stored texts again after a brief or an extractor changed: lease articles, extract (outside of any transaction), commit.
 * Answers are made from the old events until all articles that count are read by the new version; then `finish` replaces them in one step.
 */
export interface ReprocessingStore {
  /**
   * How many articles the extractor has to read: those it read in another version or before an edit, and those that were requested.
   * Fast where there are none.
   */
  outdated(brief: string, by: ExtractorVersion): Promise<number>;
  /** Leases such articles, in order of id, with all their texts. Articles under lease, by whichever process, are left out. */
  lease(brief: string, by: ExtractorVersion, order: LeaseOrder): Promise<readonly LeasedArticle[]>;
  /** Stores what was found, and ends the leases. An article that was edited meanwhile has to be read again. */
  commit(
    brief: string,
    by: ExtractorVersion,
    extracted: readonly ReprocessedArticle[],
    now: string,
  ): Promise<void>;
  /** Ends leases of articles that were not extracted. */
  release(brief: string, extractor: string, articles: readonly string[]): Promise<void>;
  /** Lets the new version's events count from the instant `now` on, in one step; false where articles are left to be read. */
  finish(brief: string, by: ExtractorVersion, now: string): Promise<boolean>;
  /** Requests that a further extractor reads articles that the brief has read; a repeated request has no effect. */
  request(brief: string, extractor: string, articles: readonly string[]): Promise<void>;
  /**
   * Makes an extractor the brief's primary one: its events count from the instant `now` on wherever it has read the present text,
   * and those of the others are kept for comparison. Elsewhere the others' events count until it has.
   */
  usePrimary(brief: string, extractor: string, now: string): Promise<void>;
}

/** Values that are computed from the rest and may be dropped at any time. */
export interface DerivedStore {
  /** What was stored under a name in this version. */
  derived(name: string, version: string): Promise<string | undefined>;
  /** Stores a value in place of any other version. */
  putDerived(name: string, version: string, value: string): Promise<void>;
}

/** Counts changes. */
export interface RevisionCounter {
  /** A number that grows with every change by any process (of a brief: of its events and stories): the same number, the same answers. */
  revision(brief?: string): Promise<number>;
}

/**
 * Everything that is stored; each consumer takes only the contracts it needs. Statuses are not stored: they follow from the events.
 * Any number of processes may use one store at the same time. The suites in `test/contracts/storage` define what an implementation
 * promises. Every operation throws a `BackchannelError` (DATA_UNUSABLE) where the data cannot be read or written.
 */
export interface Store
  extends ArticleStore,
    EventStore,
    CoverageStore,
    SearchIndex,
    SketchStore,
    ReprocessingStore,
    DerivedStore,
    RevisionCounter {
  /** What is posted where and when. */
  readonly subscriptions: SubscriptionStore;
  /** How polling sources goes, and which items were seen. */
  readonly sources: SourceStore;
  /** What goes out, and what went out. */
  readonly ledger: DeliveryLedger;
  /** What requests to language models used. */
  readonly modelUsage: ModelUsageStore;
  /** What analysts decided. */
  readonly decisions: DecisionStore;
  close(): Promise<void>;
}
