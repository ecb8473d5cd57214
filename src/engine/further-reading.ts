import type { Clock } from '../clock.ts';
import type { Article } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { ChooseCommand } from '../extract/model/command-choice.ts';
import type { EventStore, LeasedArticle, ReprocessingStore } from '../storage/contracts.ts';
import type { Rerank } from './lookup/rerank.ts';
import type { Translator } from './translation.ts';

/** Articles that are leased at a time. */
const BATCH = 40;
/** Milliseconds for which they are leased: an answer may take minutes, and a batch of a process that died is given to others then. */
const LEASE = 15 * 60_000;

/** An extractor that reads some of a brief's articles after they are stored; then its events count in place of the first one's. */
export interface FurtherExtractor {
  readonly id: string;
  /** Decides which articles it is to read. */
  filter(brief: Brief): Promise<(article: Article) => boolean>;
  /** With `storedOnly` it makes no requests: it reads what was answered before. */
  /** Translates quotes for readers of other languages, if the extractor can. */
  readonly translator?: Translator;
  /** Orders the best articles of a lookup, if the extractor can. */
  readonly rerank?: Rerank;
  /** Chooses the command that answers a question in free words, if the extractor can. */
  readonly chooseCommand?: ChooseCommand;
  extractorFor(brief: Brief, options?: { readonly storedOnly?: boolean }): Promise<Extractor>;
}

/** How far the further extractor has come. */
export interface FurtherReadingResult {
  readonly read: number;
  /** Articles that wait: the model cannot be asked, the budget is spent, or other processes read them. */
  readonly waiting: number;
}

export interface FurtherReadingParts {
  readonly store: ReprocessingStore & Pick<EventStore, 'reports' | 'putReadings'>;
  readonly brief: Brief;
  readonly clock: Clock;
  readonly extractor: Extractor;
}

export interface FurtherReadingOptions {
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Makes no requests: reads what was answered before. */
  readonly storedOnly?: boolean;
  /** Ends the work after the articles under way; they are read, or given back. */
  readonly signal?: AbortSignal;
}

/**
 * Requests that the further extractor reads every article in which another one found events, besides those that were requested when they
 * came in; and makes it the one whose events count.
 */
export async function preferExtractor({
  store,
  brief,
  clock,
  extractor,
}: FurtherReadingParts): Promise<void> {
  const found = (await store.reports(brief.name)).filter((report) => report.extractor !== extractor.id);
  await store.request(brief.name, extractor.id, [...new Set(found.map(({ source }) => source.id))]);
  await store.usePrimary(brief.name, extractor.id, clock.now());
}

/**
 * Reads the articles that wait for a further extractor, until none is left or one has to wait on. Several processes share the work by
 * leases; nothing else is held up meanwhile.
 */
export async function readWaiting(
  { store, brief, clock, extractor }: FurtherReadingParts,
  { onProgress, signal, storedOnly = false }: FurtherReadingOptions = {},
): Promise<FurtherReadingResult> {
  const by = { id: extractor.id, version: extractor.version };
  const total = await store.outdated(brief.name, by);
  let read = 0;
  let after = '';
  while (total > 0 && !signal?.aborted) {
    const now = clock.now();
    const until = new Date(Date.parse(now) + LEASE).toISOString();
    const leased = await store.lease(brief.name, by, { after, limit: BATCH, now, until });
    if (leased.length === 0) break;
    const { done, waiting, blocked } = await extractLeased(leased, extractor, signal);
    await store.putReadings(brief.name, done, by, clock.now());
    await store.release(brief.name, by.id, waiting);
    read += done.length;
    onProgress?.({ read, total: Math.max(total, read) });
    // Where a request had to wait, the others would have to as well; answers that are stored are read all the same.
    if (blocked && !storedOnly) break;
    after = leased.at(-1)?.id ?? '';
  }
  await store.finish(brief.name, by, clock.now());
  return { read, waiting: await store.outdated(brief.name, by) };
}

/** The texts that wait for a further extractor, in order of article. They stay where they are. */
export async function* waitingTexts({
  store,
  brief,
  clock,
  extractor,
}: FurtherReadingParts): AsyncGenerator<Article> {
  const by = { id: extractor.id, version: extractor.version };
  for (let after = ''; ; ) {
    const now = clock.now();
    const until = new Date(Date.parse(now) + LEASE).toISOString();
    const leased = await store.lease(brief.name, by, { after, limit: BATCH, now, until });
    await store.release(
      brief.name,
      by.id,
      leased.map(({ id }) => id),
    );
    yield* leased.flatMap(({ texts }) => texts.at(-1)?.article ?? []);
    const last = leased.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** Extracts the present texts of leased articles. `blocked`: some have to wait, so that others would have to as well. */
async function extractLeased(
  leased: readonly LeasedArticle[],
  extractor: Extractor,
  signal: AbortSignal | undefined,
) {
  const articles = leased.flatMap(({ texts }) => texts.at(-1)?.article ?? []);
  const extractions = await extractor
    .extract(articles, signal === undefined ? {} : { signal })
    .catch((error: unknown) => {
      if (signal?.aborted) return [];
      throw error;
    });
  const found = new Map(extractions.map((extraction) => [extraction.article.id, extraction]));
  const done = leased.flatMap(({ id, version }) => {
    const extraction = found.get(id);
    return extraction === undefined || extraction.failure !== undefined
      ? []
      : [{ article: id, version, events: extraction.events }];
  });
  const read = new Set(done.map(({ article }) => article));
  return {
    done,
    waiting: leased.map(({ id }) => id).filter((id) => !read.has(id)),
    blocked: leased.some(({ id }) => !found.has(id)),
  };
}
