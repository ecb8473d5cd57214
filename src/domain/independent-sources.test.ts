import { describe, expect, test } from 'vitest';
import { fact, report } from '../../test/support/history.ts';
import type { Report } from './event.ts';
import { accountsOf, copyingOutlets, countOutlets, outletsOf } from './independent-sources.ts';

/** A report of a text that another article had first. */
function copy(outlet: string, copyOf: string): Report {
  const told = report('hold', '2024-03-04', { id: `${outlet} copy`, outlet });
  return { ...told, source: { ...told.source, copyOf } };
}
const own = (outlet: string | null, id = `${outlet} own`) => report('hold', '2024-03-04', { id, outlet });

describe('reports of one event', () => {
  test('are one telling where they carry one text, led by the original wherever it stands', () => {
    const reports = [
      copy('Paper', 'Agency own'),
      own('Agency'),
      own('Herald'),
      copy('Courier', 'Agency own'),
    ];
    expect(accountsOf(reports).map(({ lead, alsoIn }) => [lead.source.outlet, alsoIn])).toEqual([
      ['Agency', ['Paper', 'Courier']],
      ['Herald', []],
    ]);
  });

  test('copies of an original that is not among them are one telling all the same', () => {
    const reports = [copy('Paper', 'elsewhere'), copy('Courier', 'elsewhere')];
    expect(outletsOf(reports)).toEqual(['Paper']);
    expect(copyingOutlets(reports)).toEqual(['Courier']);
  });

  test('a fact that cites an article that was read has no text of its own', () => {
    const url = 'https://example.org/talks';
    const cited = fact('hold', '2024-03-04', { outlet: 'The Agency' });
    const read = own('agency.example');
    const reports = [cited, read].map((one) => ({ ...one, source: { ...one.source, url } }));
    expect(accountsOf(reports)).toHaveLength(1);
    expect(countOutlets(reports)).toBe(1);
  });

  test('an outlet is not called by the host of its feeds', () => {
    expect(
      outletsOf([
        own('feeds.example.org'),
        own('feeds.a.example.org'),
        own('moxie.example.org'),
        own('example.org'),
        own('rss.press.example.org'),
      ]),
    ).toEqual(['example.org', 'press.example.org']);
  });

  test('count outlets, not copies', () => {
    expect(countOutlets([own('Agency'), copy('Paper', 'Agency own'), own('Herald')])).toBe(2);
    expect(countOutlets([own('Agency'), own('Agency', 'another article')])).toBe(1);
    expect(countOutlets([own(null, 'a'), own(null, 'b')])).toBe(2);
  });

  test('an outlet that copies one text and writes another counts, and is not named among the copying ones', () => {
    const reports = [own('Agency'), copy('Paper', 'Agency own'), own('Paper')];
    expect(outletsOf(reports)).toEqual(['Agency', 'Paper']);
    expect(copyingOutlets(reports)).toEqual([]);
  });

  test('sources of one fact of the chronology are no copies of each other', () => {
    const sources = ['Agency', 'Herald'].map((outlet) => fact('hold', '2024-03-04', { outlet }));
    expect(countOutlets(sources)).toBe(2);
    expect(accountsOf(sources)).toHaveLength(2);
  });

  test('an outlet without a name is called by the host of its address', () => {
    const told = own(null);
    const reports = [{ ...told, source: { ...told.source, url: 'https://herald.example/a' } }];
    expect(outletsOf(reports)).toEqual(['herald.example']);
  });
});
