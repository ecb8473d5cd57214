import type { EvalReport } from '../../tools/eval/index.ts';
import type { LookupReport, Searcher } from '../../tools/eval/lookup.ts';
import type { RawDocument, Skipped } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { Finding } from '../extract/legacy/index.ts';
import type { Reading, Store } from '../storage/contracts.ts';

/** An article as it was read, with what was seen in its sentences where that was asked for. */
export interface ReadArticle extends Reading {
  /** In order of the text; none where the article has no date or names nothing that the brief watches. */
  readonly findings: readonly Finding[];
}

/** Whether what was seen in the sentences is told besides. */
export interface ReadOptions {
  readonly explain?: boolean;
  /** Whether pages of private networks may be read, too. */
  readonly anywhere?: boolean;
}

/**
 * Reads files, folders, archives and web pages and yields each article with its events, in order, one at a time; what is no article comes out as
 * `Skipped`. The stages are loaded when the first document is asked for: questions to the store do without them.
 */
export async function* readArticles(
  brief: Brief,
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<ReadArticle | Skipped> {
  const { read } = await import('../read/index.ts');
  yield* readDocuments(brief, read(paths, options), options);
}

/** The same for documents that were read already. */
export async function* readDocuments(
  brief: Brief,
  documents: AsyncIterable<RawDocument | Skipped> | Iterable<RawDocument | Skipped>,
  { explain = false }: ReadOptions = {},
): AsyncGenerator<ReadArticle | Skipped> {
  const [{ parse }, { createRuleReader }] = await Promise.all([
    import('../parse/index.ts'),
    import('../extract/legacy/index.ts'),
  ]);
  let findings: Finding[] = [];
  const extract = createRuleReader(brief, explain ? (finding) => findings.push(finding) : undefined);
  for await (const found of documents) {
    const article = 'reason' in found ? found : parse(found, { zones: brief.zones });
    findings = [];
    yield 'reason' in article ? article : { article, events: extract(article), findings };
  }
}

/**
 * Measures parsing, extraction and merging against a folder of labelled articles; with `folds` also on outlets and months left
 * out in turn.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder has none.
 */
export async function evaluate(
  brief: Brief,
  folder: string,
  { folds = false }: { readonly folds?: boolean } = {},
): Promise<EvalReport> {
  const [evaluation, { parse }, { createRuleReader }, { merge }] = await Promise.all([
    import('../../tools/eval/index.ts'),
    import('../parse/index.ts'),
    import('../extract/legacy/index.ts'),
    import('../merge/index.ts'),
  ]);
  const extract = createRuleReader(brief);
  const stages = {
    parse: (document: RawDocument) => parse(document, { zones: brief.zones }),
    extract,
    merge,
  };
  // Rules are made from the brief alone: no labelled article leaves a trace in them but through those who wrote them.
  const fitting = { fitted: 'none', makeExtractor: () => extract };
  return evaluation.evaluate(folder, stages, folds ? fitting : undefined);
}

/**
 * Measures looking articles up against a folder's questions with their relevant articles, on a store of each kind that is gone
 * afterwards; `beside` are other search engines that get the same articles and questions.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder has no `articles.jsonl` or `lookup.jsonl`.
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
