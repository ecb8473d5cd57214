import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Article } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import { BackchannelError } from '../domain/errors.ts';
import type { ModelExtractor } from '../extract/model/index.ts';
import type { BatchFormat } from '../extract/model/settings.ts';
import type { ModelSource } from './model-source.ts';

/** How requests are written. */
export interface RequestForm {
  /** As the provider names it. */
  readonly model: string;
  readonly format: BatchFormat;
}

/**
 * The requests for the articles of a labelled folder, each a line of a batch file; those left out that are worth none.
 * @throws BackchannelError INPUT_UNREADABLE where the folder has no `articles.jsonl`.
 */
export async function* folderRequests(
  brief: Brief,
  folder: string,
  form: RequestForm,
): AsyncGenerator<string> {
  const [{ readArticles }, { parse }, { createExtractor }, { createRelevanceFilter }] = await Promise.all([
    import('../../tools/eval/labelled.ts'),
    import('../parse/index.ts'),
    import('../extract/model/index.ts'),
    import('../extract/relevance/index.ts'),
  ]);
  const none = async () => undefined;
  const filter = createRelevanceFilter(brief);
  const extractor = createExtractor(brief, { model: form.model, answers: { get: none, set: none }, filter });
  yield* requestLines(
    readArticles(folder, (document) => parse(document, { zones: brief.zones })),
    extractor,
    form,
  );
}

/** The requests for articles, each a line of a batch file; those left out whose answers are stored already. Equal ones come once. */
export async function* requestLines(
  articles: Iterable<Article> | AsyncIterable<Article>,
  extractor: ModelExtractor,
  { model, format }: RequestForm,
): AsyncGenerator<string> {
  const { batchLine } = await import('../extract/model/batch.ts');
  const written = new Set<string>();
  for await (const article of articles) {
    const prompt = await extractor.missingPrompt(article);
    if (prompt === undefined || written.has(prompt.key)) continue;
    written.add(prompt.key);
    yield batchLine(prompt, model, format);
  }
}

/** What became of the lines of a results file. */
export interface ImportedResults {
  /** Answers that were stored now, or were there already. */
  readonly answers: number;
  /** Requests that failed at the provider: they are written again by the next `model requests`. */
  readonly failed: number;
  /** Lines that are no result. */
  readonly skipped: number;
}

/**
 * Stores the answers of a results file. An answer that is stored already stays as it is, so that a file may be imported again.
 * @throws BackchannelError INPUT_UNREADABLE where the file cannot be read.
 */
export async function importResults(source: ModelSource, file: string): Promise<ImportedResults> {
  const { parseBatchResult } = await import('../extract/model/batch.ts');
  const total = { answers: 0, failed: 0, skipped: 0 };
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue;
    const result = parseBatchResult(line);
    if (result === undefined) total.skipped += 1;
    else if (result.text === undefined) total.failed += 1;
    else {
      await source.putAnswer(result.key, result.text, result);
      total.answers += 1;
    }
  }
  return total;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file) });
  } catch (error) {
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `The results in ${file} cannot be read.`,
      'Name the file of results that the provider gave for the requests of `model requests`.',
      { cause: error },
    );
  }
}
