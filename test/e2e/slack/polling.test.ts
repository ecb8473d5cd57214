import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newSubscription } from '../../../src/delivery/subscription-service.ts';
import {
  type Adapter,
  answer,
  createLog,
  loadBrief,
  openDeliveries,
  openEngine,
  openPoller,
  openPollScheduler,
  openSourceReader,
  openStore,
} from '../../../src/index.ts';
import { sourceOf } from '../../contracts/storage/sources.ts';
import { draftOf } from '../../contracts/storage/subscriptions.ts';
import { openSite } from '../../fakes/http/site.ts';
import { memoryCache } from '../../fakes/slack/memory-cache.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import { openHarbour } from '../../fakes/slack/workspace-with-bot.ts';
import { briefWith } from '../../support/polling.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ROOT } from '../../support/sources.ts';

const item = (id: string, title: string, text: string) =>
  `<item><guid>${id}</guid><title>${title}</title><link>https://gazette.example/${id}</link>
    <pubDate>Tue, 21 Jan 2025 09:00:00 GMT</pubDate><description>${text}</description></item>`;
const OLD = item(
  '1',
  'Ferry dispute',
  'Karsk suspended the frontier telephone line in June 2024, the Velian government said.',
);
const NEW = item(
  '2',
  'Velia and Karsk resume the frontier telephone line',
  'Velia and Karsk resumed the frontier telephone line on Monday, the Velian government said.',
);

test('a feed gains an item, the next poll reads it, the alert reaches Slack, and the board shows the contact', async () => {
  const items = [OLD];
  const site = await openSite({
    '/feed': (_, response) => response.end(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`),
  });
  const source = sourceOf('gazette', { location: `${site.origin}/feed`, outlet: 'Two Rivers Gazette' });
  const { sources } = briefWith(source);
  const brief = { ...loadBrief(join(ROOT, 'test/briefs/two-rivers')), sources };
  const time = { now: '2025-01-21T10:00:00.000Z' };
  const clock = { now: () => time.now };
  const log = await createLog('silent');
  const store = await openStore({ data: temporaryFolder() });
  const engine = openEngine({ brief, store, clock });
  const harbour = await openHarbour({ engines: [engine] });
  const adapters = new Map<string, Adapter>([['slack', harbour.adapter]]);
  const parts = { engines: [engine], store, clock, adapters: () => adapters };
  const deliveries = await openDeliveries({ ...parts, log, catchUp: 3_600_000, lease: 20_000 });
  const reader = await openSourceReader({ now: clock.now, allowedHosts: new Set(['127.0.0.1']), pause: 0 });
  const poller = await openPoller(engine, { store, reader, cache: memoryCache(), clock });
  const draft = draftOf({
    brief: brief.name,
    destination: { platform: 'slack', address: 'C0NEWS' },
    schedule: undefined,
    alerts: true,
  });
  await store.subscriptions.add(newSubscription('alerts', draft, time.now), {
    by: { id: 'u', name: 'Ada' },
    at: time.now,
  });
  await deliveries.start();
  const posts = () => harbour.slack.workspace.posts.filter(({ channel }) => channel === 'C0NEWS');
  const poll = async () => {
    const scheduler = await openPollScheduler([poller], log, undefined);
    const before = site.asked.length;
    await scheduler.start();
    await expect.poll(() => site.asked.length).toBeGreaterThan(before);
    await expect.poll(async () => (await poller.due()).length).toBe(0);
    await scheduler.stop();
  };
  try {
    await poll();
    expect((await engine.holdings()).articles).toBe(1);
    items.unshift(NEW);
    time.now = '2025-01-21T10:31:30.000Z'; // the interval of half an hour later
    await poll();
    await expect.poll(() => posts().length, { timeout: 30_000 }).toBe(1);
    const [post] = posts();
    expect(post && readingOf(post)).toMatch(/Frontier telephone.*restored/s);
    const { message } = await answer(engine, 'status');
    expect(JSON.stringify(message.blocks)).toMatch(/Frontier telephone.*restored/s);
    expect(posts()).toHaveLength(1);
  } finally {
    await deliveries.stop();
    await harbour.close();
    await reader.close();
    await store.close();
  }
}, 90_000);
