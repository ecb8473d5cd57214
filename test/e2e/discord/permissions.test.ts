import { describe, expect, test } from 'vitest';
import type { memoryCache } from '../../fakes/discord/adapter-context.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import { fillIn, list, subscribe } from '../../fakes/discord/forms.ts';
import { answerOf, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';
import { allComponents, isData } from '../../fakes/discord/validate.ts';

const MANAGE = String(1 << 4);
const member = { permissions: '1024' };
const ada = { id: '400000000000000001', name: 'Ada' };

describe('who may change what', () => {
  test('the command is offered to those who may manage channels, in servers alone', async () => {
    const { discord } = await startScene();
    const command = discord.state.commands.get('global')?.find(({ name }) => name === 'two-rivers-manage');
    expect(command).toMatchObject({ default_member_permissions: MANAGE, contexts: [0] });
  });

  test('somebody who may not manage the channel is told who may, and changes nothing', async () => {
    const scene = await startScene();
    const { person } = scene.discord;
    await answerOf(await person.command('two-rivers-manage', 'subscribe', {}, member), 'Manage Channels');
    await subscribe(scene);
    const before = await answerOf(await list(scene), 'made by Ada');
    for (const label of ['Pause', 'Edit…', 'Remove', 'Send a test post']) {
      await answerOf(await person.press(before, label, member), 'Manage Channels');
    }
    const seen = await answerOf(await list(scene, member), 'made by Ada');
    expect(readable(seen)).not.toContain('Pause');
    expect(await scene.context.subscriptions.list()).toMatchObject([{ state: 'active' }]);
  });

  test('nor may a form post into another channel than one that the person manages', async () => {
    const scene = await startScene();
    const opened = await scene.discord.person.command('two-rivers-manage', 'subscribe');
    const elsewhere = { where: [CHANNELS.news] };
    await answerOf(await scene.discord.person.submit(opened, elsewhere, member), 'Manage Channels');
    const form = await answerOf(await scene.discord.person.submit(opened, elsewhere), 'The subscription');
    expect(readable(form)).toContain(`<#${CHANNELS.news}>`);
    await answerOf(await scene.discord.person.press(form, 'Save'), 'Saved.');
    expect(await scene.context.subscriptions.list()).toMatchObject([
      { destination: { address: CHANNELS.news } },
    ]);
  });

  test('a button of one channel changes nothing of another', async () => {
    const scene = await startScene();
    await subscribe(scene);
    const shown = await answerOf(await list(scene), 'made by Ada');
    await answerOf(
      await scene.discord.person.press(shown, 'Pause', { channel: CHANNELS.news }),
      'no longer exists',
    );
    expect(await scene.context.subscriptions.list()).toMatchObject([{ state: 'active' }]);
  });

  test("a form is its maker's alone", async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    const [key] = allComponents({ components: form.components })
      .map(({ custom_id }) => String(custom_id))
      .filter((id) => id.includes('save:'));
    const kept = [...(scene.context.cache as ReturnType<typeof memoryCache>).kept.entries()].find(([name]) =>
      key?.includes(name.split(':')[2] ?? '-'),
    );
    expect(isData(kept?.[1]) && kept[1].by).toBe(ada.id);
    await scene.context.cache.set(kept?.[0] ?? '', { ...(kept?.[1] as object), by: 'somebody else' });
    await answerOf(await scene.discord.person.press(form, 'Save'), 'too old');
  });
});
