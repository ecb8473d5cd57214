import { type Clock, systemClock, today } from '../clock.ts';
import type { Article, RawDocument, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import { addDays, type Day } from '../domain/dates.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Digest, Freshness } from '../domain/digest.ts';
import type { AlertOrder, Edition, EditionOrder } from '../domain/edition.ts';
import type { History } from '../domain/event.ts';
import type { Language } from '../domain/language.ts';
import type { Block, Message } from '../domain/message.ts';
import { observed } from '../domain/operation.ts';
import type { ReviewService } from '../domain/review-service.ts';
import type { SourceHealth } from '../domain/source-state.ts';
import type { ChannelRun, Status, When } from '../domain/status.ts';
import type { Destination } from '../domain/subscription.ts';
import type { Suggest } from '../domain/suggestion.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { ChooseCommand } from '../extract/model/command-choice.ts';
import { factReports } from '../merge/chronology-reports.ts';
import { createAuthority } from '../merge/index.ts';
import { type Composer, createComposer } from '../messages/composer.ts';
import { runsOf } from '../status/index.ts';
import type { ArticleWish, ListedArticle, Reading, Store, StoredReading } from '../storage/contracts.ts';
import type { DeliveryQuestion } from '../storage/deliveries/ledger.ts';
import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';
import { createMemo, once } from '../text/memo.ts';
import { signNewArticles } from './article-signatures.ts';
import { createChannelPictures, type PictureWish } from './channel-picture.ts';
import { type ChannelTimeline, channelTimelines } from './channel-timeline.ts';
import { createDigestService } from './digest-service.ts';
import { createFreshness } from './freshness.ts';
import {
  type FurtherExtractor,
  type FurtherReadingOptions,
  type FurtherReadingParts,
  type FurtherReadingResult,
  preferExtractor,
  readWaiting,
  waitingTexts,
} from './further-reading.ts';
import { createHistoryCache, createReportCache } from './history-cache.ts';
import { type Ingested, type IngestOptions, ingest } from './ingest.ts';
import type { Found, Lookup } from './lookup/index.ts';
import { readArticles, readDocuments } from './pipeline.ts';
import { type ReprocessOptions, reprocessStale } from './reprocess.ts';
import { createReviewService } from './review/index.ts';
import { createStatusCache } from './status-cache.ts';
import { withTranslations } from './translation.ts';

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
  /** Reads files, folders, archives and web pages into the store. What cannot be read is counted in `skipped`; nothing of it is fatal. */
  ingest(paths: readonly string[], options?: IngestOptions): Promise<Ingested>;
  /** The same for documents that were read already, by polling for instance. */
  ingestDocuments(
    documents: AsyncIterable<RawDocument | Skipped>,
    options?: IngestOptions,
  ): Promise<Ingested>;
  /** Loads the brief's sample articles where the store holds nothing for the brief; `undefined` where it does, or there is no sample. */
  bootstrap(options?: IngestOptions): Promise<Ingested | undefined>;
  /** How many articles' events were found by other rules or an earlier form of the brief. */
  stale(): Promise<number>;
  /** Extracts the events of such articles again and returns their number; answers use the old events until all are done. */
  reprocess(options?: ReprocessOptions): Promise<number>;
  /** Lets the further extractor, where there is one, read the articles that wait for it, and its events count. */
  readWaiting(options?: FurtherReadingOptions): Promise<FurtherReadingResult>;
  /** The texts that wait for the further extractor; they go on waiting. */
  waitingTexts(): AsyncGenerator<Article>;
  /** A message with machine translations below the quotes in another language, as far as they are there; others are made later. */
  translated(message: Message): Promise<Message>;
  /** The command that a language model chooses for a question in free words; `undefined` where none is configured, or it chooses none. */
  chooseCommand(...question: Parameters<ChooseCommand>): ReturnType<ChooseCommand>;
  /** How many articles wait for the further extractor. */
  waiting(): Promise<number>;
  /** Every channel's status, in the brief's order. Without `when`: as of today. */
  statuses(when?: When): Promise<readonly Status[]>;
  /** Every channel's history by channel id. With `knownOn`, as a reader of that day knew it. */
  histories(knownOn?: Day): Promise<ReadonlyMap<string, History>>;
  /** What each channel showed until a day, by channel id, oldest first; days before the first run are unknown. */
  runs(when: When): Promise<ReadonlyMap<string, readonly ChannelRun[]>>;
  /** Every channel's states and events from a day until another; with `knownOn`, as a reader of that day knew them. */
  timelines(window: {
    readonly from: Day;
    readonly to: Day;
    readonly knownOn?: Day | undefined;
  }): Promise<readonly ChannelTimeline[]>;
  /** A channel with its parts over some time as a picture; `undefined` where nothing is known of them. */
  picture(wish: PictureWish): Promise<Block | undefined>;
  /** How far what was read reaches. */
  freshness(): Promise<Freshness>;
  /** What changed after the end of day `from` until the end of day `to`, as a reader of day `to` knew it. */
  digest(window: { readonly from: Day; readonly to: Day }): Promise<Digest>;
  /** The digest of the week that ends on the newest day on which something became known. */
  latestDigest(): Promise<Digest>;
  /** The present point in what the program knows: where the next edition's window ends, and that of the one after it begins. */
  checkpoint(): Promise<Checkpoint>;
  /** The edition of a window, by what the program came to know in it. The same window gives the same edition as long as the articles stay as they are. */
  edition(order: EditionOrder): Promise<Edition>;
  /** The statuses that changed in the window, with their evidence; `undefined` where none did that the filter lets through. */
  alert(order: AlertOrder): Promise<Message | undefined>;
  /** An article with the events that count in it, and the readings of other extractors. */
  article(idOrUrl: string): Promise<ArticleReadings | undefined>;
  /** Articles that were read for the brief, newest first, a page at a time. */
  articles(wish: ArticleWish): Promise<readonly ListedArticle[]>;
  /** The text of an article, by its id, that counted at the end of a day; `undefined` where it was not out yet. */
  textOn(id: string, day: Day): Promise<Article | undefined>;
  /** Articles that have the words, best first. Throws QUESTION_INVALID where nothing is asked for. */
  lookup(lookup: Lookup): Promise<Found>;
  readonly suggest: Suggest;
  /** What analysts rejected or retracted, by channel id; with `knownOn`, as a reader of that day knew it. */
  rejected(knownOn?: Day): Promise<ReadonlyMap<string, History>>;
  /** What people decide about events. */
  readonly review: ReviewService;
  holdings(): Promise<Holdings>;
  /** What is posted of the brief at a destination, or anywhere; oldest first. */
  subscriptions(destination?: Destination): Promise<readonly StoredSubscription[]>;
  /** What went out of the brief and what did not, newest first. */
  deliveries(question: Omit<DeliveryQuestion, 'brief'>): Promise<readonly Delivery[]>;
  /** How each source of the brief is doing, in the brief's order, then those that operators added. */
  sources(): Promise<readonly SourceHealth[]>;
  /** What puts answers into words of a language. */
  composer(language: Language): Composer;
}

