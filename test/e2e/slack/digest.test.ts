import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Adapter,
  createLog,
  loadBrief,
  openDeliveries,
  openEngine,
  openStore,
  openSubscriptionService,
} from '../../../src/index.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import { openHarbour } from '../../fakes/slack/workspace-with-bot.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ROOT } from '../../support/sources.ts';

const HOUR = 3_600_000;

/** The two rivers with a desk and deliveries over one store, at a clock that is set by hand. */
async function openRivers(start: string) {
  const time = { now: start };
  const clock = { now: () => time.now };
  const store = await openStore({ data: temporaryFolder() });
  const engine = openEngine({ brief: loadBrief(join(ROOT, 'test/briefs/two-rivers')), store, clock });
  await engine.bootstrap();
  const connected = new Map<string, Adapter>();
  const parts = { engines: [engine], store, clock, adapters: () => connected };
  const subscriptions = openSubscriptionService(parts);
  const harbour = await openHarbour({ engines: [engine], subscriptions });
  connected.set('slack', harbour.adapter);
  const log = await createLog('silent');
  const deliveries = await openDeliveries({ ...parts, log, catchUp: 6 * HOUR, lease: 20_000 });
  const close = async () => {
    await deliveries.stop();
    await harbour.close();
    await store.close();
  };
  return { time, subscriptions, deliveries, ...harbour, close };
}

test('a person subscribes a channel, gets a test post, and the digest of the next morning, once', async () => {
  const { time, subscriptions, deliveries, anna, slack, close } =
    await openRivers('2025-03-10T12:00:00.000Z');
  const modalSays = (words: string) =>
    expect.poll(() => JSON.stringify([...slack.workspace.views.values()])).toContain(words);
  await anna.command('C0NEWS', '/two-rivers subscribe');
  await modalSays('Next digests');
  const form = anna.modal();
  if (form === undefined) throw new Error('the form is open');
  anna.fill(form, { 'field-times': '08:30', 'field-zone': 'UTC' });
  await anna.press(form, 'Send a test post');
  await modalSays('has been sent');
  const posts = () => slack.workspace.posts.filter(({ channel, only }) => channel === 'C0NEWS' && !only);
  expect(posts()).toHaveLength(1);
  await anna.submit(form);
  await modalSays('Saved.');
  expect(await subscriptions.list()).toMatchObject([{ schedule: { times: ['08:30'], zone: 'UTC' } }]);
  time.now = '2025-03-11T08:30:30.000Z';
  await deliveries.start();
  await expect.poll(() => posts().length).toBe(2);
  const digest = posts().at(-1);
  expect(digest?.metadata).toMatchObject({ event_type: 'backchannel_delivery' });
  expect(digest && readingOf(digest)).toContain('Channels of the two rivers');
  await deliveries.stop();
  await deliveries.start();
  expect(posts()).toHaveLength(2);
  await close();
});
