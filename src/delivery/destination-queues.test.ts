import { expect, test } from 'vitest';
import { at } from '../../test/contracts/storage/books.ts';
import { keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { fixedClock } from '../clock.ts';
import { SendError } from '../domain/adapter.ts';
import type { ClaimLedger, DeliveryClaim } from '../storage/deliveries/ledger.ts';
import type { DeliveryWorker } from './delivery-worker.ts';
import { createDestinationQueues } from './destination-queues.ts';

const claimOf = (id: string, address: string, platform = 'chat'): DeliveryClaim => ({
  subscription: id,
  id,
  kind: 'digest',
  due: at('08:00'),
  state: 'claimed',
  notBefore: at('08:00'),
  tries: 1,
  covers: null,
  message: null,
  late: false,
  reason: null,
  ended: null,
  replica: 'r1',
  owner: keptOf(id, { destination: { platform, address } }),
  parts: [],
});

/** Queues whose editions end when the test says so. */
function open(deliver: DeliveryWorker) {
  const released: string[] = [];
  const ledger: Pick<ClaimLedger, 'release'> = {
    release: async ({ id }, notBefore) => void released.push(`${id} ${notBefore.slice(11, 16)}`),
  };
  const queues = createDestinationQueues(deliver, {
    ledger,
    clock: fixedClock(at('08:00')),
  });
  return { queues, released };
}

test('editions of one destination go one after the other, those of others beside them', async () => {
  const ends = new Map<string, () => void>();
  const { queues } = open(({ id }) => new Promise((resolve) => ends.set(id, () => resolve(undefined))));
  for (const [id, address] of [
    ['a', 'slow'],
    ['b', 'slow'],
    ['c', 'other'],
  ] as const)
    queues.add(claimOf(id, address));
  await expect.poll(() => [...ends.keys()]).toEqual(['a', 'c']);
  ends.get('a')?.();
  await expect.poll(() => [...ends.keys()]).toEqual(['a', 'c', 'b']);
  for (const end of ends.values()) end();
  await queues.close();
});

test('a destination that failed is left alone: what waits for it is given back until then', async () => {
  const carried: string[] = [];
  const { queues, released } = open(async ({ id }) => {
    carried.push(id);
    return at('08:31');
  });
  for (const id of ['a', 'b', 'c']) queues.add(claimOf(id, 'broken'));
  await expect.poll(() => released).toEqual(['b 08:31', 'c 08:31']);
  expect(carried).toEqual(['a']);
  await queues.close();
});

test('room is what is not held', async () => {
  let end = () => {};
  const { queues } = open(
    () =>
      new Promise((resolve) => {
        end = () => resolve(undefined);
      }),
  );
  const all = queues.room();
  queues.add(claimOf('a', 'room'));
  expect(queues.room()).toBe(all - 1);
  await expect.poll(() => end).not.toBe(undefined);
  await Promise.resolve();
  const closed = queues.close();
  await expect
    .poll(() => {
      end();
      return queues.room();
    })
    .toBe(0);
  await closed;
});

test('what a platform asks of all its destinations holds for all of them, and for no other platform', async () => {
  const posted: string[] = [];
  const { queues } = open(async ({ id, owner }, road) => {
    if (id === 'a') road.rest(60_000, true);
    await road.post(async () => void posted.push(owner.destination.platform)).catch(() => {});
    return undefined;
  });
  queues.add(claimOf('a', 'room'));
  queues.add(claimOf('b', 'other room'));
  queues.add(claimOf('c', 'room', 'post'));
  await expect.poll(() => posted).toEqual(['post']);
  await queues.close();
  expect(posted).toEqual(['post']);
});

test('at the end what is under way is ended, a rest is cut short, and what was not begun is given back', async () => {
  const carried: string[] = [];
  let cut: unknown;
  const { queues, released } = open(async ({ id }, road) => {
    carried.push(id);
    road.rest(60_000, false);
    cut = await road.post(async () => {}).catch((error) => error);
    return undefined;
  });
  queues.add(claimOf('a', 'room'));
  queues.add(claimOf('b', 'room'));
  await expect.poll(() => carried).toEqual(['a']);
  await queues.close();
  expect(cut).toBeInstanceOf(SendError);
  expect(carried).toEqual(['a']);
  expect(released).toEqual(['b 08:00']);
});
