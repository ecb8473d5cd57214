import { beforeAll, describe, expect, test } from 'vitest';
import { type EvalReport, evaluate, loadBrief } from '../src/index.ts';
import { shared } from './support/run.ts';

const folder = shared('eval');
const named = 'the quality that was measured, on the labelled articles beside the checkout (../shared/eval)';

describe.skipIf(folder === undefined)(`${named}; skipped where they are not there`, () => {
  let report: EvalReport;

  beforeAll(async () => {
    report = await evaluate(loadBrief('briefs/uschina'), folder ?? '');
  });

  test('events of outlets and years that nothing was made on: precision at least 0.75, F1 0.60', () => {
    const unseen = report.split.find(({ side }) => side === 'held-out');
    expect(unseen?.articles).toBeGreaterThan(50);
    expect(unseen?.overall.strict.precision).toBeGreaterThanOrEqual(0.75);
    expect(unseen?.overall.strict.f1).toBeGreaterThanOrEqual(0.6);
    expect(unseen?.relevance).toBeGreaterThanOrEqual(0.85);
  });

  test('events of all: in no language is precision under 0.75', () => {
    for (const { name, strict } of report.by.language)
      expect(strict.precision, name).toBeGreaterThanOrEqual(0.75);
  });

  test('main text: at least 0.97 in each list of documents', () => {
    expect(report.mainText.length).toBeGreaterThan(0);
    for (const { mean, file } of report.mainText) expect(mean, file).toBeGreaterThanOrEqual(0.97);
  });

  test.each(['gold', 'predicted'] as const)(
    'merging of %s events: 0.9 of the same joined, no labelled and at most one predicted pair of different ones',
    (kind) => {
      const { same, share, wrong } = report.merging[kind];
      expect(same).toBeGreaterThan(100);
      expect(share).toBeGreaterThanOrEqual(0.9);
      expect(wrong).toBeLessThanOrEqual(kind === 'gold' ? 0 : 1);
    },
  );
});
