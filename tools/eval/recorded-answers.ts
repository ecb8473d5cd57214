import { readFileSync } from 'node:fs';
import type { Article } from '../../src/domain/article.ts';
import type { Brief } from '../../src/domain/brief.ts';
import { BackchannelError } from '../../src/domain/errors.ts';
import type { Extractor } from '../../src/extract/extractor.ts';
import { parseBatchResult } from '../../src/extract/model/batch.ts';
import { createExtractor } from '../../src/extract/model/index.ts';
import { readAnswer, type StoredAnswer } from '../../src/extract/model/reader.ts';
import { createRelevanceFilter } from '../../src/extract/relevance/index.ts';

/**
 * An extractor that gives recorded answers instead of asking a model. The lines of the files are results of a batch; `custom_id` is
 * the key of a prompt or the id of an article.
 * @throws BackchannelError INPUT_UNREADABLE where a file cannot be read.
 */
export function createRecordedExtractor(
  brief: Brief,
  files: readonly string[],
  articles: readonly Article[],
): Extractor {
  const recorded = new Map(files.flatMap(readRecorded));
  const filter = createRelevanceFilter(brief);
  const keyless = createExtractor(brief, { model: 'recorded', answers: { get: none, set: none }, filter });
  const ids = new Map(
    articles.flatMap((article) => {
      const key = keyless.promptFor(article)?.key;
      return key === undefined ? [] : [[key, article.id] as const];
    }),
  );
  const get = async (key: string) => recorded.get(key) ?? recorded.get(ids.get(key) ?? '');
  return createExtractor(brief, { model: 'recorded', answers: { get, set: none }, filter });
}

async function none(): Promise<undefined> {
  return undefined;
}

function readRecorded(file: string): readonly (readonly [string, StoredAnswer])[] {
  return linesOf(file).flatMap((line) => {
    const result = parseBatchResult(line);
    return result?.text === undefined ? [] : [[result.key, readAnswer(result.text)] as const];
  });
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `The recorded answers in ${file} cannot be read.`,
      'Name a file of results by --results: one JSON object a line.',
      { cause: error },
    );
  }
}
