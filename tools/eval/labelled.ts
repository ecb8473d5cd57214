import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, RawDocument, Skipped } from '../../src/domain/article.ts';
import { BackchannelError } from '../../src/domain/errors.ts';
import type { ChannelEvent } from '../../src/domain/event.ts';

/** An article with the events that annotators found in it. */
export interface Labelled {
  readonly article: Article;
  readonly events: readonly ChannelEvent[];
}

/** Turns a line of `articles.jsonl` into an article. */
export type Parse = (document: RawDocument) => Article | Skipped;

/**
 * Reads the labelled articles of a folder: `articles.jsonl` and, by their ids, `labels.jsonl`. An article without labels has no events.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the folder lacks one of the two files.
 */
export function readLabelled(folder: string, parse: Parse): readonly Labelled[] {
  const labels = new Map(linesOf<Labels>(folder, 'labels.jsonl').map(({ id, events }) => [id, events]));
  return readArticles(folder, parse).map((article) => ({ article, events: labels.get(article.id) ?? [] }));
}

/** The articles of `articles.jsonl`. @throws BackchannelError INPUT_UNREADABLE where the folder has none. */
export function readArticles(folder: string, parse: Parse): readonly Article[] {
  return linesOf<object>(folder, 'articles.jsonl').flatMap((line, index) => {
    const bytes = Buffer.from(JSON.stringify(line));
    const article = parse({ path: `articles.jsonl:${index + 1}`, bytes });
    return 'reason' in article ? [] : [article];
  });
}

interface Labels {
  readonly id: string;
  readonly events: readonly ChannelEvent[];
}

/** The JSON Lines of a file. @throws BackchannelError INPUT_UNREADABLE where there is no such file. */
export function linesOf<Line>(folder: string, file: string): Line[] {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new BackchannelError(
      'INPUT_UNREADABLE',
      `There is no ${file} in ${folder}.`,
      'Name a folder of labelled articles with --folder: articles.jsonl and labels.jsonl (not for --lookup), one JSON object a line.',
    );
  }
  const text = readFileSync(path, 'utf8');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Line]));
}
