import { type Clock, systemClock, today } from './clock.ts';
import { type Composer, createComposer } from './compose/composer.ts';
import { factReports } from './facts.ts';
import { fold } from './fold/index.ts';
import { rememberHistories, rememberReports } from './histories.ts';
import type { Found, Lookup } from './lookup/index.ts';
import type { Skipped } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import { addDays, type Day } from './model/date.ts';
import type { Digest } from './model/digest.ts';
import type { History } from './model/event.ts';
import type { Language } from './model/language.ts';
import type { Suggestion, SuggestionKind } from './model/suggestion.ts';
import type { Status, When } from './model/status.ts';
import { readArticles } from './pipeline.ts';
import { sketchNew } from './sketches.ts';
import type { Reading, Store } from './store/store.ts';
import { countRepeats } from './story/index.ts';
import { summarize } from './summarize/index.ts';

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
  /** Articles that the store had with another text or other events; they replace what was there. */
  readonly changed: number;
  /** Articles that the store had in just this form. */
  readonly unchanged: number;
  /** Articles with at least one event. */
  readonly relevant: number;
  readonly events: number;
  readonly skipped: readonly Skipped[];
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
  article(idOrUrl: string): Promise<Reading | undefined>;
  /** Articles that have the words, best first. Throws QUESTION_INVALID where nothing is asked for. */
  lookup(lookup: Lookup): Promise<Found>;
  /** What may be meant by what was typed so far, best first; nothing typed: what is asked for most. */
  suggest(
    kind: SuggestionKind,
    typed: string,
    language: Language,
    limit?: number,
  ): Promise<readonly Suggestion[]>;
  holdings(): Promise<Holdings>;
  /** What puts answers into words of a language. */
  composer(language: Language): Composer;
}

/** What an engine is made of. */
export interface EngineParts {
  readonly brief: Brief;
  readonly store: Store;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** Whether the brief's chronology counts beside the articles; it does where nothing is said. */
  readonly chronology?: boolean;
}

/** Puts a brief and a store together. The store stays the caller's to close. */
export function openEngine({ brief, store, clock = systemClock, chronology = true }: EngineParts): Engine {
  const facts = chronology ? factReports(brief) : [];
  const told = rememberReports(brief.name, store, facts);
  const histories = rememberHistories(told);
  const composers = new Map<Language, Composer>();
  const ingest = (paths: readonly string[], options?: IngestOptions) =>
    ingestInto(store, brief, clock, paths, options);
  const statuses = async (when: When = { asOf: today(clock) }) =>
    fold(brief.channels, await histories(when.knownOn), when);
  const coverageOf = async (from: Day, to: Day) => {
    const counted = await store.coverage(brief.name, from, to);
    return { ...counted, stories: counted.relevant - countRepeats((await told()).reports, from, to) };
  };
  const composerOf = (language: Language) => {
    const composer = composers.get(language) ?? createComposer(brief, language);
    composers.set(language, composer);
    return composer;
  };
  let suggest: Promise<Engine['suggest']> | undefined;
  const suggesting = () => {
    suggest ??= import('./suggest.ts').then(({ createSuggest }) =>
      createSuggest(brief, store, (language) => composerOf(language).dates(today(clock))),
    );
    return suggest;
  };
  let lookup: Promise<(asked: Lookup) => Promise<Found>> | undefined;
  // Loaded when it is first asked for: other questions do without the table of scripts.
  const lookingUp = () => {
    lookup ??= import('./lookup/index.ts').then(({ createLookup }) => createLookup(store, brief));
    return lookup;
  };
  const digest: Engine['digest'] = async ({ from, to }) =>
    summarize({
      brief: brief.name,
      from,
      to,
      before: await statuses({ asOf: from, knownOn: from }),
      after: await statuses({ asOf: to, knownOn: to }),
      histories: await histories(to),
      coverage: await coverageOf(from, to),
    });
  return {
    brief,
    today: () => today(clock),
    ingest,
    async bootstrap(options) {
      if (brief.sample === undefined || (await store.counts(brief.name)).articles > 0) return undefined;
      return ingest([brief.sample], options);
    },
    statuses,
    histories,
    digest,
    async latestDigest() {
      const to = newestKnown(await histories(), today(clock));
      return digest({ from: addDays(to, -7), to });
    },
    async article(idOrUrl) {
      const article = await store.article(idOrUrl);
      return article && { article, events: await store.events(brief.name, article.id) };
    },
    lookup: async (asked) => (await lookingUp())(asked),
    suggest: async (...asked) => (await suggesting())(...asked),
    holdings: async () => ({
      ...(await store.counts(brief.name)),
      facts: facts.length && brief.chronology.length,
    }),
    composer: composerOf,
  };
}

/** So many readings are written at once: few transactions, little held in memory. */
const BATCH = 200;

async function ingestInto(
  store: Store,
  brief: Brief,
  clock: Clock,
  paths: readonly string[],
  { onProgress }: IngestOptions = {},
): Promise<Ingested> {
  const total = { read: 0, new: 0, changed: 0, unchanged: 0, relevant: 0, events: 0 };
  const skipped: Skipped[] = [];
  const { tokensOf } = await import('./search/index.ts');
  let batch: Reading[] = [];
  const flush = async () => {
    const put = await store.put(brief.name, batch, clock.now());
    total.new += put.new;
    total.changed += put.changed;
    total.unchanged += put.unchanged;
    batch = [];
  };
  for await (const found of readArticles(brief, paths)) {
    if ('reason' in found) skipped.push(found);
    else {
      const { article, events } = found;
      batch.push({ article, events, tokens: () => tokensOf(article) });
      total.read += 1;
      total.events += found.events.length;
      if (found.events.length > 0) total.relevant += 1;
    }
    onProgress?.({ read: total.read + skipped.length });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await store.putSkipped(skipped, clock.now());
  await sketchNew(store, brief.name);
  return { ...total, skipped };
}

/** The newest day up to `limit` on which an event became known; `limit` itself where none did. */
function newestKnown(histories: ReadonlyMap<string, History>, limit: Day): Day {
  let newest: Day | undefined;
  for (const { known } of [...histories.values()].flat()) {
    if (known <= limit && (newest === undefined || known > newest)) newest = known;
  }
  return newest ?? limit;
}
