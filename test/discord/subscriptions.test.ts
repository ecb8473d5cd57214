import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/index.ts';
import { memoryCache } from './house.ts';
import { answerOf, firstOf, type Scene, startScene } from './scene.ts';
import { readable } from './seen.ts';
import { type Act, CHANNELS } from './state.ts';
import { allComponents, isData } from './validate.ts';

const MANAGE = String(1 << 4);
const member = { permissions: '1024' };
const ada = { id: '400000000000000001', name: 'Ada' };

/** Opens the form and sends it with these fields; what is not named stays as it was offered. */
async function fillIn(
  { discord }: Scene,
  fields: Record<string, string | readonly string[]> = {},
): Promise<Act> {
  const opened = await discord.person.command('two-rivers-manage', 'subscribe');
  expect((await firstOf(opened)).type).toBe(9);
  return discord.person.submit(opened, fields);
}

/** Makes a subscription as a person does, and tells what was kept. */
async function subscribe(scene: Scene, fields: Record<string, string | readonly string[]> = {}) {
  const form = await answerOf(await fillIn(scene, fields), 'The subscription');
  await answerOf(
    await scene.discord.person.press(form, 'Save'),
    /Subscriptions of this channel|Nothing is subscribed/,
  );
  const [kept] = await scene.house.desk.list();
  if (kept === undefined) throw new Error('Nothing was kept.');
  return kept;
}

const list = ({ discord }: Scene, setting = {}) =>
  discord.person.command('two-rivers-manage', 'list', {}, setting);

describe('a subscription', () => {
  test("is made by a form that shows the next three runs, each in the reader's own zone", async () => {
    const scene = await startScene();
    const form = await answerOf(
      await fillIn(scene, { times: '8:30，18：00', zone: 'Asia/Shanghai', days: ['1', '5'] }),
      'The next three',
    );
    expect(readable(form)).toMatch(/Monday, Friday · 08:30, 18:00 · Asia\/Shanghai/);
    expect(readable(form).match(/<t:\d+:F>/g)).toHaveLength(3);
    await answerOf(await scene.discord.person.press(form, 'Save'), 'Subscriptions of this channel');
    const [kept] = await scene.house.desk.list();
    expect(kept).toMatchObject({
      brief: 'two-rivers',
      destination: { platform: 'discord', address: CHANNELS.text },
      schedule: { days: [1, 5], times: ['08:30', '18:00'], zone: 'Asia/Shanghai' },
      language: 'en',
      form: 'short',
    } satisfies Partial<Draft>);
    expect(await scene.house.desk.changes()).toMatchObject([{ what: 'made', by: ada }]);
  });

  test("begins with the server's zone and the reader's language", async () => {
    const scene = await startScene();
    const setting = { locale: 'zh-TW', guildLocale: 'zh-TW' };
    const opened = await scene.discord.person.command('two-rivers-manage', 'subscribe', {}, setting);
    const form = await answerOf(await scene.discord.person.submit(opened, {}, setting), '訂閱內容');
    expect(readable(form)).toContain('Asia/Taipei');
    await answerOf(await scene.discord.person.press(form, '儲存', setting), '本頻道的訂閱');
    expect(await scene.house.desk.list()).toMatchObject([{ language: 'zh-Hant' }]);
  });

  test('tells of the channels, groups, states, words and outlets that are chosen, in the language that is chosen', async () => {
    const scene = await startScene();
    const { person } = scene.discord;
    const form = await answerOf(
      await fillIn(scene, { how: ['full', 'quiet', 'alerts'] }),
      'The subscription',
    );
    const choose = async (menu: string, values: readonly string[], words: string) =>
      answerOf(await person.choose(form, menu, values), words);
    await choose('Language of the digests', ['zh-Hans'], '简体中文');
    await choose('Channels it tells of (none chosen: all)', ['frontier'], 'Frontier channels');
    await choose('Groups it tells of (none chosen: all)', ['water'], 'Water');
    await choose('States it tells of (none chosen: all)', ['suspended', 'restored'], 'suspended');
    const words = await person.press(form, 'Words and outlets');
    await answerOf(
      await person.submit(words, { words: 'ferry, *bold*', outlets: '两河公报、Gazette' }),
      '两河公报',
    );
    await answerOf(await person.press(form, 'Save'), 'Subscriptions of this channel');
    expect(await scene.house.desk.list()).toMatchObject([
      {
        language: 'zh-Hans',
        form: 'full',
        quiet: true,
        alerts: true,
        filter: {
          channels: ['frontier'],
          groups: ['water'],
          states: ['restored', 'suspended'],
          words: ['ferry', '*bold*'],
          outlets: ['两河公报', 'Gazette'],
        },
      },
    ]);
  });

  test('of alerts alone has no schedule', async () => {
    const scene = await startScene();
    const kept = await subscribe(scene, { days: [], how: ['alerts'] });
    expect(kept.schedule).toBeUndefined();
  });

  test('that cannot be kept says what is wrong, and can be corrected in the same form', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene, { times: '25:00' }), 'is no time of day');
    await answerOf(await scene.discord.person.press(form, 'Save'), 'is no time of day');
    expect(await scene.house.desk.list()).toEqual([]);
  });

  test('is shown beforehand as it would be posted, and posted as a test', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    await answerOf(await scene.discord.person.press(form, 'Preview'), 'Channels of the two rivers');
    await answerOf(
      await scene.discord.person.press(form, 'Test post'),
      `A test post is in <#${CHANNELS.text}>`,
    );
    expect(scene.house.desk.tests).toHaveLength(1);
    scene.house.desk.refuseTests('Missing Permissions');
    await answerOf(await scene.discord.person.press(form, 'Test post'), 'Missing Permissions');
    expect(await scene.house.desk.list()).toEqual([]);
  });

  test('that is discarded is not kept', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    await answerOf(await scene.discord.person.press(form, 'Discard'), 'Nothing was kept');
    expect(await scene.house.desk.list()).toEqual([]);
  });

  test('is finished after a restart', async () => {
    const cache = memoryCache();
    const before = await startScene({ cache });
    const form = await answerOf(await fillIn(before, { zone: 'Asia/Tokyo' }), 'The subscription');
    await before.adapter.stop();
    const after = await startScene({ cache, discord: before.discord });
    await answerOf(await after.discord.person.press(form, 'Save'), 'Subscriptions of this channel');
    expect(await after.house.desk.list()).toMatchObject([{ schedule: { zone: 'Asia/Tokyo' } }]);
  });

  test('whose form is forgotten is begun again', async () => {
    const cache = memoryCache();
    const scene = await startScene({ cache });
    const form = await answerOf(await fillIn(scene), 'The subscription');
    cache.kept.clear();
    await answerOf(await scene.discord.person.press(form, 'Save'), 'too old');
  });
});

