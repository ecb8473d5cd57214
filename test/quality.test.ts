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

  test('events: strict F1 at least 0.80, precision at least 0.83', () => {
    const { f1, precision } = report.overall.strict;
    expect(f1).toBeGreaterThanOrEqual(0.8);
    expect(precision).toBeGreaterThanOrEqual(0.83);
  });

  test('relevance: at least 0.93', () => {
    expect(report.relevance).toBeGreaterThanOrEqual(0.93);
  });

  test('main text: at least 0.97 in each list of documents', () => {
    expect(report.mainText.length).toBeGreaterThan(0);
    for (const { mean, file } of report.mainText) expect(mean, file).toBeGreaterThanOrEqual(0.97);
  });

  test.each(['gold', 'predicted'] as const)(
    'merging of %s events: 0.9 of the same joined, no different ones',
    (kind) => {
      const { same, share, wrong } = report.merging[kind];
      expect(same).toBeGreaterThan(100);
      expect(share).toBeGreaterThanOrEqual(0.9);
      expect(wrong).toBe(0);
    },
  );
});
