import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { commands, explainError, lineOf, loadBrief, understand } from '../../src/index.ts';
import { ROOT } from '../support/sources.ts';

type Row = readonly [line: string, question: string | { readonly wrong: string }];

const TODAY = '2026-11-29';
const brief = loadBrief('briefs/uschina');
const tables = load(readFileSync(join(ROOT, 'test/specs/questions.yaml'), 'utf8')) as Readonly<
  Record<string, readonly Row[]>
>;

function written(line: string): string {
  const question = understand(brief, TODAY, line);
  return lineOf(question, commands.find(({ name }) => name === question.command)?.parameters ?? []);
}

/** What readers are told is wrong with a line. */
function wrongWith(line: string): string {
  try {
    return `nothing: ${written(line)}`;
  } catch (error) {
    return explainError(error, 'en').problem;
  }
}

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (line, question) => {
    if (typeof question !== 'string') expect(wrongWith(line)).toContain(question.wrong);
    else {
      expect(written(line)).toBe(question);
      // What was understood can be asked again.
      expect(written(question)).toBe(question);
    }
  });
});
