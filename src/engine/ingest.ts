import type { Clock } from '../clock.ts';
import type { Article, Notice, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type {
  ArticleStore,
  ExtractorVersion,
  Reading,
  ReprocessingStore,
  Separated,
  SketchStore,
} from '../storage/contracts.ts';
import { signNewArticles } from './article-signatures.ts';
import type { FurtherExtractor } from './further-reading.ts';
import type { ReadArticle } from './pipeline.ts';

/** How far reading has come; `total` only where it is known beforehand. */
export interface Progress {
  readonly read: number;
  readonly total?: number;
}

/** Options of the operations that read documents. */
export interface IngestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Whether pages of private networks may be read, too; without it only those of the open internet. */
  readonly anywhere?: boolean;
  /** Events count as known before every checkpoint: they fill the history and are no news. */
  readonly asHistory?: boolean;
  /** Called with each article before it is stored. */
  readonly onArticle?: (article: Article) => void;
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
  /** What is odd about documents that were read: a date that could not be read, an id that another article has. */
  readonly notices: readonly Notice[];
}

/** Where what was read goes, and what read it. */
export interface IngestParts {
  readonly store: ArticleStore & SketchStore & Pick<ReprocessingStore, 'request'>;
  readonly brief: Brief;
  readonly clock: Clock;
  /** What found the events. */
  readonly by: ExtractorVersion;
  /** An extractor that reads some of the articles later. */
  readonly further?: FurtherExtractor;
}

/** What becomes of no documents. */
export const NOTHING_INGESTED: Ingested = {
  read: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  relevant: 0,
  events: 0,
  skipped: [],
  notices: [],
};

/** Puts what was found in documents into the store, as it comes. What cannot be read is counted in `skipped`; nothing of it is fatal. */
export async function ingest(
  { store, brief, clock, by, further }: IngestParts,
  documents: AsyncIterable<ReadArticle | Skipped>,
  { onProgress, asHistory = false, onArticle }: IngestOptions = {},
): Promise<Ingested> {
  const total = { read: 0, new: 0, changed: 0, unchanged: 0, relevant: 0, events: 0 };
  const skipped: Skipped[] = [];
  const notices: Notice[] = [];
  const concerns = await further?.filter(brief);
  const { tokensOf } = await import('../search/index.ts');
  let batch: Reading[] = [];
  const flush = async () => {
    const put = await store.put(brief.name, batch, clock.now(), by, { asHistory });
    total.new += put.new;
    total.changed += put.changed;
    total.unchanged += put.unchanged;
    notices.push(...put.separated.map(aboutSeparated));
    if (further !== undefined && concerns !== undefined) {
      const wanted = batch.filter(({ article, events }) => events.length > 0 || concerns(article));
      await store.request(
        brief.name,
        further.id,
        wanted.map(({ article }) => article.id),
      );
    }
    batch = [];
  };
  for await (const found of documents) {
    if ('reason' in found) skipped.push(found);
    else {
      const { article, events } = found;
      onArticle?.(article);
      batch.push({ article, events, tokens: () => tokensOf(article) });
      notices.push(...aboutDate(article));
      total.read += 1;
      total.events += found.events.length;
      if (found.events.length > 0) total.relevant += 1;
    }
    onProgress?.({ read: total.read + skipped.length });
    if (batch.length === store.batchSize) await flush();
  }
  await flush();
  await store.putSkipped(skipped, clock.now());
  await signNewArticles(store);
  return { ...total, skipped, notices };
}

function aboutSeparated({ path, shared, id }: Separated): Notice {
  return {
    path,
    text: `another article has “${shared}”, with another text; both are kept, this one as ${id}`,
  };
}

function aboutDate({ path, statedDate, published }: Article): readonly Notice[] {
  if (statedDate === undefined) return [];
  const instead =
    published === null ? 'the article counts as undated' : `${published} is taken from elsewhere`;
  return [{ path, text: `its date “${statedDate}” cannot be read, or cannot be true; ${instead}` }];
}
