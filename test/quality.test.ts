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

  test('events: strict F1 at least 0.85, lenient 0.90, precision 0.88', () => {
    const { strict, lenient } = report.overall;
    expect(strict.f1).toBeGreaterThanOrEqual(0.85);
    expect(lenient.f1).toBeGreaterThanOrEqual(0.9);
    expect(strict.precision).toBeGreaterThanOrEqual(0.88);
  });

  test('events: the same in each language', () => {
    for (const { name, strict, lenient } of report.by.language) {
      expect(strict.f1, name).toBeGreaterThanOrEqual(0.85);
      expect(lenient.f1, name).toBeGreaterThanOrEqual(0.9);
    }
  });

  test('events: no channel with ten gold events or more under 0.75', () => {
    for (const { name, gold, strict } of report.by.channel) {
      if (gold >= 10) expect(strict.f1, name).toBeGreaterThanOrEqual(0.75);
    }
  });

  test('relevance: at least 0.95', () => {
    expect(report.relevance).toBeGreaterThanOrEqual(0.95);
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