/** An article as it was read. */
export interface ArticleReadings extends Reading {
  /** What extractors found whose events do not count. */
  readonly others: readonly StoredReading[];
}

/** What an engine is made of. */
export interface EngineParts {
  readonly brief: Brief;
  readonly store: Store;
  /** Reads articles when they come in. */
  readonly extractor: Extractor;
  /** Reads those that may matter once more, later. */
  readonly further?: FurtherExtractor;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** Whether the brief's chronology counts beside the articles; it does where nothing is said. */
  readonly chronology?: boolean;
}

/** Puts a brief and a store together. The store stays the caller's to close. */
export function createEngine(parts: EngineParts): Engine {
  const { brief, store, extractor, further, clock = systemClock, chronology = true } = parts;
  const by = { id: extractor.id, version: extractor.version };
  const facts = chronology ? factReports(brief) : [];
  const authority = createAuthority(brief);
  const told = createReportCache(brief.name, store, facts, further?.id);
  const reviewed = createHistoryCache(told, authority);
  const histories = async (knownOn?: Day) => (await reviewed(knownOn)).histories;
  const composers = createMemo<Language, Composer>();
  const ingestParts = { store, brief, clock, by, ...(further && { further }) };
  const ingestPaths = (paths: readonly string[], options?: IngestOptions) =>
    observed('ingest', brief.name, () =>
      ingest(ingestParts, readArticles({ brief, extractor, clock }, paths, options), options),
    );
  const furtherParts = async (storedOnly = false) =>
    further && { store, brief, clock, extractor: await further.extractorFor(brief, { storedOnly }) };
  let preferred: Promise<void> | undefined;
  const prefer = (parts: FurtherReadingParts) => {
    preferred ??= preferExtractor(parts);
    return preferred;
  };
  const remembered = createStatusCache({ brief, store, chronology, preferred: further?.id, histories });
  const statuses = (when: When = { asOf: today(clock) }) => remembered(when, today(clock));
  const composer = (language: Language) => composers.get(language, () => createComposer(brief, language));
  const suggesting = once(() =>
    import('./completion.ts').then(({ createSuggest }) =>
      createSuggest(brief, store, (language) => composer(language).dates(today(clock))),
    ),
  );
  // Loaded when it is first asked for: other questions do without the table of scripts.
  const lookingUp = once(() =>
    import('./lookup/index.ts').then(({ createLookup }) => createLookup(store, brief, further?.rerank)),
  );
  const reviewing = once(() => createReviewService({ brief, store, authority, clock, told, reviewed }));
  const freshness = createFreshness({ brief, store, facts });
  const digests = createDigestService({ brief, store, authority, tell: told, composer, freshness });
  return {
    brief,
    today: () => today(clock),
    ingest: ingestPaths,
    ingestDocuments: (documents, options) =>
      observed('ingest', brief.name, () =>
        ingest(ingestParts, readDocuments({ brief, extractor }, documents), options),
      ),
    async bootstrap(options) {
      if (brief.sample === undefined || (await store.counts(brief.name)).articles > 0) return undefined;
      return ingestPaths([brief.sample], options);
    },
    stale: () => store.outdated(brief.name, by),
    async reprocess(options) {
      const read = await reprocessStale({ store, brief, clock, extractor }, options);
      if (read > 0) await signNewArticles(store);
      return read;
    },
    async readWaiting(options) {
      const parts = await furtherParts(options?.storedOnly);
      if (parts === undefined) return { read: 0, waiting: 0 };
      await prefer(parts);
      const result = await readWaiting(parts, options);
      if (result.read > 0) await signNewArticles(store);
      if (!options?.storedOnly) await further?.translator?.translateNoted(options?.signal);
      return result;
    },
    async *waitingTexts() {
      const parts = await furtherParts();
      if (parts === undefined) return;
      await prefer(parts);
      yield* waitingTexts(parts);
    },
    chooseCommand: async (...question) => further?.chooseCommand?.(...question),
    translated: async (message) =>
      further?.translator === undefined
        ? message
        : withTranslations(message, further.translator, composer(message.language).translation),
    async waiting() {
      const parts = await furtherParts();
      if (parts === undefined) return 0;
      const { id, version } = parts.extractor;
      return store.outdated(brief.name, { id, version });
    },
    statuses,
    histories,
    runs: async (when) => runsOf(brief.channels, await histories(when.knownOn), when),
    timelines: async (window) => channelTimelines(brief, await histories(window.knownOn), window),
    picture: createChannelPictures(brief, { revision: () => store.revision(brief.name), histories }),
    async latestDigest() {
      const to = newestKnown(await histories(), today(clock));
      return digests.digest({ from: addDays(to, -7), to });
    },
    async article(idOrUrl) {
      const article = await store.article(idOrUrl);
      if (article === undefined) return undefined;
      const readings = await store.readings(brief.name, article.id);
      const events = readings.find(({ counts }) => counts)?.events ?? [];
      return { article, events, others: readings.filter(({ counts }) => !counts) };
    },
    articles: (wish) => store.list(brief.name, wish),
    textOn: (id, day) => store.textOn(id, day),
    lookup: async (asked) => (await lookingUp())(asked),
    get review() {
      return reviewing();
    },
    rejected: async (knownOn) => (await reviewed(knownOn)).rejected,
    suggest: async (...asked) => (await suggesting())(...asked),
    holdings: async () => ({
      ...(await store.counts(brief.name)),
      facts: facts.length && brief.chronology.length,
    }),
    async subscriptions(destination) {
      const kept = await store.subscriptions.list(destination);
      return kept.filter((subscription) => subscription.brief === brief.name);
    },
    sources: async () =>
      (await import('./polling/report-sources.ts')).reportSources(brief, store.sources, clock.now()),
    deliveries: (question) => store.ledger.deliveries({ ...question, brief: brief.name }),
    async checkpoint() {
      const at = clock.now();
      return { at, revision: await store.revision() };
    },
    freshness,
    ...digests,
    composer,
  };
}

/** The newest day up to `limit` on which an event became known; `limit` itself where none did. */
function newestKnown(histories: ReadonlyMap<string, History>, limit: Day): Day {
  let newest: Day | undefined;
  for (const { known } of [...histories.values()].flat()) {
    if (known <= limit && (newest === undefined || known > newest)) newest = known;
  }
  return newest ?? limit;
}
