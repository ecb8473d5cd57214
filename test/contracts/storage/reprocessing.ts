import { expect, test } from 'vitest';
import type { ChannelEvent } from '../../../src/domain/event.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import { articleOf, eventOf, type Given, NOW, reprocessBatch, rules } from './fixtures.ts';

/** What every store promises when a brief is changed and its articles are extracted again. */
export function reprocesses(given: Given): void {
  const put = (version: string, id: string, ...events: ChannelEvent[]) =>
    given().store.put('demo', [{ article: articleOf(id), events }], NOW, rules(version));
  /** Reads a batch again, finding the same events in each text. */
  const reread = (store: Store, version: string, events: readonly ChannelEvent[], limit = 10) =>
    reprocessBatch(store, rules(version), () => events, { limit });
  const actions = async (store: Store) => (await store.reports('demo')).map(({ event }) => event.action);
  const agreed = eventOf({ action: 'agree' });

  test('nothing is stale where all was read by the same rules', async () => {
    const { store } = given();
    expect(await store.outdated('demo', rules('one'))).toBe(0);
    await put('one', 'a', eventOf());
    expect(await store.outdated('demo', rules('one'))).toBe(0);
    expect(await store.outdated('demo', rules('two'))).toBe(1);
  });

  test('answers go on from the old events until all articles are read, then the new ones count in one step', async () => {
    const { store } = given();
    for (const id of ['a', 'b', 'c']) await put('one', id, eventOf());
    expect(await reread(store, 'two', [agreed], 2)).toEqual(['a', 'b']);
    const revision = await store.revision('demo');
    expect(await store.finish('demo', rules('two'), NOW)).toBe(false);
    expect(await actions(store)).toEqual(['hold', 'hold', 'hold']);
    expect(await store.outdated('demo', rules('two'))).toBe(1);
    expect(await reread(store, 'two', [agreed])).toEqual(['c']);
    expect(await store.revision('demo')).toBe(revision);
    expect(await store.finish('demo', rules('two'), NOW)).toBe(true);
    expect(await actions(store)).toEqual(['agree', 'agree', 'agree']);
    expect(await store.revision('demo')).toBeGreaterThan(revision);
    expect(await store.outdated('demo', rules('two'))).toBe(0);
    expect(await put('two', 'a', agreed)).toMatchObject({ unchanged: 1 });
  });

  test('counts follow, and nothing is counted on where nothing differs', async () => {
    const { store } = given();
    await put('one', 'a', eventOf());
    await put('one', 'b');
    await reread(store, 'two', []);
    await store.finish('demo', rules('two'), NOW);
    expect(await store.counts('demo')).toMatchObject({ articles: 2, relevant: 0, reports: 0 });
    const revision = await store.revision();
    await reread(store, 'three', []);
    expect(await store.finish('demo', rules('three'), NOW)).toBe(true);
    expect(await store.revision()).toBe(revision);
  });

  test('a brief that is changed back half-way is as it was', async () => {
    const { store } = given();
    for (const id of ['a', 'b']) await put('one', id, eventOf());
    await reread(store, 'two', [agreed], 1);
    expect(await reread(store, 'one', [eventOf()])).toEqual(['a']);
    expect(await store.finish('demo', rules('one'), NOW)).toBe(true);
    expect(await actions(store)).toEqual(['hold', 'hold']);
  });

  test('articles that are put meanwhile, by either rules, are neither lost nor read in vain', async () => {
    const { store } = given();
    for (const id of ['b', 'c']) await put('one', id, eventOf());
    await reread(store, 'two', [agreed]);
    await put('one', 'a', eventOf());
    await put('two', 'd', agreed);
    await store.put(
      'demo',
      [{ article: articleOf('b', { paragraphs: ['Edited.'] }), events: [] }],
      NOW,
      rules('two'),
    );
    expect(await store.finish('demo', rules('two'), NOW)).toBe(false);
    expect(await reread(store, 'two', [agreed])).toEqual(['a']);
    expect(await store.finish('demo', rules('two'), NOW)).toBe(true);
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
      rules('one'),
    );
    await reread(store, 'two', [agreed]);
    await store.finish('demo', rules('two'), NOW);
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
