import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Article, RawDocument, Skipped } from '../../src/domain/article.ts';

/** Length of the character sequences that are compared. */
const GRAM = 4;

/** Files of a folder that list documents with the paragraphs a careful editor would keep. */
const LISTS = ['parse.jsonl', 'parse-seeds.jsonl'] as const;

/** How many of the lowest scores a report names. */
const WORST = 5;

/** How well main texts were cut out of the documents of one list. */
export interface MainTextReport {
  readonly file: string;
  readonly documents: number;
  /** Mean of `mainTextScore` over the documents, 0 to 1. */
  readonly mean: number;
  /** The documents with the lowest scores, lowest first; perfect ones are left out. */
  readonly worst: readonly { readonly path: string; readonly score: number }[];
}

/**
 * F1 of the multisets of character 4-grams of two texts, white space removed; 1 where both are empty.
 * A text shorter than four characters is one gram.
 */
export function mainTextScore(expected: readonly string[], got: readonly string[]): number {
  const wanted = grams(expected);
  const found = grams(got);
  const total = size(wanted) + size(found);
  if (total === 0) return 1;
  let shared = 0;
  for (const [gram, count] of wanted) shared += Math.min(count, found.get(gram) ?? 0);
  return (2 * shared) / total;
}

function grams(paragraphs: readonly string[]): ReadonlyMap<string, number> {
  const text = paragraphs.join('').replace(/\s+/g, '');
  const counts = new Map<string, number>();
  const last = Math.max(text.length - GRAM, text === '' ? -1 : 0);
  for (let at = 0; at <= last; at++) {
    const gram = text.slice(at, at + GRAM);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function size(counts: ReadonlyMap<string, number>): number {
  return counts.values().reduce((sum, count) => sum + count, 0);
}

/**
 * Scores the main texts of all documents that the folder's lists name (`{path, paragraphs}` a line, paths relative to the folder).
 *
 * @param parse the stage under test; a document that it skips counts as one without text.
 * @returns a report for each list that the folder has.
 */
export function evalMainText(
  folder: string,
  parse: (doc: RawDocument) => Article | Skipped,
): readonly MainTextReport[] {
  return LISTS.filter((file) => existsSync(join(folder, file))).map((file) => {
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const scores = lines.map((line) => scoreLine(folder, line, parse)).toSorted((a, b) => a.score - b.score);
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length);
    return {
      file,
      documents: scores.length,
      mean,
      worst: scores.filter(({ score }) => score < 1).slice(0, WORST),
    };
  });
}

function scoreLine(folder: string, line: string, parse: (doc: RawDocument) => Article | Skipped) {
  const { path, paragraphs } = JSON.parse(line) as { path: string; paragraphs: readonly string[] };
  const article = parse({ path, bytes: readFileSync(join(folder, path)) });
  return { path, score: mainTextScore(paragraphs, 'paragraphs' in article ? article.paragraphs : []) };
}
