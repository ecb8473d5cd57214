import { beforeEach, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { straitBrief } from '../../test/support/strait.ts';
import { fixedClock } from '../clock.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import { openEngine } from './open-engine.ts';

/** A store that tells whether its events were read. */
function watched(store: Store) {
  let readings = 0;
  const reports: Store['reports'] = (brief) => {
    readings += 1;
    return store.reports(brief);
  };
  return { store: { ...store, reports }, readings: () => readings };
}

describe('statuses of today in a large store', () => {
  let store: Store;
  const put = (id: string, action: 'hold' | 'suspend') =>
    store.put(
      'strait',
      [{ article: articleOf(id), events: [eventOf({ channel: 'ferry', action })] }],
      '2024-03-06T00:00:00Z',
    );
  beforeEach(async () => {
    store = await openStore({ data: temporaryFolder() });
    const readings = Array.from({ length: 500 }, (_, at) => ({
      article: articleOf(`a${at}`),
      events: [eventOf({ channel: 'ferry' })],
    }));
    await store.put('strait', readings, '2024-03-06T00:00:00Z');
    return () => store.close();
  });
  const open = (over: Store, now = '2024-03-08', chronology = true) =>
    openEngine({ brief: straitBrief(), store: over, clock: fixedClock(`${now}T12:00:00Z`), chronology });

  test('are read by the next process without the events, and are the same', async () => {
    const first = await open(store).statuses();
    const { store: second, readings } = watched(store);
    expect(await open(second).statuses()).toEqual(first);
    expect(readings()).toBe(0);
  });

  test('are made anew for another day, another question, and after events changed', async () => {
    await open(store).statuses();
    const { store: second, readings } = watched(store);
    await open(second, '2024-03-09').statuses();
    await open(second, '2024-03-09', false).statuses();
    await open(second, '2024-03-09').statuses({ asOf: '2024-03-01' });
    expect(readings()).toBe(3);
    await put('b', 'suspend');
    const ferry = (await open(second, '2024-03-09').statuses()).find(({ channel }) => channel === 'ferry');
    expect(readings()).toBe(4);
    expect(ferry?.state).toBe('suspended');
  });

  test('are not made anew for articles without events', async () => {
    await open(store).statuses();
    await store.put('strait', [{ article: articleOf('other'), events: [] }], '2024-03-06T00:00:00Z');
    const { store: second, readings } = watched(store);
    await open(second).statuses();
    expect(readings()).toBe(0);
  });
});
