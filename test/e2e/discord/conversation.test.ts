import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/index.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import { answerOf, firstOf, sampleEngine, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';
import { dataIn, isData } from '../../fakes/discord/validate.ts';
import { ROOT } from '../../support/sources.ts';

const EPHEMERAL = 64;
/** A value for each parameter that a command must have, so that commands of later versions are asked as well. */
function valuesFor({ parameters }: (typeof commands)[number]): Record<string, string> {
  const needed = parameters.filter(({ required }) => required);
  return Object.fromEntries(
    needed.map(({ name, kind }) => [name, kind === 'channel' ? 'water-commission' : 'telephone']),
  );
}

describe('a slash command', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s is acknowledged at once, for the asker alone, and answered',
    async (name, command) => {
      const { discord } = await startScene();
      const act = await discord.person.command('two-rivers', name, valuesFor(command));
      const answer = await answerOf(act);
      expect(act.callback).toEqual({ type: 5, data: { flags: EPHEMERAL } });
      expect(readable(answer)).not.toContain('could not be answered');
      expect(answer.allowed_mentions).toEqual({ parse: [] });
      expect(discord.state.messages.size).toBe(0);
    },
  );

  test('that cannot be answered says what is wrong and what to do', async () => {
    const { discord } = await startScene();
    const act = await discord.person.command('two-rivers', 'status', { channel: 'zeppelin' });
    expect(readable(await answerOf(act))).toMatch(/no channel “zeppelin”[\s\S]*The channels: /);
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
    const { discord, context } = await startScene({ engines: [broken] });
    await answerOf(
      await discord.person.command('two-rivers', 'status'),
      'Something went wrong in the program',
    );
    expect(context.logged()).toMatch(/out of order.*discord: defect/s);
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

describe('"Look this article up"', () => {
  const link = 'https://example.org/two-rivers/telephone';

  test('finds the article that a message links to', async () => {
    const { discord } = await startScene();
    const act = await discord.person.context(
      'Look this article up',
      `Look: <${link}>, and [more](https://example.org/x).`,
    );
    await answerOf(act, 'Published');
  });

  test('tells of the first link where none is known, and of none where there is none', async () => {
    const { discord } = await startScene();
    await answerOf(
      await discord.person.context('Look this article up', 'See https://example.org/unknown.'),
      'has not been read',
    );
    await answerOf(await discord.person.context('Look this article up', 'no link'), 'There is no link');
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
