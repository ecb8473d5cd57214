import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDiscordConfig } from '../../../adapters/discord/config.ts';
import { createAdapter } from '../../../adapters/discord/index.ts';
import {
  type Adapter,
  createCache,
  createLog,
  createStore,
  loadBrief,
  openDatabase,
  openDeliveries,
  openEngine,
  openSubscriptionService,
} from '../../../src/index.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import { answerOf } from '../../fakes/discord/scenario.ts';
import { startDiscord } from '../../fakes/discord/server.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ROOT } from '../../support/sources.ts';

test('a person subscribes, gets a test post, and the next day the digest; a second look posts nothing again', async () => {
  let now = '2026-06-01T08:00:00.000Z';
  const clock = { now: () => now };
  const database = await openDatabase({ data: temporaryFolder() });
  const store = createStore(database);
  const engine = openEngine({ brief: loadBrief(join(ROOT, 'test/briefs/two-rivers')), store, clock });
  await engine.bootstrap();
  const adapters = new Map<string, Adapter>();
  const parts = { engines: [engine], store, clock, adapters: () => adapters };
  const log = await createLog('silent');
  const context = {
    engines: [engine],
    subscriptions: openSubscriptionService(parts),
    cache: createCache(database, clock),
    language: 'en' as const,
    log,
  };
  const discord = await startDiscord();
  const config = parseDiscordConfig({ DISCORD_TOKEN: discord.state.token, DISCORD_API: discord.api });
  if (config === undefined) throw new Error('There is no token.');
  const adapter = createAdapter({ context, config });
  adapters.set('discord', adapter);
  await adapter.start();
  const { person } = discord;
  const posts = () => discord.state.messages.get(CHANNELS.text) ?? [];
  try {
    const opened = await person.command('two-rivers-manage', 'subscribe');
    const fields = { times: '8:30', zone: 'Europe/Paris' };
    const form = await answerOf(await person.submit(opened, fields), 'Next digests');
    await answerOf(await person.press(form, 'Preview'), 'Channels of the two rivers');
    await answerOf(await person.press(form, 'Send a test post'), 'has been sent');
    expect(posts()).toHaveLength(1);
    await answerOf(await person.press(form, 'Save'), 'Saved.');
    now = '2026-06-02T06:31:00.000Z';
    const serve = async () => {
      const deliveries = await openDeliveries({ ...parts, log, catchUp: 3_600_000, lease: 20_000 });
      await deliveries.start();
      await expect.poll(() => posts().length, { timeout: 10_000 }).toBe(2);
      await deliveries.stop();
    };
    await serve();
    await serve();
    expect(posts()).toHaveLength(2);
    expect(readable(posts()[1])).toContain('Channels of the two rivers');
    await answerOf(await person.press(posts()[1], 'About this post'), 'made by Ada');
  } finally {
    await adapter.stop();
    await discord.close();
    await store.close();
  }
});
