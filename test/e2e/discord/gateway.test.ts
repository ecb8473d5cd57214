import { describe, expect, test } from 'vitest';
import { BackchannelError } from '../../../src/index.ts';
import { memoryCache } from '../../fakes/discord/adapter-context.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import {
  answerOf,
  firstOf,
  openScene,
  type Scene,
  sampleEngine,
  startScene,
} from '../../fakes/discord/scenario.ts';
import { CHANNELS, GUILD } from '../../fakes/discord/state.ts';
import type { Data } from '../../fakes/discord/validate.ts';

const ask = ({ discord }: Scene) => discord.person.command('two-rivers', 'channels');
const works = async (scene: Scene) => answerOf(await ask(scene), 'Water commission');
const callsOf = ({ discord }: Scene, pattern: RegExp) =>
  discord.state.calls.filter((call) => pattern.test(call));

describe('the gateway', () => {
  test('is asked for one intent, that of servers, which nobody has to approve', async () => {
    const scene = await startScene();
    // Guilds, messages of guilds, direct messages: none that Discord has to approve.
    expect(scene.discord.gateway.intents()).toBe(1 | (1 << 9) | (1 << 12));
  });

  test('is connected by as many shards as Discord asks for', async () => {
    const scene = await startScene({ shards: 3 });
    expect(scene.discord.gateway.connected()).toBe(3);
    await works(scene);
  });

  test('hears the beat of a connection that is alive', async () => {
    const scene = await startScene({ heartbeat: 100 });
    await expect.poll(() => scene.discord.gateway.counts.heartbeat).toBeGreaterThan(1);
  });

  test.each([
    ['breaks', (scene: Scene) => scene.discord.gateway.drop()],
    ['is asked to reconnect (op 7)', (scene: Scene) => scene.discord.gateway.reconnect()],
    [
      'is told that its session is invalid but can be resumed (op 9)',
      (scene: Scene) => scene.discord.gateway.invalidate(true),
    ],
  ])('that %s is resumed, and what was asked meanwhile is answered', async (_, disturb) => {
    const scene = await startScene();
    disturb(scene);
    const asked = await ask(scene);
    await answerOf(asked, 'Water commission');
    await expect.poll(() => scene.discord.gateway.counts.resume).toBe(1);
    await expect.poll(() => scene.context.logged()).toContain('session resumed');
    await works(scene);
  });

  test('whose session is lost begins a new one', async () => {
    const scene = await startScene();
    scene.discord.gateway.invalidate(false);
    await expect.poll(() => scene.discord.gateway.counts.identify, { timeout: 15_000 }).toBe(2);
    await expect.poll(() => scene.discord.gateway.connected()).toBe(1);
    await works(scene);
  });

  test('that shuts a shard out for good is a line of the log and a word to the operator', async () => {
    const scene = await startScene({ env: { DISCORD_OPERATOR_CHANNEL: CHANNELS.operator } });
    expect(scene.adapter.connected?.()).toBe(true);
    scene.discord.gateway.drop(4014);
    await expect.poll(() => scene.context.logged()).toContain('lost for good');
    expect(scene.adapter.connected?.()).toBe(false);
    await expect
      .poll(() => readable(scene.discord.state.messages.get(CHANNELS.operator)?.[0]))
      .toContain('code 4014');
  });

  test('ends: questions under way are answered, and nothing is connected any more', async () => {
    const scene = await startScene();
    const act = await ask(scene);
    await firstOf(act);
    await scene.adapter.stop();
    expect(readable(act.original)).toContain('Water commission');
    await expect.poll(() => scene.discord.gateway.connected()).toBe(0);
    await scene.adapter.start();
    await works(scene);
  });

  test('is not connected with a token that Discord refuses: the error tells where to get one', async () => {
    const scene = await openScene({ env: { DISCORD_TOKEN: 'wrong' } });
    const error = await scene.adapter.start().catch((one: unknown) => one);
    expect(error).toBeInstanceOf(BackchannelError);
    expect(error).toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});

describe('an answer', () => {
  test('that comes too late is one line of the log (10062), and nothing else is tried', async () => {
    const scene = await startScene();
    scene.discord.faults.add({
      what: 404,
      on: 'callback',
      body: { code: 10_062, message: 'Unknown interaction' },
    });
    await ask(scene);
    await expect.poll(() => scene.context.logged()).toContain('answered too late');
    expect(callsOf(scene, /callback/)).toHaveLength(1);
    expect(callsOf(scene, /PATCH/)).toHaveLength(0);
  });

  test('whose token expired meanwhile is one line of the log', async () => {
    const scene = await startScene();
    scene.discord.faults.add({
      what: 401,
      on: 'PATCH',
      body: { code: 50_027, message: 'Invalid Webhook Token' },
    });
    await ask(scene);
    await expect.poll(() => scene.context.logged()).toContain('answered too late');
    await works(scene);
  });

  test.each(['drop', 'lose'] as const)(
    'whose acknowledgement is lost on the way (%s) is given all the same',
    async (what) => {
      const scene = await startScene();
      scene.discord.faults.add({ what, on: 'callback' });
      await works(scene);
    },
  );

  test('meets a server error or a limit, and is given in the end', async () => {
    const scene = await startScene();
    scene.discord.faults.add({ what: 500, on: 'PATCH' });
    scene.discord.faults.add({
      what: 429,
      on: 'PATCH',
      body: { message: 'x', retry_after: 0.2, global: false },
      headers: { 'retry-after': '0.2' },
    });
    await works(scene);
  });

  test('that was given by another replica is left to it', async () => {
    const scene = await startScene();
    scene.discord.faults.add({
      what: 400,
      on: 'callback',
      body: { code: 40_060, message: 'already acknowledged' },
    });
    await ask(scene);
    await expect.poll(() => scene.context.logged()).toContain('answered by another replica');
  });
});

describe('commands', () => {
  const namesOf = (commands: readonly Data[] | undefined) => commands?.map(({ name }) => name);
  const puts = (scene: Scene) => callsOf(scene, /^PUT/).length;

  test('are registered once: not again by a restart, but again where they changed on either side', async () => {
    const cache = memoryCache();
    const first = await startScene({ cache });
    const { discord } = first;
    expect(namesOf(discord.state.commands.get('global'))).toEqual([
      'two-rivers',
      'two-rivers-manage',
      'Look this article up',
    ]);
    await first.adapter.stop();
    await startScene({ cache, discord });
    expect(puts(first)).toBe(1);
    discord.state.commands.set('global', []);
    const third = await startScene({ cache, discord });
    expect(puts(first)).toBe(2);
    await third.adapter.stop();
    const { brief, ...engine } = await sampleEngine();
    const renamed = { ...brief, title: { ...brief.title, en: 'Another title' } };
    await startScene({ cache, discord, engines: [{ ...engine, brief: renamed }] });
    expect(puts(first)).toBe(3);
  });

  test('are registered for the servers that are named, and nowhere else', async () => {
    const { discord } = await startScene({ env: { DISCORD_GUILDS: GUILD } });
    expect(namesOf(discord.state.commands.get(GUILD))).toContain('two-rivers');
    expect(discord.state.commands.has('global')).toBe(false);
  });

  test('that a server refuses are told to the operator; the rest works', async () => {
    const engine = await sampleEngine();
    const scene = await openScene({
      engines: [engine],
      env: { DISCORD_OPERATOR_CHANNEL: CHANNELS.operator },
    });
    scene.discord.faults.add({ what: 403, on: 'PUT', body: { code: 50_001, message: 'Missing Access' } });
    await scene.adapter.start();
    await expect
      .poll(() => readable(scene.discord.state.messages.get(CHANNELS.operator)?.[0]))
      .toContain('Missing Access');
    await works(scene);
  });
});