describe('the list of a channel', () => {
  test('shows each subscription with who changed it last, and changes it', async () => {
    const scene = await startScene();
    const { person } = scene.discord;
    await subscribe(scene, { zone: 'Asia/Tokyo' });
    const shown = await answerOf(await list(scene), 'made by Ada');
    await answerOf(await person.press(shown, 'Pause'), 'paused by Ada');
    expect(await scene.house.desk.list()).toMatchObject([{ state: 'paused' }]);
    await answerOf(await person.press(shown, 'Go on'), 'resumed by Ada');
    await answerOf(await person.press(shown, 'Test post'), 'A test post is in');
    const opened = await person.press(shown, 'Change');
    expect(JSON.stringify((await firstOf(opened)).data)).toContain('Asia/Tokyo');
    const form = await answerOf(await person.submit(opened, { zone: 'Europe/Paris' }), 'Europe/Paris');
    await answerOf(await person.press(form, 'Save'), 'changed by Ada');
    expect(await scene.house.desk.list()).toMatchObject([{ id: 's1', schedule: { zone: 'Europe/Paris' } }]);
  });

  test('removes one only where the person is sure', async () => {
    const scene = await startScene();
    await subscribe(scene);
    const shown = await answerOf(await list(scene), 'made by Ada');
    const asked = await answerOf(
      await scene.discord.person.press(shown, 'Remove'),
      'Remove this subscription',
    );
    expect(await scene.house.desk.list()).toHaveLength(1);
    await answerOf(await scene.discord.person.press(asked, 'Yes, remove it'), 'Nothing is subscribed');
    expect(await scene.house.desk.list()).toEqual([]);
    await answerOf(await scene.discord.person.press(shown, 'Pause'), 'no such subscription');
    expect((await scene.house.desk.changes())[0]).toMatchObject({ what: 'removed', by: ada });
  });

  test('has room for those that it shows, and tells of more', async () => {
    const scene = await startScene();
    const kept = await subscribe(scene, { how: ['full', 'quiet', 'alerts'] });
    for (let count = 0; count < 6; count++) {
      await scene.house.desk.add(
        { ...kept, filter: { ...kept.filter, words: Array(60).fill('*word*') } },
        ada,
      );
    }
    const shown = await answerOf(await list(scene), 'Only the first 5');
    expect(
      allComponents({ components: shown.components }).filter(({ label }) => label === 'Pause'),
    ).toHaveLength(5);
  });
});

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
    for (const label of ['Pause', 'Change', 'Remove', 'Test post']) {
      await answerOf(await person.press(before, label, member), 'Manage Channels');
    }
    const seen = await answerOf(await list(scene, member), 'made by Ada');
    expect(readable(seen)).not.toContain('Pause');
    expect(await scene.house.desk.list()).toMatchObject([{ state: 'active' }]);
  });

  test('nor may a form post into another channel than one that the person manages', async () => {
    const scene = await startScene();
    const opened = await scene.discord.person.command('two-rivers-manage', 'subscribe');
    const elsewhere = { where: [CHANNELS.news] };
    await answerOf(await scene.discord.person.submit(opened, elsewhere, member), 'Manage Channels');
    const form = await answerOf(await scene.discord.person.submit(opened, elsewhere), 'The subscription');
    expect(readable(form)).toContain(`<#${CHANNELS.news}>`);
  });

  test('a button of one channel changes nothing of another', async () => {
    const scene = await startScene();
    await subscribe(scene);
    const shown = await answerOf(await list(scene), 'made by Ada');
    await answerOf(
      await scene.discord.person.press(shown, 'Pause', { channel: CHANNELS.news }),
      'no such subscription',
    );
    expect(await scene.house.desk.list()).toMatchObject([{ state: 'active' }]);
  });

  test("a form is its maker's alone", async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    const [key] = allComponents({ components: form.components })
      .map(({ custom_id }) => String(custom_id))
      .filter((id) => id.includes('save:'));
    const kept = [...(scene.house.cache as ReturnType<typeof memoryCache>).kept.entries()].find(([name]) =>
      key?.includes(name.split(':')[2] ?? '-'),
    );
    expect(isData(kept?.[1]) && kept[1].by).toBe(ada.id);
    await scene.house.cache.set(kept?.[0] ?? '', { ...(kept?.[1] as object), by: 'somebody else' });
    await answerOf(await scene.discord.person.press(form, 'Save'), 'too old');
  });
});
