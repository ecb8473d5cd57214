import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, firstOf, planned } from '../../test/contracts/storage/books.ts';
import { ADA, keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { fixedClock } from '../clock.ts';
import { createLog } from '../log.ts';
import type { Store } from '../storage/contracts.ts';
import { createStore } from '../storage/open-store.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { createLeaseMonitor } from './lease-monitor.ts';

let store: Store;
let elapsed: number;
beforeEach(() => {
  store = createStore(openSqlite(join(temporaryFolder(), 'backchannel.db')));
  elapsed = 0;
});
afterEach(() => store.close());

const watch = async (replica: string, clock = fixedClock(at('08:00'))) =>
  createLeaseMonitor({
    ledger: store.ledger,
    replica,
    lease: 20_000,
    clock,
    log: await createLog('silent'),
    elapsed: () => elapsed,
  });

test('a replica that shows no sign of life for longer than the lease gives its work back', async () => {
  const { subscriptions, ledger } = store;
  await subscriptions.add(keptOf('a', { nextDue: at('08:00') }), { by: ADA, at: at('00:00') });
  await ledger.plan(
    [{ subscription: 'a', was: at('08:00'), state: 'active', nextDue: null, editions: [planned('08:00')] }],
    at('08:00'),
  );
  const [one, other] = [await watch('one'), await watch('other')];
  await one.look();
  await firstOf(ledger.claim('one', at('08:00'), 1));
  await other.look();
  elapsed = 20_000;
  await other.look();
  expect(await ledger.claim('other', at('08:00'), 1)).toEqual([]);
  expect(other.lives('one')).toBe(true);
  elapsed = 20_001;
  await other.look();
  expect(await ledger.claim('other', at('08:00'), 1)).toHaveLength(1);
  expect(other.lives('one')).toBe(false);
});

test('one that beats is alive, however its clock differs', async () => {
  const [one, other] = [await watch('one', fixedClock('2020-01-01T00:00:00.000Z')), await watch('other')];
  for (elapsed = 0; elapsed < 100_000; elapsed += 15_000) {
    await one.look();
    await other.look();
  }
  expect([...(await store.ledger.beats()).keys()].sort()).toEqual(['one', 'other']);
});

test('one that was taken for dead and beats again is one of them again', async () => {
  const [one, other] = [await watch('one'), await watch('other')];
  await one.look();
  await other.look();
  elapsed = 30_000;
  await other.look();
  await one.look();
  await other.look();
  expect(other.lives('one')).toBe(true);
});
