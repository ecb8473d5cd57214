import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';

/**
 * Project files that one question, and one article, may execute: what somebody has to read to follow it through the program.
 * The aims are 30 and 60; lower these limits whenever fewer files are executed.
 */
const MAX_FILES = { question: 56, article: 118 };

test.each(['question', 'article'] as const)('a %s executes few files from end to end', async (what) => {
  const { stdout } = await run(process.execPath, [join(ROOT, 'test/support/footprint.ts'), what]);
  const files: unknown = JSON.parse(stdout);
  if (!Array.isArray(files)) throw new Error('The footprint is a list of files.');
  expect(files.length).toBeGreaterThan(20);
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(MAX_FILES[what]);
});
