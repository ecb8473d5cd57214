import { fileURLToPath } from 'node:url';
import type { EvalReport } from '../../tools/eval/index.ts';
import type { LookupReport, Searcher } from '../../tools/eval/lookup.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Article, RawDocument, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { Extractor, Finding } from '../extract/extractor.ts';
import type { Reading, Store } from '../storage/contracts.ts';
import { isWebAddress } from '../text/urls.ts';
import { createDefaultExtractor } from './default-extractor.ts';
import type { DocumentReading } from './document-worker.ts';
import { type DocumentOptions, openDocuments } from './documents.ts';
import type { GuardedReader } from './guarded-reader.ts';

/** An article as it was read, with what was seen in its sentences where that was asked for. */
export interface ReadArticle extends Reading {
  /** In order of the text; none where the extractor gives no trace. */
  readonly findings: readonly Finding[];
}

/** What reads documents. */
export interface PipelineParts {
  readonly brief: Brief;
  /** Its trace, where it gives one, comes with each article. */
  readonly extractor: Extractor;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
}

/**
 * Reads files, folders, archives, feeds and web pages and yields each article with its events, in order, one at a time; what is no article
 * comes out as `Skipped`. The stages are loaded when the first document is asked for: questions to the store do without them.
 */
export async function* readArticles(
  parts: PipelineParts,
  paths: readonly string[],
  options: DocumentOptions = {},
): AsyncGenerator<ReadArticle | Skipped> {
  const { brief, clock = systemClock } = parts;
  yield* readDocuments(parts, openDocuments({ brief, clock }, paths, options));
}

/** The same for documents that were read already. */
export async function* readDocuments(
  { brief, extractor }: PipelineParts,
  documents: AsyncIterable<RawDocument | Skipped> | Iterable<RawDocument | Skipped>,
): AsyncGenerator<ReadArticle | Skipped> {
  const read = await documentReader(brief, extractor);
  for await (const found of documents) {
    const answer = 'reason' in found ? found : await read(found);
    if ('reason' in answer) yield answer;
    else {
      const { article, extractions = await extractor.extract([article]) } = answer;
      for (const { events, trace = [] } of extractions) yield { article, events, findings: trace };
    }
  }
}

/** Longer documents, and all of the open web, are read in a thread of their own; shorter ones take milliseconds. */
const MAX_UNGUARDED = 256 * 1_024;

async function documentReader(
  brief: Brief,
  extractor: Extractor,
): Promise<(document: RawDocument) => Promise<DocumentReading>> {
  const { parse } = await import('../parse/index.ts');
  return async (document) => {
    if (isWebAddress(document.path) || document.bytes.length > MAX_UNGUARDED)
      return (await guardOf(brief, extractor)).read(document);
    const article = parse(document, { zones: brief.zones });
    return 'reason' in article ? article : { article };
  };
}

/** One thread an extractor, whatever asks for it. */
const guards = new WeakMap<Extractor, GuardedReader>();

async function guardOf(brief: Brief, extractor: Extractor): Promise<GuardedReader> {
  const { createGuardedReader } = await import('./guarded-reader.ts');
  const guard = guards.get(extractor) ?? createGuardedReader({ brief, extracts: extractor.id === 'rules' });
  guards.set(extractor, guard);
  return guard;
}

/** What `evaluate` measures besides, or instead. */
export interface EvaluateOptions {
  /** Leave out outlets and months in turn as well. */
  readonly folds?: boolean;
  /** Files of recorded answers of a language model, which are measured in place of the rules. */
  readonly results?: readonly string[];
}

/**
 * Measures parsing, extraction and merging against a folder of labelled articles.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder or a file of results has none.
 */
export async function evaluate(
  brief: Brief,
  folder: string,
  { folds = false, results }: EvaluateOptions = {},
): Promise<EvalReport> {
  const [evaluation, labelled, { parse }, { merge }] = await Promise.all([
    import('../../tools/eval/index.ts'),
    import('../../tools/eval/labelled.ts'),
    import('../parse/index.ts'),
    import('../merge/index.ts'),
  ]);
  const parseDocument = (document: RawDocument) => parse(document, { zones: brief.zones });
  const articles = labelled.readArticles(folder, parseDocument);
  const extractor = await measuredExtractor(brief, results, articles);
  const extractions = await extractor.extract(articles);
  const events = new Map(extractions.map(({ article, events }) => [article.id, events]));
  const extract = (article: Article) => events.get(article.id) ?? [];
  // Rules are made from the brief alone: no labelled article leaves a trace in them but through those who wrote them.
  const fitting = { fitted: 'none', makeExtractor: () => extract };
  const report = evaluation.evaluate(
    folder,
    { parse: parseDocument, extract, merge },
    folds ? fitting : undefined,
  );
  return { ...report, extractor: extractor.id, unanswered: articles.length - extractions.length };
}

/** A model that knows nothing of the held-out side of the labelled articles; the one that the program comes with knows all. */
const MEASURED_MODEL = fileURLToPath(new URL('../../tools/eval/model.json', import.meta.url));

async function measuredExtractor(
  brief: Brief,
  results: readonly string[] | undefined,
  articles: readonly Article[],
): Promise<Extractor> {
  if (results !== undefined) {
    const { createRecordedExtractor } = await import('../../tools/eval/recorded-answers.ts');
    return createRecordedExtractor(brief, results, articles);
  }
  return createDefaultExtractor(brief, { model: MEASURED_MODEL });
}

/**
 * Measures looking articles up against a folder's questions with their relevant articles, on a store of each kind that is gone
 * afterwards; `beside` are other search engines that get the same articles and questions.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder has no `articles.jsonl`.
 */
export async function evaluateLookup(
  brief: Brief,
  folder: string,
  {
    databaseUrl,
    beside = [],
  }: { readonly databaseUrl?: string | undefined; readonly beside?: readonly Searcher[] } = {},
): Promise<LookupReport> {
  const [{ evalLookup }, { openScratch }, { parse }] = await Promise.all([
    import('../../tools/eval/lookup.ts'),
    import('../storage/scratch.ts'),
    import('../parse/index.ts'),
  ]);
  const stores = [{ name: 'Backchannel on SQLite', store: await openScratch() }];
  if (databaseUrl !== undefined)
    stores.push({ name: 'Backchannel on PostgreSQL', store: await openScratch(databaseUrl) });
  try {
    const own = await Promise.all(stores.map(({ name, store }) => searcherOf(name, store, brief)));
    const zones = { zones: brief.zones };
    return await evalLookup(folder, (document) => parse(document, zones), [...own, ...beside]);
  } finally {
    await Promise.all(stores.map(({ store }) => store.close()));
  }
}

async function searcherOf(name: string, store: Store, brief: Brief): Promise<Searcher> {
  const { createLookup } = await import('./lookup/index.ts');
  const lookup = createLookup(store, brief);
  return {
    name,
    async index(articles) {
      const readings = articles.map((article) => ({ article, events: [] }));
      await store.put(brief.name, readings, MEASURED);
    },
    search: async (words, limit) => (await lookup({ words, limit })).hits.map(({ article }) => article.id),
  };
}

/** When articles count as read that tell no date; any instant would do. */
const MEASURED = '2000-01-01T00:00:00Z';
