import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { webhook as discord } from '../../../adapters/discord/render/webhook.ts';
import { createAdapter as createFile } from '../../../adapters/file/index.ts';
import { createAdapter as createMail } from '../../../adapters/mail/index.ts';
import { createAdapter as createWebhook } from '../../../adapters/webhook/index.ts';
import {
  type Adapter,
  fixedClock,
  openEngine,
  openStore,
  openSubscriptionService,
  type SubscriptionDraft,
} from '../../../src/index.ts';
import { type Listener, openListener } from '../../fakes/http/listener.ts';
import { openPostbox, type Postbox } from '../../fakes/smtp/postbox.ts';
import { temporaryFolder } from '../../support/run.ts';
import { straitBrief } from '../../support/strait.ts';
import { articleOf, eventOf } from '../storage/contract.ts';

/** Shortly before a Monday's edition is due: what a test posts is the week since the last one. */
const NOW = '2024-03-11T07:55:00.000Z';
const clock = fixedClock(NOW);

let listener: Listener;
let postbox: Postbox;
beforeEach(async () => {
  [listener, postbox] = [await openListener(), await openPostbox()];
});
afterEach(async () => {
  await Promise.all([listener.close(), postbox.close()]);
});

/** A subscription service over a week with one change, from which a draft can be posted. */
async function openWeek(adapter: Adapter): Promise<(address: string) => Promise<void>> {
  const store = await openStore({ data: temporaryFolder() });
  const event = eventOf({ channel: 'ferry', date: '2024-03-06', evidence: 'They met on the ferry.' });
  const article = articleOf('a', { published: '2024-03-06' });
  await store.put('strait', [{ article, events: [event] }], '2024-03-06T09:00:00.000Z');
  const engines = [openEngine({ brief: straitBrief(), store, clock })];
  const subscriptions = openSubscriptionService({
    engines,
    store,
    clock,
    adapters: () => new Map([[adapter.name, adapter]]),
  });
  return async (address) => {
    const draft: SubscriptionDraft = {
      destination: { platform: adapter.name, address },
      brief: 'strait',
      filter: { channels: [], groups: [], states: [], outlets: [], words: [] },
      schedule: { days: [1], times: ['08:00'], zone: 'UTC' },
      language: 'en',
      form: 'full',
      quiet: false,
      alerts: false,
    };
    await subscriptions.testPost(draft);
    await store.close();
  };
}

const CHANGE = 'Ferry talks: no event known → active Mar 2024';

test('a weekly edition arrives in a file, with its picture in words', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'strait'));
  const post = await openWeek(createFile({ folder, output: process.stderr }));
  await post('strait/news.txt');
  const text = readFileSync(join(folder, 'strait/news.txt'), 'utf8');
  expect(text).toContain(`● ${CHANGE}`);
  expect(text).toContain('A test post');
  expect(text).toContain(
    '> They met on the ferry.\n> — Test Courier <https://courier.example/a>, 6 Mar 2024',
  );
  expect(text).toContain('[The strait · the 12 weeks to 11 Mar 2024');
});

const formats = new Map([['discord', discord]]);

test('a weekly edition arrives at a program’s web hook, with its picture', async () => {
  const config = { secret: 'a secret of this test', privateHooks: true };
  const post = await openWeek(createWebhook({ config, clock, formats }));
  await post(`${listener.origin}/hook`);
  const { text, blocks } = JSON.parse(listener.got[0]?.body ?? '');
  expect(text).toContain(CHANGE);
  const picture = blocks.find(({ kind }: { kind: string }) => kind === 'image');
  expect(Buffer.from(picture.png, 'base64').toString('latin1', 1, 4)).toBe('PNG');
});

test('a weekly edition arrives in Discord by a web hook, in escaped text and a picture', async () => {
  const config = { secret: 'a secret of this test', privateHooks: true };
  const post = await openWeek(createWebhook({ config, clock, formats }));
  await post(`discord+${listener.origin}/hook`);
  expect(listener.got).toHaveLength(1);
  const body = Buffer.from(listener.got[0]?.body ?? '', 'latin1').toString();
  expect(body).toContain('**Ferry talks**: no event known → active Mar 2024');
  expect(body).toContain('PNG');
});

test('a weekly edition arrives by e-mail, with its picture in it', async () => {
  const config = { url: postbox.url, from: 'news@strait.example' };
  const post = await openWeek(createMail({ config, clock }));
  await post('reader@example.org');
  const [mail] = postbox.received;
  expect(mail?.to).toEqual(['reader@example.org']);
  expect(mail?.mail).toContain('Subject: The strait, 11 Mar 2024: 1 channel changed, no other event');
  expect(mail?.mail).toContain('Content-ID: <strait-2024-03-11.png@backchannel>');
});
