import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { ROOT } from '../../test/support/sources.ts';

/**
 * Mutation testing: changes the code of a folder in one place after another, and counts the changes that the folder's tests notice.
 * `npm run mutation -- src/status` lists those that no test noticed and ends with 1 where the score is below `TARGET`. Several folders
 * may follow each other; `--concurrency` is the number of processes at work.
 */
const TARGET = 85;
const FOLDERS = ['src/merge', 'src/status', 'src/digest', 'src/delivery'];
/** Tests that stand elsewhere because they are written for analysts. */
const SPECS: Readonly<Record<string, readonly string[]>> = {
  'src/status': ['test/specs/history.test.ts', 'test/specs/board.test.ts'],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '1' } },
});
const folders = positionals.length > 0 ? positionals : FOLDERS;
const unknown = folders.filter((folder) => !existsSync(join(ROOT, folder)));
if (unknown.length > 0) throw new Error(`There is no folder ${unknown.join(', ')}.`);

const stryker = new Stryker({
  mutate: folders.flatMap((folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`]),
  testFiles: folders.flatMap((folder) => [`${folder}/**/*.test.ts`, ...(SPECS[folder] ?? [])]),
  testRunner: 'vitest',
  coverageAnalysis: 'perTest',
  concurrency: Number(values.concurrency),
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: TARGET, break: TARGET },
  ignorePatterns: ['/dist', '/data', '/docs'],
  // Nothing here reads a tsconfig; Stryker would rewrite it with an interface that TypeScript 7 no longer has.
  tsconfigFile: 'none',
  allowConsoleColors: false,
});
await stryker.runMutationTest();
