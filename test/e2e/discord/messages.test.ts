import { describe, expect, test } from 'vitest';
import { readable } from '../../fakes/discord/displayed.ts';
import { answerOf, openScene, type Scene, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';

const seen = ({ discord }: Scene, channel: string = CHANNELS.text) =>
  discord.state.messages.get(channel) ?? [];

describe('a message that mentions the app', () => {
  test('is answered by a reply that notifies no one', async () => {
    const scene = await startScene();
    const { state } = scene.discord;
    const id = scene.discord.person.write(`<@${state.application}> channels`);
    await expect.poll(() => seen(scene).length).toBe(1);
    const [reply] = seen(scene);
    expect(readable(reply)).toMatch(/channels/i);
    expect(reply).toMatchObject({ reference: { message_id: id }, allowed_mentions: { parse: [] } });
  });

  test('is answered once, however often it comes', async () => {
    const scene = await startScene();
    const { person, gateway, state } = scene.discord;
    const author = { id: '400000000000000001', username: 'ada' };
    const content = `<@!${state.application}> status`;
    const again = { id: '9', channel_id: CHANNELS.text, content, type: 0, author, guild_id: '1' };
    gateway.dispatch('MESSAGE_CREATE', again);
    gateway.dispatch('MESSAGE_CREATE', again);
    person.write(`<@${state.application}> channels`);
    await expect.poll(() => seen(scene).length).toBe(2);
  });

  test('alone gets help; what is not understood gets the next step', async () => {
    const scene = await startScene();
    const { person, state } = scene.discord;
    person.write(`<@${state.application}>`);
    await expect.poll(() => seen(scene).map(readable).join()).toContain('What can be asked');
    person.write(`thank you <@${state.application}>`);
    await expect.poll(() => seen(scene).map(readable).join()).toContain('There is no command');
  });
});

test('other messages are not answered: without a mention, of bots, of the system, replies that merely notify', async () => {
  const scene = await startScene();
  const { person, state } = scene.discord;
  const mention = `<@${state.application}> status`;
  person.write('status');
  person.write(mention, { bot: true });
  person.write(mention, { type: 6 });
  person.write('status', { type: 19 });
  person.write(`<@${state.application}> channels`);
  await expect.poll(() => seen(scene).length).toBe(1);
  expect(readable(seen(scene)[0])).toMatch(/channels/i);
});

test('a question in words of its own is answered, and the answer shows the command that was run', async () => {
  const scene = await startScene();
  const { person, state } = scene.discord;
  person.write(`<@${state.application}> which channels are open?`);
  person.write('哪些渠道暢通？', { direct: true });
  await expect.poll(() => seen(scene).map(readable).join()).toContain('Understood as: status');
  await expect
    .poll(() => seen(scene, CHANNELS.direct).map(readable).join())
    .toContain('Understood as: status');
});

test('a direct message is answered without a mention', async () => {
  const scene = await startScene();
  scene.discord.person.write('channels', { direct: true });
  await expect.poll(() => seen(scene, CHANNELS.direct).length).toBe(1);
});

describe('an app that people add to their accounts', () => {
  const installs = ({ discord }: Scene) =>
    Object.fromEntries(
      (discord.state.commands.get('global') ?? []).map(({ name, integration_types, contexts }) => [
        name,
        { integration_types, contexts },
      ]),
    );

  test('has its questions in every server and direct message, and its subscriptions in servers', async () => {
    const scene = await startScene();
    const { name } = scene.engine.brief;
    await expect.poll(() => installs(scene)[name]).toBeDefined();
    expect(installs(scene)[name]).toEqual({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(installs(scene)[`${name}-manage`]).toEqual({ integration_types: [0], contexts: [0] });
    expect(installs(scene)['Look this article up']).toEqual({
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    });
  });

  test('is not registered as one where the application does not allow it', async () => {
    const scene = await openScene();
    scene.discord.state.userInstall = false;
    await scene.adapter.start();
    await expect.poll(() => scene.discord.state.commands.get('global')?.length).toBe(3);
    expect(installs(scene)[scene.engine.brief.name]).toEqual({});
  });

  test('is not registered as one where its servers are chosen', async () => {
    const scene = await startScene({ env: { DISCORD_GUILDS: '200000000000000001' } });
    await expect.poll(() => scene.discord.state.commands.get('200000000000000001')?.length).toBe(3);
    expect(scene.discord.state.commands.get('200000000000000001')?.[0]).not.toHaveProperty(
      'integration_types',
    );
  });

  test('answers in a direct message between others', async () => {
    const scene = await startScene();
    const { name } = scene.engine.brief;
    const act = await scene.discord.person.command(name, 'channels', {}, { direct: true });
    expect(readable(await answerOf(act))).toMatch(/channels/i);
  });
});
