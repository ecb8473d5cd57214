import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EvalReport, evaluate, loadBrief } from '../src/index.ts';
import { shared, temporaryFolder } from './support/run.ts';

const BRIEF = 'briefs/uschina';

/** Measured on 2026-11-29; a floor is a point below the figure, so that a fall of accuracy does not go unnoticed. */
const MEASURED = {
  eval: { precision: 0.88, f1: 0.84, relevance: 0.94 },
  'eval-wide': { precision: 0.65, f1: 0.5, relevance: 0.81 },
} as const;
const POINT = 0.01;

describe.each(Object.entries(MEASURED))('held-out outlets and years of ../shared/%s', (name, measured) => {
  const folder = shared(name);

  test.skipIf(folder === undefined)(
    'are within a point of what was measured; skipped where absent',
    async () => {
      const { split } = await evaluate(loadBrief(BRIEF), folder ?? '');
      const unseen = split.find(({ side }) => side === 'held-out');
      expect(unseen?.articles).toBeGreaterThan(50);
      expect(unseen?.overall.strict.precision).toBeGreaterThanOrEqual(measured.precision - POINT);
      expect(unseen?.overall.strict.f1).toBeGreaterThanOrEqual(measured.f1 - POINT);
      expect(unseen?.relevance).toBeGreaterThanOrEqual(measured.relevance - POINT);
    },
  );
});

describe.skipIf(shared('eval') === undefined)(
  'labelled articles (../shared/eval); skipped where absent',
  () => {
    let report: EvalReport;

    beforeAll(async () => {
      report = await evaluate(loadBrief(BRIEF), shared('eval') ?? '');
    });

    test('events of all: in no language is precision under 0.75', () => {
      for (const { name, strict } of report.by.language)
        expect(strict.precision, name).toBeGreaterThanOrEqual(0.75);
    });

    test('main text: at least 0.97 in each list of documents', () => {
      expect(report.mainText.length).toBeGreaterThan(0);
      for (const { mean, file } of report.mainText) expect(mean, file).toBeGreaterThanOrEqual(0.97);
    });

    test.each([
      ['gold', 0.99, 0],
      ['predicted', 0.87, 1],
    ] as const)(
      'merging of %s events: %f of the same joined, at most %i pair of different ones',
      (kind, floor, most) => {
        const { same, share, wrong } = report.merging[kind];
        expect(same).toBeGreaterThan(100);
        expect(share).toBeGreaterThanOrEqual(floor);
        expect(wrong).toBeLessThanOrEqual(most);
      },
    );
  },
);

/** The brief's worked examples, written by us, as a folder of labelled articles: there whatever stands beside the checkout. */
function ownExamples(): string {
  const folder = join(temporaryFolder(), 'examples');
  mkdirSync(folder);
  const examples = readFileSync(join(BRIEF, 'examples.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line, index) => ({ id: `example-${index}`, ...JSON.parse(line) }));
  const lines = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).join('\n');
  writeFileSync(
    join(folder, 'articles.jsonl'),
    lines(
      examples.map(({ id, published, title, text }) => ({ id, published, title, text, outlet: 'Example' })),
    ),
  );
  writeFileSync(
    join(folder, 'labels.jsonl'),
    lines(
      examples.map(({ id, events }) => ({
        id,
        events: events.map((event: object) => ({ background: false, actors: [], ...event })),
      })),
    ),
  );
  return folder;
}

test('our own examples, many of them traps, are within a point of what was measured', async () => {
  const { overall } = await evaluate(loadBrief(BRIEF), ownExamples());
  expect(overall.strict.precision).toBeGreaterThanOrEqual(0.75 - POINT);
  expect(overall.strict.f1).toBeGreaterThanOrEqual(0.52 - POINT);
});
