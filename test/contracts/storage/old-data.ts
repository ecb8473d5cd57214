import { expect } from 'vitest';
import type { Store } from '../../../src/storage/contracts.ts';
import { rules } from './fixtures.ts';

/** The version of the data that `OLD_DATA` belongs to. */
export const OLD_VERSION = 8;

/** An edited article with an event in both texts, which was being read again; both databases take it. */
export const OLD_DATA = `
  INSERT INTO articles (id, path, title, published, language, hash, day, revision, revised, inferred, paragraphs)
    VALUES ('1', '1.md', 'River talks', '2024-03-01', 'en', 'second', '2024-03-01', 2, '2024-03-09', '[]', '["Two."]');
  INSERT INTO revisions (article, revision, path, title, published, language, hash, inferred, paragraphs, gone_at, gone_revision)
    VALUES ('1', 1, '1.md', 'River talks', '2024-03-01', 'en', 'first', '[]', '["One."]', '2024-03-09T00:00:00Z', 2);
  INSERT INTO readings VALUES ('demo', '1', 1, 'h', '2024-03-09T00:00:00Z', 'one');
  INSERT INTO events VALUES
    ('demo', '1', 1, 0, 'river-talks', 'hold', '2024-02-28', 0, '["ada"]', 'One.', NULL, '2024-03-09', NULL),
    ('demo', '1', 2, 0, 'river-talks', 'hold', '2024-02-28', 0, '["ada"]', 'Two.', 'an official', NULL, '2024-03-01');
  INSERT INTO sightings VALUES ('demo', '1', 'river-talks', 'hold', '2024-02-28', '2024-03-06T00:00:00Z', 1);
  INSERT INTO days VALUES ('demo', '2024-03-01', 1, 1, 1, 1);
  INSERT INTO briefs VALUES ('demo', 'one', 2);
  INSERT INTO rereadings VALUES ('demo', '1', 'second', '[]');
`;

/** What a store has of it that was brought up to date. */
export async function expectOldData(store: Store): Promise<void> {
  const seen = { at: '2024-03-06T00:00:00Z', revision: 1 };
  expect(await store.reports('demo')).toMatchObject([
    {
      event: { evidence: 'One.' },
      source: { withdrawn: '2024-03-09' },
      extractor: 'rules',
      seen,
      gone: { at: '2024-03-09T00:00:00Z', revision: 2 },
    },
    { event: { evidence: 'Two.', attribution: 'an official' }, source: { known: '2024-03-01' }, seen },
  ]);
  expect((await store.pastTexts('1')).map(({ paragraphs }) => paragraphs)).toEqual([['One.']]);
  expect(await store.counts('demo')).toMatchObject({ articles: 1, relevant: 1, reports: 1 });
  // It is read again from the beginning.
  expect(await store.readings('demo', '1')).toMatchObject([{ by: rules(''), counts: true }]);
  expect(await store.outdated('demo', rules('two'))).toBe(1);
}
