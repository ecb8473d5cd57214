import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelledFolder } from '../support/labelled.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';

describe('eval', () => {
  const folder = labelledFolder();
  const evaluate = (...options: readonly string[]) => backchannel(['eval', '--folder', folder, ...options]);

  test('scores events, relevance, merging and main text', async () => {
    const { code, stdout } = await evaluate('--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      articles: 3,
      overall: { gold: 3, predicted: 2, strict: { precision: 1, recall: 2 / 3 } },
      relevance: 2 / 3,
      // Of days in a row the middle one can stand with one neighbour only, since the others are two days apart.
      merging: {
        gold: { reports: 3, same: 2, joined: 1, wrong: 0 },
        predicted: { reports: 2, same: 1, joined: 1 },
      },
      worst: [{ id: 'article-2', missed: [{ channel: 'joint-staff' }], invented: [] }],
    });
    expect(report.mainText[0].mean).toBeLessThan(0.5);
    expect(report).not.toHaveProperty('folds');
  });

  test('leaves out outlets and months where asked', async () => {
    const { folds } = JSON.parse((await evaluate('--json', '--folds')).stdout);
    expect(folds).toMatchObject({
      fitted: 'none',
      by: { outlet: { heldOut: { gold: 3, predicted: 2 }, difference: { strict: 0, lenient: 0 } } },
    });
  });

  test('measures looking up beside what a module brings along', async () => {
    const questions = [{ query: 'Joint Chiefs', relevant: ['article-0', 'article-1'] }];
    writeFileSync(join(folder, 'lookup.jsonl'), questions.map((line) => JSON.stringify(line)).join('\n'));
    const module = join(temporaryFolder(), 'other.ts');
    writeFileSync(
      module,
      "export const createSearchers = () => [{ name: 'Other', index() {}, search: () => ['article-2', 'article-0'] }];",
    );
    const report = JSON.parse((await evaluate('--lookup', '--beside', module, '--json')).stdout);
    expect(report).toMatchObject({
      queries: 1,
      articles: 3,
      searchers: [
        { name: 'Backchannel on SQLite', mean: 1 },
        { name: 'Other', mean: 1 / Math.log2(3) / (1 + 1 / Math.log2(3)) },
      ],
      sides: [],
    });
    expect((await evaluate('--lookup')).stdout).toContain('Backchannel on SQLite       1.000');
  });

  test('prints all that as tables', async () => {
    const { code, stdout } = await evaluate('--folds');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'labelled events   3 events: 1 of 2 joined (0.500); wrongly joined: 0; unclear: 0',
    );
    expect(stdout).toContain('fitted: none');
    expect(stdout).toContain('article-2  Outlet 2');
    expect(stdout.split('\n').filter((line) => /\s+3\s+3\s/.test(line))).toHaveLength(2);
  });

  test('tells what is missing where the folder has no labels', async () => {
    const { code, stderr } = await backchannel(['eval', '--folder', 'nowhere']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no folder');
  });
});
