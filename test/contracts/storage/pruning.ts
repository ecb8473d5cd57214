import { expect, test } from 'vitest';
import { articleOf, eventOf, type Given, NOW } from './fixtures.ts';

/** What every store promises of pruning. */
export function prunes(given: Given): void {
  test('pruning removes articles of the days before that told nothing, and nothing else', async () => {
    const { store, put } = given();
    await put(articleOf('old', { published: '2020-01-01' }));
    await put(articleOf('telling', { published: '2020-01-02' }), eventOf());
    await put(articleOf('eve', { published: '2023-12-31T23:59:59Z' }));
    await put(articleOf('new', { published: '2024-01-01' }));
    await put(articleOf('corrected', { published: '2020-01-03' }), eventOf());
    await put(articleOf('corrected', { published: '2020-01-03', paragraphs: ['Edited.'] }));
    await store.putSkipped([{ path: 'x', reason: 'empty' }], '2020-05-05T00:00:00Z');
    await store.putSkipped([{ path: 'y', reason: 'empty' }], NOW);
    const reports = await store.reports('demo');
    const counted = { articles: 2, kept: 2, skipped: 1 };
    expect(await store.prunable('2024-01-01')).toEqual(counted);
    expect(await store.counts('demo')).toMatchObject({ articles: 5 });
    expect(await store.prune('2024-01-01')).toEqual(counted);
    expect(await store.article('old')).toBeUndefined();
    expect(await store.article('eve')).toBeUndefined();
    expect(await store.article('new')).toBeDefined();
    expect(await store.reports('demo')).toEqual(reports);
    expect(await store.counts('demo')).toMatchObject({ articles: 3, relevant: 1, skipped: 1 });
    expect(await store.prune('2024-01-01')).toEqual({ articles: 0, kept: 2, skipped: 0 });
  });

  test('many are removed in several steps', async () => {
    const { store } = given();
    const readings = Array.from({ length: 1_001 }, (_, at) => ({
      article: articleOf(`a${at}`, { published: '2020-01-01' }),
      events: [],
    }));
    await store.put('demo', readings, NOW);
    expect(await store.prune('2021-01-01')).toEqual({ articles: 1_001, kept: 0, skipped: 0 });
    expect(await store.counts('demo')).toMatchObject({ articles: 0 });
  });
}
