import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeCustomId } from '../../../adapters/discord/handlers/custom-id.ts';
import { memoryCache } from '../../fakes/discord/adapter-context.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import { answerOf, firstOf, sampleEngine, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';
import { allComponents } from '../../fakes/discord/validate.ts';
import { ROOT } from '../../support/sources.ts';

const EPHEMERAL = 64;

describe('buttons and menus', () => {
  test('a button asks its question in a message of its own', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const act = await discord.person.press(board, 'What changed in the last week');
    expect(readable(await answerOf(act))).toMatch(/Nothing has been read since/);
    expect(act.callback).toEqual({ type: 5, data: { flags: EPHEMERAL } });
  });

  test('a menu asks about the channel that is chosen in it', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const act = await discord.person.choose(board, 'Details of a channel', ['status frontier']);
    await answerOf(act, 'Frontier channels, as of');
  });

  test('the menu of channels asks the same about another one, in place', async () => {
    const { discord } = await startScene();
    const first = await answerOf(
      await discord.person.command('two-rivers', 'why', { channel: 'frontier', 'as-of': '2025-03' }),
    );
    const act = await discord.person.choose(first, 'Ask about another channel', ['water-commission']);
    expect(await answerOf(act, 'The evidence: Water commission')).toBe(first);
    expect(act.callback).toEqual({ type: 6 });
  });

  test('a language that is chosen holds for the answer, and for what the person asks later', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const act = await discord.person.choose(board, 'Answer in another language', ['zh-Hant']);
    expect(await answerOf(act, '兩河官方管道')).toBe(board);
    await answerOf(await discord.person.command('two-rivers', 'channels'), '水務委員會');
  });

  test('a digest since a day is one in another language, too', async () => {
    const { discord } = await startScene();
    const window = { window: 'since:2025-01-01' };
    const digest = await answerOf(await discord.person.command('two-rivers', 'digest', window), '1 Jan 2025');
    const act = await discord.person.choose(digest, 'Answer in another language', ['zh-Hans']);
    expect(await answerOf(act, '2025年1月1日')).toBe(digest);
  });

  test('"Another day" asks for a day in a modal and answers as of it, in place', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const asked = await discord.person.press(board, 'Another day');
    expect((await firstOf(asked)).type).toBe(9);
    const act = await discord.person.submit(asked, { day: '2024-12-31' });
    expect(await answerOf(act, 'as of 31 Dec 2024')).toBe(board);
    const wrong = await discord.person.submit(asked, { day: '2023-02-30' });
    await answerOf(wrong, 'is no date');
  });

  test('"Post to channel" answers for all to see, without the buttons that are the asker\'s', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    await discord.person.press(board, 'Post to channel');
    await expect
      .poll(() => readable(discord.state.messages.get(CHANNELS.text)?.at(-1)))
      .toContain('as of 1 Jun 2026');
    const [posted] = discord.state.messages.get(CHANNELS.text) ?? [];
    expect(readable(posted)).not.toContain('Post to channel');
    expect(Number(posted?.flags) & EPHEMERAL).toBe(0);
  });

  test('one that asks for a page of the answer turns it in place', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const line = 'article telephone page:2';
    const id = encodeCustomId({ action: 'ask', brief: 'two-rivers', page: 1, line });
    const act = await discord.person.act(3, { component_type: 2, custom_id: id }, {}, board);
    expect(await firstOf(act)).toEqual({ type: 6 });
  });

  test('one that is not ours, or from long ago, is answered as such', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    for (const custom_id of ['something', '0#gone', '0z|x|0|y', '']) {
      await answerOf(
        await discord.person.act(3, { component_type: 2, custom_id }, {}, board),
        'another version of the app',
      );
    }
  });
});

describe('pages', () => {
  test('are turned in place, back and forth, and no further than there are any', async () => {
    const { discord } = await startScene({ engines: [await sampleEngine(join(ROOT, 'briefs/uschina'))] });
    const first = await answerOf(
      await discord.person.command('uschina', 'timeline', { channel: 'military' }),
      '1 / ',
    );
    const before = readable(first);
    const buttons = () =>
      allComponents({ components: first.components }).filter(({ label }) => label === 'Previous');
    expect(buttons()).toMatchObject([{ disabled: true }]);
    const next = await discord.person.press(first, 'Next');
    expect(await answerOf(next, '2 / ')).toBe(first);
    expect(next.callback).toEqual({ type: 6 });
    expect(buttons()[0]).not.toHaveProperty('disabled');
    await answerOf(await discord.person.press(first, 'Previous'), '1 / ');
    expect(readable(first)).toBe(before);
  });

  test('of a message that all see are shown to the one who turns them alone', async () => {
    const { discord } = await startScene({ engines: [await sampleEngine(join(ROOT, 'briefs/uschina'))] });
    const first = await answerOf(
      await discord.person.command('uschina', 'timeline', { channel: 'military' }),
      '1 / ',
    );
    await discord.person.press(first, 'Post to channel');
    await expect.poll(() => readable(discord.state.messages.get(CHANNELS.text)?.at(-1))).toContain('1 / ');
    const [posted] = discord.state.messages.get(CHANNELS.text) ?? [];
    const act = await discord.person.press(posted, 'Next');
    expect(await answerOf(act, '2 / ')).not.toBe(posted);
    expect(readable(posted)).toContain('1 / ');
  });
});

describe('after a restart', () => {
  test('buttons work: all that they mean is in their custom id or in the cache', async () => {
    const cache = memoryCache();
    const before = await startScene({ cache });
    const { discord } = before;
    const board = await answerOf(
      await discord.person.command('two-rivers', 'status', { 'as-of': '2024-12-31' }),
    );
    const longer = await answerOf(
      await discord.person.command('two-rivers', 'article', {
        article: `https://example.org/${'long/'.repeat(30)}`,
      }),
      'could not be answered',
    );
    expect(readable(longer)).toContain('There is no article');
    const words = await answerOf(
      await discord.person.command('two-rivers', 'timeline', {
        channel: 'frontier',
        from: '2020-01-01',
        to: '2025-12-31',
        'as-of': '2026-01-01',
        'known-on': '2026-02-01',
      }),
    );
    expect(
      allComponents({ components: words.components }).some(({ custom_id }) =>
        String(custom_id).includes('#'),
      ),
    ).toBe(true);
    await before.adapter.stop();
    await startScene({ cache, discord });
    await answerOf(
      await discord.person.choose(board, 'Answer in another language', ['zh-Hans']),
      '截至2024年12月31日',
    );
    await answerOf(
      await discord.person.choose(words, 'Ask about another channel', ['water-commission']),
      'Water commission',
    );
  });
});
