import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, covers, message, planned } from '../../test/contracts/storage/books.ts';
import { ADA, keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { type Course, chatOf } from '../../test/support/scripted-chat.ts';
import type { Clock } from '../clock.ts';
import { type Adapter, SendError } from '../domain/adapter.ts';
import { createLog } from '../log.ts';
import type { Store } from '../storage/contracts.ts';
import { createStore } from '../storage/open-store.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';
import { createDeliveryWorker, type DeliveryWorkerParts, type SendOrder } from './delivery-worker.ts';
import { deliveryKey } from './idempotency-key.ts';
import type { SendRoute } from './send-edition.ts';

const HOUR = 3_600_000;
const KEY = { subscription: 'a', id: '2026-11-25T08:00Z' };

let store: Store;
let now: string;
let course: Course;
let chat: ReturnType<typeof chatOf>;
let rests: number[];
let orders: SendOrder[];
let changed: boolean;
let lines: { readonly level: number; readonly msg: string }[];
beforeEach(async () => {
  store = createStore(openSqlite(join(temporaryFolder(), 'backchannel.db')));
  now = at('08:00');
  [rests, orders, changed, lines] = [[], [], true, []];
  course = { sent: [], failures: [], there: new Map() };
  chat = chatOf(course);
});
afterEach(() => store.close());

const clock: Clock = { now: () => now };
const road: SendRoute = {
  post: (work) => work(),
  rest: (milliseconds) => void rests.push(milliseconds),
};
async function deliver({
  over = {},
  adapter = chat,
}: {
  over?: Partial<StoredSubscription>;
  adapter?: Adapter<string>;
} = {}) {
  if ((await store.subscriptions.get('a')) === undefined) {
    await store.subscriptions.add(keptOf('a', { nextDue: at('08:00'), ...over }), {
      by: ADA,
      at: at('00:00'),
    });
    await store.ledger.plan(
      [{ subscription: 'a', was: at('08:00'), state: 'active', nextDue: null, editions: [planned('08:00')] }],
      at('08:00'),
    );
  }
  const parts: DeliveryWorkerParts = {
    ledger: store.ledger,
    adapters: () => new Map([['chat', adapter]]),
    write: async (order) => {
      orders.push(order);
      return { message: message('news'), changed, covers };
    },
    clock,
    log: await createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
    catchUp: 6 * HOUR,
  };
  const [claim] = await store.ledger.claim('r1', now, KEY);
  if (claim === undefined) throw new Error('there is nothing to carry');
  return createDeliveryWorker(parts)(claim, road);
}

async function delivery() {
  const [found] = await store.ledger.deliveries({ limit: 1 });
  if (found === undefined) throw new Error('nothing was planned');
  return found;
}

test('a digest is written once, its parts are sent in order, and all of it is put down', async () => {
  await deliver();
  expect(course.sent).toEqual(['news 1', 'news 2', 'news 3']);
  expect(await delivery()).toMatchObject({
    state: 'sent',
    late: false,
    covers,
    parts: [0, 1, 2].map((part) => ({ part, state: 'sent', receipt: `post ${deliveryKey(KEY, part)}` })),
  });
  expect(await store.subscriptions.get('a')).toMatchObject({ covered: covers.to });
  expect(lines).toMatchObject([
    { level: 30, msg: 'edition sent', subscription: 'a', edition: KEY.id, platform: 'chat', parts: 3 },
  ]);
});

test('one that goes out well after its time is written as late', async () => {
  now = at('08:06');
  await deliver();
  expect(orders).toMatchObject([{ late: { due: at('08:00') }, missed: 0 }]);
  expect(await delivery()).toMatchObject({ state: 'sent', late: true });
});

test('where nothing changed a quiet subscription gets nothing, any other the line that says so', async () => {
  changed = false;
  await deliver({ over: { quiet: true } });
  expect(course.sent).toEqual([]);
  expect(await delivery()).toMatchObject({ state: 'quiet', reason: { kind: 'unchanged' } });
  expect(await store.subscriptions.get('a')).toMatchObject({ covered: covers.to });
});

describe('where the platform asks for patience', () => {
  test('of seconds, the same part is sent again on the spot', async () => {
    course.failures = [new SendError('later', 'slow down', { retryAfter: 2 })];
    expect(await deliver()).toBeUndefined();
    expect(rests).toEqual([2_000]);
    expect(lines).toMatchObject([
      { level: 30, msg: 'rate limited, waiting', wait: 2 },
      { level: 30, msg: 'edition sent' },
    ]);
    expect(course.sent).toEqual(['news 1', 'news 2', 'news 3']);
    expect(await delivery()).toMatchObject({
      state: 'sent',
      parts: [{ tries: 1 }, { tries: 1 }, { tries: 1 }],
    });
  });

  test('of minutes, the edition is given back, and goes on where it stopped with the same text', async () => {
    await carryAfter(new SendError('later', 'down', { retryAfter: 120 }), 2);
    expect(await delivery()).toMatchObject({
      state: 'due',
      notBefore: at('08:02'),
      parts: [{}, { state: 'failed' }],
    });
    now = at('08:02');
    await deliver();
    expect(course.sent).toEqual(['news 1', 'news 2', 'news 3']);
    expect(orders).toHaveLength(1);
  });

  test('without end, the edition is missed when its catch-up window is over', async () => {
    course.failures = [new SendError('later', 'down for today')];
    await deliver();
    now = at('14:01');
    await deliver();
    expect(course.sent).toEqual([]);
    expect(await delivery()).toMatchObject({
      state: 'missed',
      reason: { kind: 'refused', problem: 'down for today' },
    });
    expect((await store.subscriptions.get('a'))?.covered).not.toEqual(covers.to);
  });
});

/** Lets so many parts but one arrive, and the next one fail. */
async function carryAfter(failure: SendError, part: number): Promise<void> {
  let count = 0;
  await deliver({
    adapter: {
      ...chat,
      async send(destination, payload, options) {
        count += 1;
        if (count === part) throw failure;
        return chat.send(destination, payload, options);
      },
    },
  });
}

describe('where nobody knows whether a part arrived', () => {
  const unsure = new SendError('unsure', 'the connection broke');

  test('the platform is asked, and what is there is not sent again', async () => {
    await carryAfter(unsure, 2);
    expect(await delivery()).toMatchObject({
      state: 'due',
      parts: [{ state: 'sent' }, { state: 'claimed' }],
    });
    course.there = new Map([[deliveryKey(KEY, 1), 'found']]);
    now = at('08:10');
    await deliver();
    expect(course.sent).toEqual(['news 1', 'news 3']);
    expect(await delivery()).toMatchObject({
      state: 'sent',
      parts: [{ state: 'sent' }, { state: 'confirmed', receipt: 'found' }, { state: 'sent' }],
    });
  });

  test('what is not there is sent again', async () => {
    await carryAfter(unsure, 2);
    now = at('08:10');
    await deliver();
    expect(course.sent).toEqual(['news 1', 'news 2', 'news 3']);
  });

  test('and the last part is there, the edition is complete', async () => {
    await carryAfter(unsure, 3);
    course.there = new Map([[deliveryKey(KEY, 2), 'found']]);
    now = at('08:10');
    await deliver();
    expect(course.sent).toEqual(['news 1', 'news 2']);
    expect(await delivery()).toMatchObject({ state: 'sent' });
  });

  test('and the platform cannot be asked, it is sent again: better twice than never', async () => {
    const { find: _, ...mute } = chat;
    await carryAfter(unsure, 2);
    now = at('08:10');
    await deliver({ adapter: mute });
    expect(course.sent).toEqual(['news 1', 'news 2', 'news 3']);
  });

  test('and the platform does not say, nothing is sent', async () => {
    await carryAfter(unsure, 2);
    now = at('08:10');
    const find = async () => {
      throw new SendError('later', 'no history now');
    };
    await deliver({ adapter: { ...chat, find } });
    expect(course.sent).toEqual(['news 1']);
    expect(await delivery()).toMatchObject({ state: 'due' });
  });
});

describe('where the destination refuses', () => {
  const gone = () => new SendError('gone', 'no such room');

  test('the edition fails at once, and the next one covers its time', async () => {
    course.failures = [gone()];
    await deliver();
    expect(await delivery()).toMatchObject({ state: 'failed', reason: { problem: 'no such room' } });
    expect(await store.subscriptions.get('a')).toMatchObject({ state: 'active', refusals: 1 });
  });

  test('for the third time in a row, the subscription is stopped with the reason', async () => {
    course.failures = [gone()];
    await deliver({ over: { refusals: 2 } });
    const { state, reason } = (await store.subscriptions.get('a')) ?? {};
    expect({ state, reason }).toEqual({
      state: 'stopped',
      reason: 'refused 3 times in a row: no such room',
    });
  });
});

test('an adapter that breaks its contract, or is not there, ends nothing: the edition is tried again', async () => {
  const send = async () => {
    throw new Error('a defect');
  };
  await deliver({ adapter: { ...chat, send } });
  expect(await delivery()).toMatchObject({
    state: 'due',
    parts: [{ state: 'claimed', problem: 'a defect' }],
  });
  now = at('08:10');
  await deliver({ over: {}, adapter: { ...chat, render: () => [] } });
  expect(await delivery()).toMatchObject({ state: 'sent' });
});
