import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { ADA, keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { straitBrief } from '../../test/support/strait.ts';
import type { Filter } from '../domain/subscription.ts';
import { openEngine } from '../engine/open-engine.ts';
import type { Store } from '../storage/contracts.ts';
import { createStore } from '../storage/open-store.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { createAlerts } from './alerts.ts';
import { createEditionPlanner } from './edition-planner.ts';

let store: Store;
let now: string;
let elapsed: number;
beforeEach(() => {
  store = createStore(openSqlite(join(temporaryFolder(), 'backchannel.db')));
  [now, elapsed] = ['2024-03-08T12:00:00.000Z', 0];
});
afterEach(() => store.close());

const NO_FILTER: Filter = { channels: [], groups: [], states: [], outlets: [], words: [] };

/** What a process looks for alerts with; another one after a restart knows nothing of the first. */
function lookout() {
  const clock = { now: () => now };
  const planner = createEditionPlanner([openEngine({ brief: straitBrief(), store, clock })]);
  return createAlerts({
    ledger: store.ledger,
    clock,
    elapsed: () => elapsed,
    revision: store.revision,
    cut: planner.cut,
    write: planner.alert,
  });
}

async function subscribe(filter: Partial<Filter> = {}) {
  const over = { brief: 'strait', alerts: true, schedule: undefined, nextDue: null };
  await store.subscriptions.add(keptOf('a', { ...over, filter: { ...NO_FILTER, ...filter } }), {
    by: ADA,
    at: now,
  });
}

/** Something is read, a minute after what came before. */
async function read(id: string, action: 'resume' | 'suspend', channel = 'ferry') {
  now = new Date(Date.parse(now) + 60_000).toISOString();
  const article = articleOf(id, { published: now });
  await store.put(
    'strait',
    [{ article, events: [eventOf({ channel, action, date: now.slice(0, 10) })] }],
    now,
  );
}

/** Looks until nothing more is waited for. */
async function look(lookForAlerts: () => Promise<void>) {
  await lookForAlerts();
  elapsed += 5_000;
  await lookForAlerts();
}

const alerts = async () =>
  (await store.ledger.deliveries({ limit: 10 })).filter(({ kind }) => kind === 'alert').length;

test('the first look tells nothing; a change after it is told once, whoever looks', async () => {
  await subscribe();
  const one = lookout();
  await look(one);
  expect(await alerts()).toBe(0);
  await read('cut', 'suspend');
  const other = lookout();
  await Promise.all([look(one), look(other)]);
  expect(await alerts()).toBe(1);
  await look(lookout());
  expect(await alerts()).toBe(1);
});

test('a change that came while nothing ran is told after the start', async () => {
  await subscribe();
  await look(lookout());
  await read('cut', 'suspend');
  await look(lookout());
  expect(await alerts()).toBe(1);
});

test('readings that come together are told together', async () => {
  await subscribe();
  const lookForAlerts = lookout();
  await look(lookForAlerts);
  for (const [id, channel] of [
    ['a', 'ferry'],
    ['b', 'patrol-hotline'],
    ['c', 'harbour-masters'],
  ] as const) {
    await read(id, 'suspend', channel);
    elapsed += 4_000;
    await lookForAlerts();
  }
  expect(await alerts()).toBe(0);
  elapsed += 5_000;
  await lookForAlerts();
  expect(await alerts()).toBe(1);
});

test('readings that never stop hold an alert up for a minute at most', async () => {
  await subscribe();
  const lookForAlerts = lookout();
  await look(lookForAlerts);
  for (let n = 0; n < 16; n += 1) {
    await read(`more${n}`, 'suspend');
    await lookForAlerts();
    elapsed += 4_000;
  }
  await lookForAlerts();
  expect(await alerts()).toBe(1);
});

describe('a subscription is told only what it asks for', () => {
  test.each([
    [{ channels: ['ferry'] }, 1],
    [{ channels: ['patrol-hotline'] }, 0],
    [{ states: ['suspended' as const] }, 1],
    [{ states: ['ended' as const] }, 0],
  ])('%j', async (filter, expected) => {
    await subscribe(filter);
    const lookForAlerts = lookout();
    await look(lookForAlerts);
    await read('cut', 'suspend');
    await look(lookForAlerts);
    expect(await alerts()).toBe(expected);
  });
});
