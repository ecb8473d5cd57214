import { describe, expect, test } from 'vitest';
import { ADA, draftOf } from '../../test/contracts/storage/subscriptions.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { explained } from '../../test/support/explained.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { fixedClock } from '../clock.ts';
import { type Adapter, SendError, type SendOptions } from '../domain/adapter.ts';
import { openEngine } from '../engine/open-engine.ts';
import { openSubscriptionService } from '../engine/services.ts';
import { openStore } from '../storage/open-store.ts';

const NOW = '2026-11-25T12:00:00.000Z'; // a Wednesday

async function open({ adapter, now = NOW }: { adapter?: Adapter; now?: string } = {}) {
  const store = await openStore({ data: temporaryFolder() });
  const clock = fixedClock(now);
  const engines = [openEngine({ brief: tinyBrief(), store, clock })];
  const adapters = adapter && new Map([[adapter.name, adapter]]);
  return openSubscriptionService({ engines, store, clock, adapters: () => adapters });
}

/** A platform that keeps what is sent to it. */
function chat(send: (destination: string, payload: string, options?: SendOptions) => void): Adapter<string> {
  return {
    name: 'chat',
    render: (message) => [message.summary, 'second part'],
    async send(destination, payload, options) {
      send(destination, payload, options);
      return { id: null };
    },
    start: async () => {},
    stop: async () => {},
  };
}

describe('a draft that cannot be carried out', () => {
  test('is refused with all that is wrong with it in one message', async () => {
    const subscriptions = await open({ adapter: chat(() => {}) });
    const draft = draftOf({
      destination: { platform: 'pigeon', address: ' ' },
      filter: { channels: ['ferrie'], groups: ['air'], states: [], outlets: [], words: [] },
      schedule: { days: [], times: ['8:30', '24:00'], zone: 'Mars/Olympus' },
    });
    const refusal = await subscriptions.add(draft, ADA).then(String, explained);
    expect(refusal).toMatchObject({ code: 'SUBSCRIPTION_INVALID' });
    for (const part of ['pigeon', 'address', 'ferrie', 'air', 'no day', '8:30', '24:00', 'Mars/Olympus']) {
      expect(refusal).toHaveProperty('problem', expect.stringContaining(part));
    }
    expect(await subscriptions.list()).toEqual([]);
  });

  test.each([
    [draftOf({ brief: 'nowhere' }), 'there is: harbour'],
    [draftOf({ schedule: undefined }), 'neither a schedule nor alerts'],
    [draftOf({ schedule: { days: [1], times: ['08:00'], zone: '+08:00' } }), 'Asia/Shanghai'],
  ])('is refused for one reason (%#)', async (draft, reason) => {
    const refusal = (await open()).add(draft, ADA).catch(explained);
    await expect(refusal).resolves.toHaveProperty('problem', expect.stringContaining(reason));
  });

  test('is refused when it is changed, previewed or tested as well', async () => {
    const subscriptions = await open();
    const { id } = await subscriptions.add(draftOf(), ADA);
    const wrong = draftOf({ brief: 'nowhere' });
    const refused = { code: 'SUBSCRIPTION_INVALID' };
    await expect(subscriptions.change(id, wrong, ADA)).rejects.toMatchObject(refused);
    await expect(subscriptions.preview(wrong)).rejects.toMatchObject(refused);
    await expect(subscriptions.testPost(wrong)).rejects.toMatchObject(refused);
    expect(() => subscriptions.nextRuns({ days: [1], times: [], zone: 'UTC' }, 3)).toThrow('draft.times');
  });
});

test('days and times are kept in order, each once', async () => {
  const subscriptions = await open();
  const made = await subscriptions.add(
    draftOf({ schedule: { days: [5, 1, 5], times: ['18:00', '08:30', '18:00'], zone: 'UTC' } }),
    ADA,
  );
  expect(made.schedule).toEqual({ days: [1, 5], times: ['08:30', '18:00'], zone: 'UTC' });
});

test('the next runs are shown as instants', async () => {
  const subscriptions = await open();
  expect(
    subscriptions.nextRuns({ days: [1, 2, 3, 4, 5], times: ['08:30'], zone: 'America/New_York' }, 3),
  ).toEqual(['2026-11-25T13:30:00.000Z', '2026-11-26T13:30:00.000Z', '2026-11-27T13:30:00.000Z']);
});

test('a subscription is made, changed, paused, resumed and removed; who did it is on record', async () => {
  const subscriptions = await open();
  const { id } = await subscriptions.add(draftOf(), ADA);
  expect(await subscriptions.change(id, draftOf({ form: 'short' }), ADA)).toMatchObject({
    id,
    form: 'short',
  });
  expect(await subscriptions.pause(id, ADA)).toMatchObject({ state: 'paused' });
  expect(await subscriptions.resume(id, ADA)).toMatchObject({ state: 'active' });
  await subscriptions.remove(id, ADA);
  expect(await subscriptions.get(id)).toBeUndefined();
  expect((await subscriptions.changes(id)).map(({ what, by }) => `${what} by ${by.name}`)).toEqual([
    'removed by Ada',
    'resumed by Ada',
    'paused by Ada',
    'changed by Ada',
    'made by Ada',
  ]);
});

test('what is not there is told as not found', async () => {
  const subscriptions = await open();
  const missing = { code: 'NOT_FOUND' };
  await expect(subscriptions.change('x', draftOf(), ADA)).rejects.toMatchObject(missing);
  await expect(subscriptions.pause('x', ADA)).rejects.toMatchObject(missing);
  await expect(subscriptions.resume('x', ADA)).rejects.toMatchObject(missing);
  await expect(subscriptions.remove('x', ADA)).rejects.toMatchObject(missing);
});

describe('a test post', () => {
  test('sends every part of the edition that would go out now', async () => {
    const sent: string[] = [];
    const subscriptions = await open({ adapter: chat((to, payload) => sent.push(`${to}: ${payload}`)) });
    const { summary } = await subscriptions.preview(draftOf());
    await subscriptions.testPost(draftOf());
    expect(sent).toHaveLength(2);
    expect(summary).toContain('Harbour');
  });

  test('names each part by a key of its own, another one each time', async () => {
    const keys: (string | undefined)[] = [];
    const subscriptions = await open({ adapter: chat((_to, _payload, options) => keys.push(options?.key)) });
    await subscriptions.testPost(draftOf());
    await subscriptions.testPost(draftOf());
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[\w-]{1,25}$/);
  });

  test('tells why the platform did not take it', async () => {
    const adapter = chat(() => {
      throw new SendError('gone', 'the room was deleted');
    });
    await expect((await open({ adapter })).testPost(draftOf())).rejects.toMatchObject({ failure: 'gone' });
  });

  test('is refused where its platform is not connected', async () => {
    await expect((await open()).testPost(draftOf())).rejects.toThrow('draft.disconnected');
  });
});
