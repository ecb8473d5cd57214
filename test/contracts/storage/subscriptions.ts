import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person, SubscriptionDraft } from '../../../src/domain/subscription.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import type { StoredSubscription } from '../../../src/storage/subscriptions/subscriptions.ts';

/** A draft for tests, with what matters to the test put in. */
export function draftOf(over: Partial<SubscriptionDraft> = {}): SubscriptionDraft {
  return {
    destination: { platform: 'chat', address: 'room' },
    brief: 'harbour',
    filter: { channels: [], groups: [], states: [], outlets: [], words: [] },
    schedule: { days: [1, 2, 3, 4, 5], times: ['08:30'], zone: 'Asia/Shanghai' },
    language: 'en',
    form: 'full',
    quiet: false,
    alerts: false,
    ...over,
  };
}

/** A subscription as the store keeps it, for tests. */
export function keptOf(id: string, over: Partial<StoredSubscription> = {}): StoredSubscription {
  return {
    ...draftOf(),
    id,
    state: 'active',
    reason: null,
    created: '2026-11-24T00:00:00.000Z',
    nextDue: '2026-11-25T00:30:00.000Z',
    covered: { at: '2026-11-24T00:30:00.000Z' },
    refusals: 0,
    ...over,
  };
}

/** Somebody for tests. */
export const ADA: Person = { id: 'U1', name: 'Ada' };
const deed = (at: string) => ({ by: ADA, at: `2026-11-24T${at}:00.000Z` });

/** What every store promises of subscriptions. `open` gives an empty one, made afresh for each test. */
export function subscriptionsContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the contract of subscriptions:`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const add = (kept: StoredSubscription) => store.subscriptions.add(kept, deed('00:00'));

    test('a subscription comes back as it was kept, and its making is on record', async () => {
      const kept = keptOf('a', { alerts: true });
      expect(await add(kept)).toBe(true);
      expect(await store.subscriptions.get('a')).toEqual(kept);
      const { id: _, state, reason, created, nextDue, covered, refusals, ...draft } = kept;
      expect(await store.subscriptions.changes('a')).toEqual([
        { subscription: 'a', what: 'made', by: ADA, at: created, draft },
      ]);
    });

    test('one without a schedule comes back without one', async () => {
      await add(keptOf('a', { schedule: undefined, alerts: true, nextDue: null }));
      expect(await store.subscriptions.get('a')).toMatchObject({ schedule: undefined, nextDue: null });
    });

    test('an id is taken once, and free again after a removal', async () => {
      await add(keptOf('a'));
      expect(await add(keptOf('a', { language: 'zh-Hans' }))).toBe(false);
      expect(await store.subscriptions.get('a')).toMatchObject({ language: 'en' });
      await store.subscriptions.turn('a', { to: 'removed' }, deed('01:00'));
      expect(await add(keptOf('a', { language: 'zh-Hans' }))).toBe(true);
      expect(await store.subscriptions.get('a')).toMatchObject({ language: 'zh-Hans', state: 'active' });
    });

    test('a list has those of a destination, or all, oldest first', async () => {
      await add(keptOf('b', { created: '2026-11-24T02:00:00.000Z' }));
      await add(keptOf('a', { created: '2026-11-24T02:00:00.000Z' }));
      await add(keptOf('c', { destination: { platform: 'chat', address: 'elsewhere' } }));
      const ids = async (address?: string) =>
        (
          await store.subscriptions.list(address === undefined ? undefined : { platform: 'chat', address })
        ).map(({ id }) => id);
      expect(await ids()).toEqual(['c', 'a', 'b']);
      expect(await ids('room')).toEqual(['a', 'b']);
      expect(await ids('nowhere')).toEqual([]);
    });

    test('a change replaces the draft, of a paused one too', async () => {
      await add(keptOf('a'));
      const draft = draftOf({ language: 'zh-Hant' });
      expect(await store.subscriptions.change('a', draft, '2026-11-26T00:30:00.000Z', deed('01:00'))).toBe(
        true,
      );
      expect(await store.subscriptions.get('a')).toMatchObject({
        language: 'zh-Hant',
        nextDue: '2026-11-26T00:30:00.000Z',
      });
      await store.subscriptions.turn('a', { to: 'paused' }, deed('02:00'));
      await store.subscriptions.change('a', draft, '2026-11-27T00:30:00.000Z', deed('03:00'));
      expect(await store.subscriptions.get('a')).toMatchObject({
        state: 'paused',
        nextDue: '2026-11-27T00:30:00.000Z',
      });
      expect(await store.subscriptions.change('b', draft, null, deed('01:00'))).toBe(false);
    });

    test('it is paused, stopped, resumed and removed, each once, and all of it is on record', async () => {
      await add(keptOf('a', { refusals: 3 }));
      const turn = store.subscriptions.turn;
      expect(await turn('a', { to: 'paused' }, deed('01:00'))).toBe(true);
      expect(await turn('a', { to: 'paused' }, deed('01:01'))).toBe(false);
      expect(await turn('a', { to: 'active', nextDue: '2026-11-26T00:30:00.000Z' }, deed('02:00'))).toBe(
        true,
      );
      expect(await store.subscriptions.get('a')).toMatchObject({
        state: 'active',
        nextDue: '2026-11-26T00:30:00.000Z',
        refusals: 0,
      });
      expect(await turn('a', { to: 'stopped', reason: 'the room is gone' }, deed('03:00'))).toBe(true);
      expect(await store.subscriptions.get('a')).toMatchObject({
        state: 'stopped',
        reason: 'the room is gone',
        nextDue: '2026-11-26T00:30:00.000Z',
      });
      expect(await turn('a', { to: 'removed' }, deed('04:00'))).toBe(true);
      expect(await turn('a', { to: 'paused' }, deed('05:00'))).toBe(false);
      expect(await store.subscriptions.get('a')).toBeUndefined();
      expect(await store.subscriptions.list()).toEqual([]);
      const record = (await store.subscriptions.changes()).map(({ what, at }) => [what, at.slice(11, 16)]);
      expect(record).toEqual([
        ['removed', '04:00'],
        ['stopped', '03:00'],
        ['resumed', '02:00'],
        ['paused', '01:00'],
        ['made', '00:00'],
      ]);
    });
  });
}
