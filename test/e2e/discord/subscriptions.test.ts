import { describe, expect, test } from 'vitest';
import type { SubscriptionDraft } from '../../../src/index.ts';
import { memoryCache } from '../../fakes/discord/adapter-context.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import { fillIn, list, subscribe } from '../../fakes/discord/forms.ts';
import { answerOf, firstOf, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';
import { allComponents } from '../../fakes/discord/validate.ts';

const ada = { id: '400000000000000001', name: 'Ada' };

describe('a subscription', () => {
  test("is made by a form that shows the next three runs, each in the reader's own zone", async () => {
    const scene = await startScene();
    const form = await answerOf(
      await fillIn(scene, { times: '8:30，18：00', zone: 'Asia/Shanghai', days: ['1', '5'] }),
      'Next digests',
    );
    expect(readable(form)).toMatch(/Mon, Fri at 08:30, 18:00 \(Asia\/Shanghai\)/);
    expect(readable(form).match(/<t:\d+:F>/g)).toHaveLength(3);
    const saved = await answerOf(await scene.discord.person.press(form, 'Save'), 'Saved.');
    expect(readable(saved).match(/<t:\d+:F>/g)).toHaveLength(3);
    const [kept] = await scene.context.subscriptions.list();
    expect(kept).toMatchObject({
      brief: 'two-rivers',
      destination: { platform: 'discord', address: CHANNELS.text },
      schedule: { days: [1, 5], times: ['08:30', '18:00'], zone: 'Asia/Shanghai' },
      language: 'en',
      form: 'full',
    } satisfies Partial<SubscriptionDraft>);
    expect(await scene.context.subscriptions.changes()).toMatchObject([{ what: 'made', by: ada }]);
  });

  test("begins with the server's zone and the reader's language", async () => {
    const scene = await startScene();
    const setting = { locale: 'zh-TW', guildLocale: 'zh-TW' };
    const opened = await scene.discord.person.command('two-rivers-manage', 'subscribe', {}, setting);
    const form = await answerOf(await scene.discord.person.submit(opened, {}, setting), '訂閱內容');
    expect(readable(form)).toContain('Asia/Taipei');
    await answerOf(await scene.discord.person.press(form, '儲存', setting), '已儲存。');
    expect(await scene.context.subscriptions.list()).toMatchObject([{ language: 'zh-Hant' }]);
  });

  test('tells of the channels, groups, states, words and outlets that are chosen, in the language that is chosen', async () => {
    const scene = await startScene();
    const { person } = scene.discord;
    const form = await answerOf(await fillIn(scene, { options: ['quiet', 'alerts'] }), 'The subscription');
    const choose = async (menu: string, values: readonly string[], words: string) =>
      answerOf(await person.choose(form, menu, values), words);
    const look = await person.press(form, 'Length and language');
    await answerOf(
      await person.submit(look, { length: 'short', language: 'zh-Hans' }),
      'Chinese (simplified)',
    );
    await choose('Topics to include', ['frontier'], 'Frontier channels');
    await choose('Groups of topics', ['water'], 'Water');
    await choose('Only changes to or from these states', ['suspended', 'restored'], 'suspended');
    const words = await person.press(form, 'Words and outlets');
    await answerOf(
      await person.submit(words, { words: 'ferry, *bold*', outlets: '两河公报、Gazette' }),
      '两河公报',
    );
    await answerOf(await person.press(form, 'Save'), 'Saved.');
    expect(await scene.context.subscriptions.list()).toMatchObject([
      {
        language: 'zh-Hans',
        form: 'short',
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
    const kept = await subscribe(scene, { days: [], options: ['alerts'] });
    expect(kept.schedule).toBeUndefined();
  });

  test('that cannot be kept says what is wrong, and can be corrected in the same form', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene, { times: '25:00' }), 'is no time of day');
    await answerOf(await scene.discord.person.press(form, 'Save'), 'is no time of day');
    expect(await scene.context.subscriptions.list()).toEqual([]);
    const again = await scene.discord.person.press(form, 'Where and when');
    const corrected = await answerOf(await scene.discord.person.submit(again, { times: '9:05' }), '09:05');
    await answerOf(await scene.discord.person.press(corrected, 'Save'), 'Saved.');
  });

  test('is kept once, however often Save is pressed', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    const pressed = { ...form };
    await answerOf(await scene.discord.person.press(form, 'Save'), 'Saved.');
    await answerOf(await scene.discord.person.press(pressed, 'Save'), 'too old');
    expect(await scene.context.subscriptions.list()).toHaveLength(1);
  });

  test('is shown beforehand as it would be posted, and posted as a test', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    await answerOf(await scene.discord.person.press(form, 'Preview'), 'Channels of the two rivers');
    await answerOf(await scene.discord.person.press(form, 'Send a test post'), 'has been sent');
    expect(scene.context.subscriptions.tests).toMatchObject([{ destination: { address: CHANNELS.text } }]);
    scene.context.subscriptions.refuseTests('Missing Permissions');
    await answerOf(await scene.discord.person.press(form, 'Send a test post'), 'Missing Permissions');
    expect(await scene.context.subscriptions.list()).toEqual([]);
  });

  test('that is discarded is not kept', async () => {
    const scene = await startScene();
    const form = await answerOf(await fillIn(scene), 'The subscription');
    await answerOf(await scene.discord.person.press(form, 'Cancel'), 'Nothing was saved');
    expect(await scene.context.subscriptions.list()).toEqual([]);
  });

  test('is finished after a restart', async () => {
    const cache = memoryCache();
    const before = await startScene({ cache });
    const form = await answerOf(await fillIn(before, { zone: 'Asia/Tokyo' }), 'The subscription');
    await before.adapter.stop();
    const after = await startScene({ cache, discord: before.discord });
    await answerOf(await after.discord.person.press(form, 'Save'), 'Saved.');
    expect(await after.context.subscriptions.list()).toMatchObject([{ schedule: { zone: 'Asia/Tokyo' } }]);
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
    expect(await scene.context.subscriptions.list()).toMatchObject([{ state: 'paused' }]);
    await answerOf(await person.press(shown, 'Resume'), 'resumed by Ada');
    await answerOf(await person.press(shown, 'Send a test post'), 'has been sent');
    const opened = await person.press(shown, 'Edit…');
    expect(JSON.stringify((await firstOf(opened)).data)).toContain('Asia/Tokyo');
    const form = await answerOf(await person.submit(opened, { zone: 'Europe/Paris' }), 'Europe/Paris');
    await answerOf(await person.press(form, 'Save'), 'Saved.');
    expect(await scene.context.subscriptions.list()).toMatchObject([
      { id: 's1', schedule: { zone: 'Europe/Paris' } },
    ]);
  });

  test('removes one only where the person is sure', async () => {
    const scene = await startScene();
    await subscribe(scene);
    const shown = await answerOf(await list(scene), 'made by Ada');
    const asked = await answerOf(
      await scene.discord.person.press(shown, 'Remove'),
      'Remove this subscription',
    );
    expect(await scene.context.subscriptions.list()).toHaveLength(1);
    await answerOf(await scene.discord.person.press(asked, 'Remove'), 'Nothing is subscribed');
    expect(await scene.context.subscriptions.list()).toEqual([]);
    await answerOf(await scene.discord.person.press(shown, 'Pause'), 'no longer exists');
    expect((await scene.context.subscriptions.changes())[0]).toMatchObject({ what: 'removed', by: ada });
  });

  test('has room for those that it shows, and tells of more', async () => {
    const scene = await startScene();
    const kept = await subscribe(scene, { options: ['quiet', 'alerts'] });
    for (let count = 0; count < 6; count++) {
      await scene.context.subscriptions.add(
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
