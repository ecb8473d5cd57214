import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADA, draftOf } from '../../test/contracts/storage/subscriptions.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { systemClock } from '../clock.ts';
import type { EditionKey } from '../domain/delivery.ts';
import { createLog } from '../log.ts';
import type { Store } from '../storage/contracts.ts';
import type { DeliveryLedger } from '../storage/deliveries/ledger.ts';
import { createStore } from '../storage/open-store.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { createService } from './service.ts';
import { newSubscription } from './subscription-service.ts';
import type { WorkDistributor } from './work-distributor.ts';

let store: Store;
beforeEach(() => {
  store = createStore(openSqlite(join(temporaryFolder(), 'backchannel.db')));
});
afterEach(() => store.close());

/** A service whose editions are ended as sent, or not at all. */
async function open({
  distributor,
  carried = [] as string[],
  ledger = store.ledger,
}: {
  distributor?: WorkDistributor;
  carried?: string[];
  ledger?: DeliveryLedger;
} = {}) {
  return createService({
    ledger,
    async deliver(claim) {
      carried.push(claim.subscription);
      const now = systemClock.now();
      await ledger.end(claim, undefined, { state: 'sent', reason: null, at: now }, now);
      return undefined;
    },
    lookForAlerts: async () => {},
    distributor,
    clock: systemClock,
    log: await createLog('silent'),
    catchUp: 3_600_000,
    lease: 1_000,
  });
}

/** Subscriptions of which an edition has been due for a moment. */
async function subscribe(...ids: readonly string[]) {
  const now = Date.parse(systemClock.now());
  const times = [new Date(now).toISOString().slice(11, 16)];
  const schedule = { days: [1, 2, 3, 4, 5, 6, 7] as const, times, zone: 'UTC' };
  for (const id of ids) {
    const made = new Date(now - 60_000).toISOString();
    const draft = draftOf({ schedule, destination: { platform: 'chat', address: id } });
    await store.subscriptions.add(newSubscription(id, draft, made), { by: ADA, at: made });
  }
}

test('what has come due while nothing ran goes out at the start', async () => {
  await subscribe('a', 'b');
  const carried: string[] = [];
  const service = await open({ carried });
  await service.start();
  await expect.poll(() => carried.toSorted()).toEqual(['a', 'b']);
  await service.stop();
});

test('at its end a service leaves no trace: nothing is claimed, and it is no replica any more', async () => {
  await subscribe('a');
  const service = await open();
  await service.start();
  expect((await store.ledger.beats()).size).toBe(1);
  await service.stop();
  expect((await store.ledger.beats()).size).toBe(0);
  expect((await store.ledger.deliveries({ limit: 9 })).filter(({ state }) => state === 'claimed')).toEqual(
    [],
  );
});

test('with a work distributor, what waits is offered to all, and who takes an offer carries it out', async () => {
  await subscribe('a', 'b', 'c');
  const offered: EditionKey[] = [];
  let take: ((edition: EditionKey) => Promise<void>) | undefined;
  const distributor: WorkDistributor = {
    offer: async (editions) => void offered.push(...editions),
    start: async (work) => {
      take = work;
    },
    stop: async () => {},
  };
  const carried: string[] = [];
  const service = await open({ distributor, carried });
  await service.start();
  await expect.poll(() => new Set(offered.map(({ subscription }) => subscription)).size).toBe(3);
  const [first] = offered;
  if (first !== undefined) await take?.(first);
  await expect.poll(() => carried).toEqual([first?.subscription]);
  if (first !== undefined) await take?.(first); // an offer that comes twice does nothing
  await service.stop();
  expect(carried).toHaveLength(1);
});

test.each(['claim', 'end'] as const)(
  'what a replica has claimed goes out though the store failed after or before it was known (%s)',
  async (step) => {
    await subscribe('a', 'b');
    let failures = 1;
    const fail = () => {
      if (failures-- > 0) throw new Error('the connection to the store broke');
    };
    const ledger: DeliveryLedger = {
      ...store.ledger,
      async claim(...asked) {
        const claims = await store.ledger.claim(...asked);
        if (step === 'claim' && claims.length > 0) fail();
        return claims;
      },
      async end(...asked) {
        if (step === 'end') fail();
        return store.ledger.end(...asked);
      },
    };
    const service = await open({ ledger });
    await service.start();
    const states = async () => (await store.ledger.deliveries({ limit: 9 })).map(({ state }) => state);
    await expect.poll(states, { timeout: 10_000 }).toEqual(['sent', 'sent']);
    await service.stop();
  },
);
