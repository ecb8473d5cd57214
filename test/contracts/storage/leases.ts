import { expect, test } from 'vitest';
import { articleOf, eventOf, extract, type Given, LATER, NOW, rules } from './fixtures.ts';

/** What every store promises of sharing the work of extracting articles again. */
export function leases(given: Given): void {
  const two = rules('two');
  const order = { after: '', limit: 2, now: NOW, until: LATER };
  const put = (...ids: readonly string[]) =>
    given().store.put(
      'demo',
      ids.map((id) => ({ article: articleOf(id), events: [eventOf()] })),
      NOW,
      rules('one'),
    );
  const lease = async (over: Partial<typeof order> = {}) =>
    (await given().store.lease('demo', two, { ...order, ...over })).map(({ id }) => id);

  test('articles under lease are given to no other process', async () => {
    await put('a', 'b', 'c');
    expect(await lease()).toEqual(['a', 'b']);
    expect(await lease()).toEqual(['c']);
    expect(await lease()).toEqual([]);
  });

  test('processes that lease at once share the articles', async () => {
    await put('a', 'b', 'c', 'd', 'e', 'f');
    const batches = await Promise.all([lease(), lease(), lease(), lease()]);
    expect(batches.flat().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('a lease that has ended gives the articles back, as after a crash', async () => {
    await put('a', 'b');
    expect(await lease()).toEqual(['a', 'b']);
    const stillHeld = { now: '2024-03-06T12:00:29.999Z', until: '2024-03-06T12:01:00.000Z' };
    expect(await lease(stillHeld)).toEqual([]);
    expect(await lease({ ...stillHeld, now: LATER })).toEqual(['a', 'b']);
  });

  test('articles that were not extracted are released at once', async () => {
    await put('a', 'b');
    await lease();
    await given().store.release('demo', 'rules', ['a']);
    expect(await lease()).toEqual(['a']);
  });

  test('nothing is finished while articles are under lease', async () => {
    await put('a');
    await lease();
    expect(await given().store.finish('demo', two, NOW)).toBe(false);
  });

  test('what two processes commit of the same articles counts once', async () => {
    const { store } = given();
    await put('a');
    const first = await store.lease('demo', two, order);
    const second = await store.lease('demo', two, {
      ...order,
      now: LATER,
      until: '2024-03-06T12:01:00.000Z',
    });
    const find = () => [eventOf({ action: 'agree' })];
    for (const leased of [first, second])
      await store.commit(
        'demo',
        two,
        leased.map((one) => extract(one, find)),
        NOW,
      );
    expect(await store.finish('demo', two, NOW)).toBe(true);
    expect((await store.reports('demo')).map(({ event }) => event.action)).toEqual(['agree']);
  });

  test('an article that was edited under lease has to be read again', async () => {
    const { store } = given();
    await put('a');
    const leased = await store.lease('demo', two, order);
    const edited = articleOf('a', { paragraphs: ['Edited.'] });
    await store.put('demo', [{ article: edited, events: [] }], NOW, rules('one'));
    await store.commit(
      'demo',
      two,
      leased.map((one) => extract(one, () => [eventOf()])),
      NOW,
    );
    expect(await store.finish('demo', two, NOW)).toBe(false);
    expect(await lease()).toEqual(['a']);
  });
}
