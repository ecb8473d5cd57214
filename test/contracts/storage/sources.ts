import { expect, test } from 'vitest';
import type { SourceDefinition } from '../../../src/domain/source.ts';
import { NEVER_POLLED } from '../../../src/domain/source-state.ts';
import { articleOf, eventOf, type Given } from './fixtures.ts';

/** A source of the tests. */
export const sourceOf = (id: string, over: Partial<SourceDefinition> = {}): SourceDefinition => ({
  id,
  kind: 'feed',
  location: `https://${id}.example/feed`,
  outlet: 'Test Courier',
  zone: 'UTC',
  intervalMinutes: 30,
  fullPages: false,
  enabled: true,
  ...over,
});

const ADA = { id: 'u1', name: 'Ada' };
const leaseAt = (by: string, time: string, until: string) => ({
  by,
  now: `2026-01-01T${time}:00.000Z`,
  until: `2026-01-01T${until}:00.000Z`,
  latest: '2026-01-01T12:00:00.000Z',
});
const item = (article: string, revision: string, ...keys: readonly string[]) => ({
  source: 'river',
  article,
  revision,
  keys,
});
const AT = '2026-01-01T08:00:00.000Z';

/** What a store promises of sources. */
export function keepsSources(given: Given): void {
  keepsDefinitions(given);
  leasesSources(given);
  keepsItems(given);
}

function keepsDefinitions(given: Given): void {
  test('a source that an operator adds comes back as it was defined, once, until it is removed', async () => {
    const { sources } = given().store;
    const river = sourceOf('river', { language: 'zh', selectors: { links: 'a' }, official: 'north' });
    expect(await sources.add('demo', river)).toBe(true);
    expect(await sources.add('demo', sourceOf('river'))).toBe(false);
    expect(await sources.states('demo')).toEqual([
      { id: 'river', definition: river, paused: null, progress: NEVER_POLLED },
    ]);
    expect(await sources.states('other')).toEqual([]);
    expect(await sources.remove('demo', 'river')).toBe(true);
    expect(await sources.remove('demo', 'river')).toBe(false);
    expect(await sources.states('demo')).toEqual([]);
  });

  test('a pause is kept of a source of which nothing else is, and a repeated one changes nothing', async () => {
    const { sources } = given().store;
    const pause = { by: ADA, at: AT };
    expect(await sources.pause('demo', 'river', pause)).toBe(true);
    expect(await sources.pause('demo', 'river', { ...pause, at: 'later' })).toBe(false);
    expect(await sources.states('demo')).toEqual([{ id: 'river', paused: pause, progress: NEVER_POLLED }]);
    expect(await sources.pause('demo', 'river', null)).toBe(true);
    expect(await sources.pause('demo', 'river', null)).toBe(false);
  });

  test('a source that the brief defines cannot be removed', async () => {
    const { sources } = given().store;
    await sources.pause('demo', 'river', { by: ADA, at: AT });
    expect(await sources.remove('demo', 'river')).toBe(false);
  });
}

function leasesSources(given: Given): void {
  const polled = {
    ...NEVER_POLLED,
    filled: AT,
    polled: AT,
    failures: 2,
    failingSince: AT,
    failure: { kind: 'timeout', detail: '20 s' },
    movedTo: 'https://river.example/new',
    gaps: [90, 30],
    notified: 'failing',
    backfill: { since: '2025-01-01', next: ['https://river.example/2'], pages: 1 },
  } as const;

  test('one process at a time has a source; what it finds is kept, and the next one gets it', async () => {
    const { sources } = given().store;
    const claims = await Promise.all(
      ['a', 'b', 'c'].map((by) => sources.claim('demo', 'river', leaseAt(by, '08:00', '08:10'))),
    );
    const winners = ['a', 'b', 'c'].filter((_, index) => claims[index] !== undefined);
    expect(winners).toHaveLength(1);
    const [winner = ''] = winners;
    expect(await sources.finish('demo', 'river', winner === 'a' ? 'b' : 'a', NEVER_POLLED)).toBe(false);
    expect(await sources.finish('demo', 'river', winner, polled)).toBe(true);
    expect(await sources.claim('demo', 'river', leaseAt('d', '08:01', '08:11'))).toEqual({
      id: 'river',
      paused: null,
      progress: polled,
    });
  });

  test('a lease ends by its time, and the process that lost it keeps nothing', async () => {
    const { sources } = given().store;
    await sources.claim('demo', 'river', leaseAt('a', '08:00', '08:10'));
    expect(await sources.claim('demo', 'river', leaseAt('b', '08:09', '08:19'))).toBeUndefined();
    expect(await sources.claim('demo', 'river', leaseAt('b', '08:10', '08:20'))).toBeDefined();
    expect(await sources.finish('demo', 'river', 'a', polled)).toBe(false);
  });

  test('a lease that a clock made before it was put back does not count', async () => {
    const { sources } = given().store;
    await sources.claim('demo', 'river', leaseAt('a', '20:00', '20:10'));
    expect(await sources.claim('demo', 'river', leaseAt('b', '08:00', '08:10'))).toBeDefined();
  });
}

function keepsItems(given: Given): void {
  test('an item is found by each of its keys, and by those that came later', async () => {
    const { sources } = given().store;
    await sources.record('demo', [item('a1', 'r1', 'k1', 'k2'), item('a2', 'r1', 'k3')], AT);
    await sources.record('demo', [item('a1', 'r2', 'k2', 'k4')], AT);
    const one = { source: 'river', article: 'a1', revision: 'r2' };
    expect(await sources.seen('demo', ['k1', 'k2', 'k2', 'k4', 'k9'])).toEqual(
      new Map([
        ['k1', one],
        ['k2', one],
        ['k4', one],
      ]),
    );
    expect(await sources.seen('other', ['k1'])).toEqual(new Map());
  });

  test('a key goes over to the item that has it last, the others stay', async () => {
    const { sources } = given().store;
    await sources.record('demo', [item('a1', 'r1', 'k1', 'k3'), item('a1', 'r3', 'k1')], AT);
    await sources.record('demo', [item('a2', 'r2', 'k1', 'k2'), item('a4', 'r4', 'k2')], AT);
    const seen = await sources.seen('demo', ['k1', 'k2', 'k3']);
    expect([...seen].map(([key, { article, revision }]) => `${key} ${article} ${revision}`)).toEqual(
      expect.arrayContaining(['k1 a2 r2', 'k2 a4 r4', 'k3 a1 r3']),
    );
  });

  test('the articles of a source are counted from a day on', async () => {
    const { store, put } = given();
    await put(articleOf('a1', { published: '2024-03-05' }), eventOf(), eventOf({ date: '2024-03-01' }));
    await put(articleOf('a2', { published: '2024-03-06' }));
    await put(articleOf('a3', { published: '2024-03-04' }), eventOf());
    const items = ['a1', 'a2', 'a3', 'gone'].map((id) => item(id, 'r1', `key of ${id}`));
    await store.sources.record('demo', items, AT);
    expect(await store.sources.counts('demo', '2024-03-05')).toEqual(
      new Map([['river', { articles: 2, relevant: 1 }]]),
    );
  });

  test('what is put as history is known at every checkpoint', async () => {
    const { store } = given();
    await store.put('demo', [{ article: articleOf('a'), events: [eventOf()] }], AT, undefined, {
      asHistory: true,
    });
    const [report] = await store.reports('demo');
    expect(report?.seen).toEqual({ at: '1970-01-01T00:00:00.000Z', revision: 0 });
  });
}
