import { expect, test } from 'vitest';
import type { ChannelEvent } from '../../../src/domain/event.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import { articleOf, eventOf, type Given, LATER, NOW, reprocessBatch, rules } from './fixtures.ts';

const MODEL = { id: 'model', version: '1' };
const order = { after: '', limit: 10, now: NOW, until: LATER };

/** What every store promises when several extractors read the same articles. */
export function readsByExtractors(given: Given): void {
  const held = eventOf();
  const agreed = eventOf({ action: 'agree', confidence: 0.9 });
  const edited = articleOf('a', { paragraphs: ['Edited.'] });
  const putByRules = (...events: ChannelEvent[]) =>
    given().store.put('demo', [{ article: articleOf('a'), events }], NOW, rules('1'));
  /** The model reads what was requested of it. */
  async function readByModel(store: Store, ...events: ChannelEvent[]) {
    await store.request('demo', MODEL.id, ['a']);
    const [leased] = await store.lease('demo', MODEL, order);
    return store.putReadings('demo', [{ article: 'a', version: leased?.version ?? '', events }], MODEL, NOW);
  }
  const read = async (store: Store) =>
    (await store.readings('demo', 'a')).map(
      ({ by, counts, events }) =>
        `${by.id} ${by.version}${counts ? ' counts' : ''}: ${events.map(({ action }) => action)}`,
    );
  const actions = async (store: Store) =>
    (await store.reports('demo')).map(({ event, extractor }) => `${extractor} ${event.action}`);

  test('both readings of the same text are kept, and those of the primary extractor count', async () => {
    const { store } = given();
    await store.usePrimary('demo', 'rules', NOW);
    await putByRules(held);
    expect(await readByModel(store, agreed)).toBe(1);
    expect(await read(store)).toEqual(['rules 1 counts: hold', 'model 1: agree']);
    expect(await store.events('demo', 'a')).toEqual([held]);
    expect(await actions(store)).toEqual(['rules hold']);
  });

  test('another primary extractor counts at once where it has read the text, and the first one again after it', async () => {
    const { store } = given();
    await store.usePrimary('demo', 'rules', NOW);
    await putByRules(held);
    await readByModel(store, agreed);
    const revision = await store.revision('demo');
    await store.usePrimary('demo', 'model', NOW);
    expect(await store.revision('demo')).toBeGreaterThan(revision);
    expect(await read(store)).toEqual(['model 1 counts: agree', 'rules 1: hold']);
    expect(await store.events('demo', 'a')).toEqual([agreed]);
    expect(await store.counts('demo')).toMatchObject({ articles: 1, relevant: 1, reports: 1 });
    await store.usePrimary('demo', 'rules', NOW);
    expect(await read(store)).toEqual(['rules 1 counts: hold', 'model 1: agree']);
    expect(await actions(store)).toEqual(['rules hold']);
  });

  test('what the primary extractor has read is not replaced by others that read the same text', async () => {
    const { store } = given();
    await store.usePrimary('demo', 'model', NOW);
    await putByRules(held);
    expect(await actions(store)).toEqual(['rules hold']);
    await readByModel(store, agreed);
    expect(await actions(store)).toEqual(['model agree']);
    expect(await putByRules(held, agreed)).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(await read(store)).toEqual(['model 1 counts: agree', 'rules 1: hold,agree']);
  });

  test('an edited text is read by others until the primary extractor has read it', async () => {
    const { store } = given();
    await store.usePrimary('demo', 'model', NOW);
    await putByRules(held);
    await readByModel(store, agreed);
    await store.put('demo', [{ article: edited, events: [held] }], NOW, rules('1'));
    expect(await read(store)).toEqual(['rules 1 counts: hold']);
    expect(await store.outdated('demo', MODEL)).toBe(1);
    expect(await reprocessBatch(store, MODEL, () => [agreed])).toEqual(['a']);
    expect(await read(store)).toEqual(['model 1 counts: agree', 'rules 1: hold']);
    expect(await store.outdated('demo', MODEL)).toBe(0);
    const texts = (await store.reports('demo')).map(({ event, source }) => [event.action, source.withdrawn]);
    expect(texts).toEqual([
      ['agree', '2024-03-06'],
      ['agree', undefined],
    ]);
  });

  test('a reading of a text that was edited meanwhile counts for nothing', async () => {
    const { store } = given();
    await putByRules(held);
    await store.request('demo', MODEL.id, ['a', 'unknown']);
    const [leased] = await store.lease('demo', MODEL, order);
    await store.put('demo', [{ article: edited, events: [] }], NOW, rules('1'));
    const reading = { article: 'a', version: leased?.version ?? '', events: [agreed] };
    expect(await store.putReadings('demo', [reading], MODEL, NOW)).toBe(0);
    expect(await read(store)).toEqual(['rules 1 counts: ']);
  });

  test('requests wait until they are met, in another version as well, and are made once', async () => {
    const { store } = given();
    await store.usePrimary('demo', 'rules', NOW);
    await putByRules(held);
    expect(await store.outdated('demo', MODEL)).toBe(0);
    for (let times = 0; times < 2; times += 1) await store.request('demo', MODEL.id, ['a']);
    expect(await store.outdated('demo', MODEL)).toBe(1);
    expect(await read(store)).toEqual(['rules 1 counts: hold']);
    await readByModel(store, agreed);
    expect(await store.outdated('demo', MODEL)).toBe(0);
    expect(await store.outdated('demo', { id: 'model', version: '2' })).toBe(1);
  });

  test('a new version of an extractor that does not count replaces its own reading alone', async () => {
    const { store } = given();
    await store.usePrimary('demo', 'rules', NOW);
    await putByRules(held);
    await readByModel(store, agreed);
    const next = { id: 'model', version: '2' };
    expect(await reprocessBatch(store, next, () => [])).toEqual(['a']);
    expect(await store.finish('demo', next, NOW)).toBe(true);
    expect(await read(store)).toEqual(['rules 1 counts: hold', 'model 2: ']);
  });
}
