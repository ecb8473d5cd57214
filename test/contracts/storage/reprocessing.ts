import { expect, test } from 'vitest';
import type { ChannelEvent } from '../../../src/domain/event.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import { articleOf, eventOf, type Given, NOW } from './fixtures.ts';

/** What every store promises when a brief is changed and its articles are read anew. */
export function readsAnew(given: Given): void {
  const put = (extraction: string, id: string, ...events: ChannelEvent[]) =>
    given().store.put('demo', [{ article: articleOf(id), events }], NOW, extraction);
  /** Reads a batch behind an id anew, finding the same event in each text. */
  async function rereadBatch(store: Store, extraction: string, events: readonly ChannelEvent[], limit = 10) {
    return store.reread('demo', extraction, { after: '', limit }, (unread) =>
      unread.map(({ version, texts }) => ({
        article: texts[0]?.article.id ?? '',
        version,
        texts: texts.map(({ revision }) => ({ revision, events })),
      })),
    );
  }
  const actions = async (store: Store) => (await store.reports('demo')).map(({ event }) => event.action);
  const agreed = eventOf({ action: 'agree' });

  test('nothing is stale where all was read by the same rules', async () => {
    const { store } = given();
    expect(await store.stale('demo', 'one')).toBe(0);
    await put('one', 'a', eventOf());
    expect(await store.stale('demo', 'one')).toBe(0);
    expect(await store.stale('demo', 'two')).toBe(1);
  });

  test('answers go on from the old events until all articles are read, then the new ones count in one step', async () => {
    const { store } = given();
    for (const id of ['a', 'b', 'c']) await put('one', id, eventOf());
    expect(await rereadBatch(store, 'two', [agreed], 2)).toEqual(['a', 'b']);
    const revision = await store.revision('demo');
    expect(await store.endReread('demo', 'two', NOW)).toBe(false);
    expect(await actions(store)).toEqual(['hold', 'hold', 'hold']);
    expect(await store.stale('demo', 'two')).toBe(1);
    expect(await rereadBatch(store, 'two', [agreed])).toEqual(['c']);
    expect(await store.revision('demo')).toBe(revision);
    expect(await store.endReread('demo', 'two', NOW)).toBe(true);
    expect(await actions(store)).toEqual(['agree', 'agree', 'agree']);
    expect(await store.revision('demo')).toBeGreaterThan(revision);
    expect(await store.stale('demo', 'two')).toBe(0);
    expect(await put('two', 'a', agreed)).toMatchObject({ unchanged: 1 });
  });

  test('counts follow, and nothing is counted on where nothing differs', async () => {
    const { store } = given();
    await put('one', 'a', eventOf());
    await put('one', 'b');
    await rereadBatch(store, 'two', []);
    await store.endReread('demo', 'two', NOW);
    expect(await store.counts('demo')).toMatchObject({ articles: 2, relevant: 0, reports: 0 });
    const revision = await store.revision();
    await rereadBatch(store, 'three', []);
    expect(await store.endReread('demo', 'three', NOW)).toBe(true);
    expect(await store.revision()).toBe(revision);
  });

  test('a brief that is changed back half-way is as it was', async () => {
    const { store } = given();
    for (const id of ['a', 'b']) await put('one', id, eventOf());
    await rereadBatch(store, 'two', [agreed], 1);
    expect(await rereadBatch(store, 'one', [eventOf()])).toEqual(['a']);
    expect(await store.endReread('demo', 'one', NOW)).toBe(true);
    expect(await actions(store)).toEqual(['hold', 'hold']);
  });

  test('articles that are put meanwhile, by either rules, are neither lost nor read in vain', async () => {
    const { store } = given();
    for (const id of ['b', 'c']) await put('one', id, eventOf());
    await rereadBatch(store, 'two', [agreed]);
    await put('one', 'a', eventOf());
    await put('two', 'd', agreed);
    await store.put(
      'demo',
      [{ article: articleOf('b', { paragraphs: ['Edited.'] }), events: [] }],
      NOW,
      'two',
    );
    expect(await store.endReread('demo', 'two', NOW)).toBe(false);
    expect(await rereadBatch(store, 'two', [agreed])).toEqual(['a']);
    expect(await store.endReread('demo', 'two', NOW)).toBe(true);
    const present = (await store.reports('demo')).filter(({ source }) => source.withdrawn === undefined);
    expect(present.map(({ event, source }) => `${source.id} ${event.action}`)).toEqual([
      'a agree',
      'c agree',
      'd agree',
    ]);
  });

  test('earlier texts are read anew too', async () => {
    const { store } = given();
    await put('one', 'a', eventOf());
    await store.put(
      'demo',
      [{ article: articleOf('a', { paragraphs: ['Edited.'] }), events: [] }],
      NOW,
      'one',
    );
    await rereadBatch(store, 'two', [agreed]);
    await store.endReread('demo', 'two', NOW);
    const reports = await store.reports('demo');
    expect(reports.map(({ event, source }) => `${event.action} ${source.withdrawn} ${source.known}`)).toEqual(
      ['agree 2024-03-06 undefined', 'agree undefined 2024-03-05'],
    );
  });

  test('what follows from the rest is kept in one version', async () => {
    const { store } = given();
    await store.putDerived('board', '1', 'old');
    await store.putDerived('board', '2', 'new');
    expect(await store.derived('board', '1')).toBeUndefined();
    expect(await store.derived('board', '2')).toBe('new');
  });
}
