import { describe, expect, it } from 'vitest';
import { eventOf, labelledOf } from '../../test/support/labelled-events.ts';
import { compareArticle, type Extract, scoreRow } from './compare.ts';
import { crossValidate } from './cross-validation.ts';
import type { Labelled } from './labelled.ts';

/** Articles of an outlet and a month, one event each. */
const articles = (outlet: string | null, month: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const published = `${month}-${String(at + 1).padStart(2, '0')}`;
    return labelledOf({ id: `${outlet} ${published}`, published, outlet }, eventOf('hold', published));
  });

const labelled = [
  ...articles('Post', '2020-08', 6),
  ...articles('Gazette', '2020-08', 5),
  ...articles('Herald', '2020-09', 2),
  ...articles(null, '2020-10', 2),
];

/** Learns articles by heart: right on what it knows, silent on the rest. */
function parrot(training: readonly Labelled[]): Extract {
  const known = new Map(training.map(({ article, events }) => [article.id, events]));
  return ({ id }) => known.get(id) ?? [];
}

const overall = (extract: Extract) =>
  scoreRow(
    'all',
    labelled.map((one) => compareArticle(one, extract)),
  );

describe('folds', () => {
  const fitting = { fitted: 'a parrot', makeExtractor: parrot };
  const { fitted, by } = crossValidate(labelled, fitting, overall(parrot(labelled)));

  it('tell what is fitted', () => {
    expect(fitted).toBe('a parrot');
  });

  it('are outlets and months with five events or more; the others are one', () => {
    const names = ({ folds }: typeof by.outlet) =>
      folds.map(({ articles, heldOut }) => [heldOut.name, articles]);
    expect(names(by.outlet)).toEqual([
      ['Post', 6],
      ['Gazette', 5],
      ['others', 4],
    ]);
    expect(names(by.month)).toEqual([
      ['2020-08', 11],
      ['others', 4],
    ]);
  });

  it('find out an extractor that learned by heart', () => {
    for (const { folds, heldOut, difference } of Object.values(by)) {
      for (const fold of folds) expect([fold.heldOut.strict.f1, fold.rest.strict.f1]).toEqual([0, 1]);
      expect(heldOut).toMatchObject({ gold: 15, predicted: 0 });
      expect(difference).toEqual({ strict: 1, lenient: 1 });
    }
  });

  it('show no difference where nothing is fitted', () => {
    const same: Extract = ({ published }) => [
      eventOf('hold', published?.startsWith('2020-08') ? published : '1999'),
    ];
    const report = crossValidate(labelled, { fitted: 'none', makeExtractor: () => same }, overall(same));
    expect(report.by.outlet.difference).toEqual({ strict: 0, lenient: 0 });
    expect(report.by.outlet.folds.map(({ heldOut }) => heldOut.strict.f1)).toEqual([1, 1, 0]);
  });
});
