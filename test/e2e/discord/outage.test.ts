import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { answerOf, openScene, type Scene } from '../../fakes/discord/scenario.ts';
import { OUTAGES } from '../../fakes/http/outage.ts';

/** Resolves once the adapter has tried to connect: something is logged, or a handshake has come in. */
const tried = ({ context, discord }: Scene) =>
  expect.poll(() => context.logged().length + discord.gateway.handshakes.attempts()).toBeGreaterThan(0);

/** Stops, soon; and nothing is connected by what was under way. */
async function stopsForGood({ adapter, discord }: Scene) {
  const begun = performance.now();
  await adapter.stop();
  expect(performance.now() - begun).toBeLessThan(2_500);
  await discord.gateway.handshakes.set(undefined);
  discord.faults.clear();
  const calls = discord.state.calls.length;
  await sleep(2_000);
  expect(discord.gateway.open()).toBe(0);
  expect(discord.gateway.counts.identify).toBe(0);
  expect(discord.state.calls.length).toBe(calls);
}

describe.each(OUTAGES)('while the gateway is away (%s)', (outage) => {
  test('a start waits, and makes one connection once it is back', async () => {
    const scene = await openScene();
    const { gateway, person } = scene.discord;
    await gateway.handshakes.set(outage);
    const started = scene.adapter.start();
    await tried(scene);
    await sleep(outage === 'busy' ? 3_000 : 500); // several attempts, where attempts are quick
    await gateway.handshakes.set(undefined);
    await started;
    await answerOf(await person.command('two-rivers', 'channels'), 'Water commission');
    await sleep(1_000);
    expect(gateway.open()).toBe(1);
    expect(gateway.counts.identify).toBe(1);
    expect(scene.context.logged()).not.toContain('answered already');
  }, 40_000);

  test('a stop cancels the start, and nothing connects afterwards', async () => {
    const scene = await openScene();
    await scene.discord.gateway.handshakes.set(outage);
    const failed = expect(scene.adapter.start()).rejects.toThrow();
    await tried(scene);
    await stopsForGood(scene);
    await failed;
  });

  test('a stop ends a connection that was lost, and nothing connects afterwards', async () => {
    const scene = await openScene();
    const { gateway } = scene.discord;
    await scene.adapter.start();
    gateway.counts.identify = 0;
    await gateway.handshakes.set(outage);
    gateway.drop();
    await expect.poll(() => scene.context.logged()).toContain('connection lost');
    await stopsForGood(scene);
  });
});

describe.each(['applications/@me', 'gateway/bot', 'PUT /applications'])(
  'a call that fails at the start (%s)',
  (on) => {
    test('and is never answered is cancelled by a stop', async () => {
      const scene = await openScene();
      scene.discord.faults.add({ what: 'stall', on, times: Number.POSITIVE_INFINITY });
      const failed = expect(scene.adapter.start()).rejects.toThrow();
      await expect.poll(() => scene.discord.state.calls.some((call) => call.includes(on))).toBe(true);
      scene.discord.gateway.counts.identify = 0;
      await stopsForGood(scene);
      await failed;
    });

    test.each([503, 'drop'] as const)('with %s for a while does no harm to a later start', async (what) => {
      const scene = await openScene();
      const { gateway, faults } = scene.discord;
      faults.add({ what, on, times: 2 });
      const start = (): Promise<void> => scene.adapter.start().catch(start);
      await start();
      expect(gateway.open()).toBe(1);
      expect(gateway.counts.identify).toBe(1);
      expect(scene.discord.state.commands.get('global')).toHaveLength(3);
    });
  },
);

test('a start without sessions left fails with when there will be some', async () => {
  const scene = await openScene();
  const limit = { total: 1_000, remaining: 0, reset_after: 600_000, max_concurrency: 1 };
  scene.discord.faults.add({
    what: 200,
    on: 'gateway/bot',
    body: { url: 'ws://x', shards: 1, session_start_limit: limit },
  });
  await expect(scene.adapter.start()).rejects.toThrow('10 minutes');
});

test('a start that fails for one shard leaves no connection of the others', async () => {
  const scene = await openScene({ shards: 3 });
  const { gateway } = scene.discord;
  gateway.refused.set(1, 4014);
  await expect(scene.adapter.start()).rejects.toThrow('4014');
  expect(gateway.open()).toBe(0);
  const { identify } = gateway.counts;
  await sleep(2_000);
  expect(gateway.open()).toBe(0);
  expect(gateway.counts.identify).toBe(identify);
  gateway.refused.clear();
  await scene.adapter.start();
  expect(gateway.open()).toBe(3);
});
