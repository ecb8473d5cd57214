import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/index.ts';
import { ROOT } from '../support/sources.ts';
import { memoryCache } from './house.ts';
import { answerOf, firstOf, sampleEngine, startScene } from './scene.ts';
import { readable } from './seen.ts';
import { CHANNELS } from './state.ts';
import { allComponents, dataIn, isData } from './validate.ts';

const EPHEMERAL = 64;
const values: Readonly<Record<string, Record<string, string>>> = {
  timeline: { channel: 'water-commission' },
  why: { channel: 'frontier-telephone' },
  article: { article: 'telephone' },
};

describe('a slash command', () => {
  test.each(commands.map(({ name }) => name))(
    '%s is acknowledged at once, for the asker alone, and answered',
    async (name) => {
      const { discord } = await startScene();
      const act = await discord.person.command('two-rivers', name, values[name]);
      const answer = await answerOf(act);
      expect(act.callback).toEqual({ type: 5, data: { flags: EPHEMERAL } });
      expect(readable(answer)).not.toContain('could not be answered');
      expect(answer.allowed_mentions).toEqual({ parse: [] });
      expect(discord.state.messages.size).toBe(0);
    },
  );

  test('that cannot be answered says what is wrong and what to do', async () => {
    const { discord } = await startScene();
    const act = await discord.person.command('two-rivers', 'status', { channel: 'frontier phone' });
    expect(readable(await answerOf(act))).toMatch(/no channel “frontier phone”[\s\S]*Did you mean/);
  });

  test('is answered in the language of the reader', async () => {
    const { discord } = await startScene();
    const hans = await discord.person.command('two-rivers', 'status', {}, { locale: 'zh-CN' });
    const hant = await discord.person.command('two-rivers', 'status', {}, { locale: 'zh-TW' });
    const french = await discord.person.command('two-rivers', 'status', {}, { locale: 'fr' });
    await answerOf(hans, '两河官方渠道');
    await answerOf(hant, '兩河官方管道');
    await answerOf(french, 'Channels of the two rivers');
  });

  test('that nobody registered is answered as such', async () => {
    const { discord } = await startScene();
    await answerOf(await discord.person.command('elsewhere', 'status'), 'another version of the app');
  });

  test('of a fault of the program tells so, and the log has it', async () => {
    const engine = await sampleEngine();
    const broken = { ...engine, statuses: () => Promise.reject(new Error('out of order')) };
    const { discord, house } = await startScene({ engines: [broken] });
    await answerOf(await discord.person.command('two-rivers', 'status'), 'out of order');
    expect(house.logged()).toContain('discord: defect');
  });
});

describe('completion', () => {
  const choicesOf = async (typed: Record<string, string>, sub = 'status') => {
    const { discord } = await startScene();
    const { type, data } = await firstOf(await discord.person.complete('two-rivers', sub, typed));
    expect(type).toBe(8);
    return dataIn(isData(data) ? data.choices : []).map(({ value }) => value);
  };

  test('offers channels by what is typed', async () => {
    expect(await choicesOf({ channel: 'front' })).toEqual(['frontier', 'frontier-telephone']);
  });

  test('offers the names of windows and commands, and articles by words of their titles', async () => {
    expect(await choicesOf({ window: 'w' }, 'digest')).toEqual(['weekly']);
    expect(await choicesOf({ command: 'tim' }, 'help')).toEqual(['timeline']);
    expect(await choicesOf({ article: 'telephone' }, 'article')).toHaveLength(1);
  });

  test('offers nothing where nothing fits, and says so at once', async () => {
    expect(await choicesOf({ channel: 'zzz' })).toEqual([]);
    expect(await choicesOf({ nonsense: 'x' })).toEqual([]);
  });
});

describe('buttons and menus', () => {
  test('a button asks its question in a message of its own', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const act = await discord.person.press(board, 'What changed in the last week');
    expect(readable(await answerOf(act))).toMatch(/No change since/);
    expect(act.callback).toEqual({ type: 5, data: { flags: EPHEMERAL } });
  });

  test('a menu asks about the channel that is chosen in it', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const act = await discord.person.choose(board, 'Timeline', ['timeline frontier']);
    await answerOf(act, 'Timeline: Frontier channels');
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

  test('"Post here" answers for all to see, without the buttons that are the asker\'s', async () => {
    const { discord } = await startScene();
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    await discord.person.press(board, 'Post here');
    await expect
      .poll(() => readable(discord.state.messages.get(CHANNELS.text)?.at(-1)))
      .toContain('as of 1 Jun 2026');
    const [posted] = discord.state.messages.get(CHANNELS.text) ?? [];
    expect(readable(posted)).not.toContain('Post here');
    expect(Number(posted?.flags) & EPHEMERAL).toBe(0);
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
    await discord.person.press(first, 'Post here');
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

describe('"Look this article up"', () => {
  const link = 'https://example.org/two-rivers/telephone';

  test('finds the article that a message links to', async () => {
    const { discord, engine } = await startScene();
    const [found] = (await engine.lookup({ words: 'telephone' })).hits;
    const act = await discord.person.context(
      'Look this article up',
      `Look: <${found?.article.url ?? link}>, and [more](https://example.org/x).`,
    );
    await answerOf(act, 'Published');
  });

  test('tells of the first link where none is known, and of none where there is none', async () => {
    const { discord } = await startScene();
    await answerOf(
      await discord.person.context('Look this article up', 'See https://example.org/unknown.'),
      'There is no article',
    );
    await answerOf(await discord.person.context('Look this article up', 'no link'), 'has no link');
  });
});

test('several briefs are several commands; a button of a delivery finds the brief that understands it', async () => {
  const engines = [await sampleEngine(), await sampleEngine(join(ROOT, 'briefs/uschina'))];
  const { discord, adapter } = await startScene({ engines });
  const names = (discord.state.commands.get('global') ?? []).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['two-rivers', 'two-rivers-manage', 'uschina', 'uschina-manage']),
  );
  const message = {
    language: 'en',
    summary: 'x',
    blocks: [{ kind: 'prompts', prompts: [{ label: 'go', command: 'status military' }] }],
  } as const;
  for (const payload of adapter.render(message)) await adapter.send(CHANNELS.text, payload);
  const [posted] = discord.state.messages.get(CHANNELS.text) ?? [];
  await answerOf(await discord.person.press(posted, 'Go'), 'Military channels');
});
