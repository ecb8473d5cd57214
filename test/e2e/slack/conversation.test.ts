import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../src/index.ts';
import { labelsOf, type Person } from '../../fakes/slack/person.ts';
import { element, readingOf } from '../../fakes/slack/screen.ts';
import type { Json, Post } from '../../fakes/slack/workspace.ts';
import { engineOf, type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';
import { temporaryFolder } from '../../support/run.ts';
import { straitBrief } from '../../support/strait.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour();
});
afterEach(async () => {
  expect(harbour.slack.workspace.calls.filter(({ method }) => method === 'response refused')).toEqual([]);
  expect(harbour.slack.sockets.complaints).toEqual([]);
  await harbour.close();
});

/** The newest of at least so many posts that the person sees. */
async function newest(person: Person, count = 1, channel = 'C0NEWS'): Promise<Post> {
  await expect.poll(() => person.sees(channel).length).toBeGreaterThanOrEqual(count);
  const post = person.sees(channel).at(-1);
  if (post === undefined) throw new Error('nothing is seen');
  return post;
}

/** The post as it stands once it says something. */
async function becomes(person: Person, post: Post, words: string): Promise<Post> {
  const now = () => person.sees(post.channel).find(({ ts }) => ts === post.ts) ?? post;
  await expect.poll(() => readingOf(now())).toContain(words);
  return now();
}

describe('a slash command', () => {
  const lines = commands.map(({ name, examples }) => examples[0]?.replace('{channel}', 'patrols') ?? name);

  test.each(lines)('%s is acknowledged with nothing, and answered to the one who asked', async (line) => {
    const { anna, ben } = harbour;
    const ack = await anna.command('C0NEWS', `/strait ${line}`);
    expect(ack).toMatchObject({ payload: {}, tries: 1 });
    const post = await newest(anna);
    expect(post.only).toBe(anna.id);
    expect(post.text).not.toBe('');
    expect(ben.sees('C0NEWS')).toEqual([]);
  });

  test('alone explains what can be asked', async () => {
    await harbour.anna.command('C0NEWS', '/strait');
    expect(readingOf(await newest(harbour.anna))).toContain('/strait status');
  });

  test('that cannot be understood is answered with the next step', async () => {
    await harbour.anna.command('C0NEWS', '/strait timeline zeppelin');
    expect(readingOf(await newest(harbour.anna))).toContain('There is no channel “zeppelin”.');
    expect(readingOf(await newest(harbour.anna))).toContain('The channels: ');
  });

  test('with a misspelt name is answered for the nearest one', async () => {
    await harbour.anna.command('C0NEWS', '/strait timeline ferri');
    expect(readingOf(await newest(harbour.anna))).toContain('Timeline: Ferry talks');
  });

  test('is answered where the app was never invited', async () => {
    const { anna, slack } = harbour;
    for (const channel of slack.workspace.channels.values()) channel.joined = false;
    await anna.command('C0NEWS', '/strait status');
    expect(readingOf(await newest(anna))).toContain('Patrol channels');
  });

  test('is answered in the language of the profile', async () => {
    await harbour.chen.command('C0NEWS', '/strait status');
    expect(readingOf(await newest(harbour.chen))).toContain('巡邏管道');
  });
});

describe('the board', () => {
  test('tells each state by a sign and a word', async () => {
    await harbour.anna.command('C0NEWS', '/strait status');
    expect(readingOf(await newest(harbour.anna))).toMatch(/Ferry talks ▫️ no event known/);
  });

  test('has one menu for the details of every channel', async () => {
    const { anna } = harbour;
    await anna.command('C0NEWS', '/strait status');
    const board = await newest(anna);
    const { options = [] } = element(board, 'ask-details').element as { options?: readonly Json[] };
    expect(options).toHaveLength(4);
    await anna.choose(board, 'ask-details', String(options[3]?.value));
    const details = await newest(anna, 2);
    expect(details.only).toBe(anna.id);
    expect(readingOf(details)).toContain('Ferry talks, as of');
    expect(labelsOf(details)).toContain('Evidence');
  });

  test('is posted for all to see by a button, with the name of who did', async () => {
    const { anna, ben } = harbour;
    await anna.command('C0NEWS', '/strait status');
    await anna.press(await newest(anna), 'Post to channel');
    const posted = await newest(ben);
    expect(posted.only).toBeUndefined();
    expect(readingOf(posted)).toContain('Posted by anna');
    expect(labelsOf(posted)).not.toContain('Post to channel');
  });

  test('changes to another day in place, and back to all that it was asked with', async () => {
    const { anna } = harbour;
    await anna.command('C0NEWS', '/strait status known-on:2023-08');
    const board = await newest(anna);
    await anna.choose(board, 'control-as-of', '2023-05-01');
    const earlier = await becomes(anna, board, 'as of 1 May 2023');
    expect(readingOf(earlier)).toContain('known on 31 Aug 2023');
    expect(anna.sees('C0NEWS')).toHaveLength(1);
  });

  test('changes its language in place, and the reader keeps it', async () => {
    const { anna } = harbour;
    await anna.command('C0NEWS', '/strait status');
    const board = await newest(anna);
    await anna.choose(board, 'control-language', 'zh-Hans');
    await becomes(anna, board, '巡逻渠道');
    await anna.command('C0NEWS', '/strait channels');
    expect(readingOf(await newest(anna, 2))).toContain('渡轮会谈');
  });

  test('that all see stays as it is: what somebody changes is shown to them alone', async () => {
    const { anna, ben } = harbour;
    await anna.command('C0NEWS', '/strait status');
    await anna.press(await newest(anna), 'Post to channel');
    const posted = await newest(ben);
    await ben.choose(posted, 'control-as-of', '2023-05-01');
    const own = await newest(ben, 2);
    expect(own.only).toBe(ben.id);
    expect(readingOf(own)).toContain('as of 1 May 2023');
    expect(ben.sees('C0NEWS')[0]).toEqual(posted);
  });
});

describe('an answer of several pages', () => {
  beforeEach(async () => {
    await harbour.close();
    const brief = straitBrief();
    const [first] = brief.channels;
    if (first === undefined) throw new Error('the brief has channels');
    const { parent: _parent, ...whole } = first;
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...whole,
      id: `line-${index}`,
      title: { en: `Line ${index}`, 'zh-Hans': `线路${index}`, 'zh-Hant': `線路${index}` },
    }));
    harbour = await openHarbour({ engines: [await engineOf({ ...brief, channels: many })] });
  });

  test('is turned to and fro in place, and no channel is lost between two pages', async () => {
    const { anna } = harbour;
    await anna.command('C0NEWS', '/strait status');
    const first = await newest(anna);
    expect(readingOf(first)).toContain('Page 1 of 3');
    expect(labelsOf(first)).not.toContain('Previous');
    await anna.press(first, 'Next');
    const second = await becomes(anna, first, 'Page 2 of 3');
    await anna.press(second, 'Next');
    const third = await becomes(anna, second, 'Page 3 of 3');
    expect(labelsOf(third)).not.toContain('Next');
    const lines = [first, second, third].flatMap((page) => readingOf(page).match(/Line \d+/g) ?? []);
    expect(new Set(lines).size).toBe(500);
    await anna.press(third, 'Previous');
    await becomes(anna, third, 'Page 2 of 3');
  });
});

test('a question that is too long for its row of controls is kept, and asked by them all the same', async () => {
  const { anna, context } = harbour;
  const url = `https://example.org/${'a'.repeat(400)}`;
  const article = {
    id: 'long',
    title: 'Ferry talks resume',
    published: '2024-01-02',
    url,
    text: 'They talk.',
  };
  const file = join(temporaryFolder(), 'articles.jsonl');
  writeFileSync(file, `${JSON.stringify(article)}\n`);
  await context.engines[0]?.ingest([file]);
  await anna.command('C0NEWS', `/strait article ${url}`);
  const answer = await newest(anna);
  expect(readingOf(answer)).toContain('Ferry talks resume');
  await anna.choose(answer, 'control-language', 'zh-Hans');
  await becomes(anna, answer, '发表');
});

test('a button of a message from before a restart works', async () => {
  const { anna, slack, context } = harbour;
  await anna.command('C0NEWS', '/strait status patrols');
  const board = await newest(anna);
  await harbour.adapter.stop();
  const again = await openHarbour({ slack, cache: context.cache });
  await anna.press(board, 'Evidence');
  await expect
    .poll(() => anna.sees('C0NEWS').map(readingOf).join())
    .toContain('The evidence: Patrol channels');
  await again.close();
});

test('with several briefs each has its command, and buttons ask their own', async () => {
  await harbour.close();
  const other = {
    ...straitBrief(),
    name: 'sound',
    title: { en: 'The sound', 'zh-Hans': '峡', 'zh-Hant': '峽' },
  };
  harbour = await openHarbour({ engines: [await engineOf(), await engineOf(other)] });
  const { anna } = harbour;
  await anna.command('C0NEWS', '/sound status');
  const board = await newest(anna);
  expect(readingOf(board)).toContain('The sound, as of');
  await anna.choose(board, 'control-as-of', '2023-05-01');
  expect(readingOf(await becomes(anna, board, '1 May 2023'))).toContain('The sound, as of');
});

test('a digest that was posted does not tell its brief: the first that understands a button answers', async () => {
  await harbour.close();
  const channels = straitBrief().channels.map((channel) => ({ ...channel, id: `sound-${channel.id}` }));
  const engines = [await engineOf(), await engineOf({ ...straitBrief(), name: 'sound', channels })];
  harbour = await openHarbour({ engines });
  const { adapter, anna, ben } = harbour;
  const prompts = [{ label: 'why?', command: 'why sound-ferry' }];
  const blocks = [{ kind: 'prompts' as const, prompts }];
  const [payload] = adapter.render({ language: 'en', summary: 'A digest', blocks });
  if (payload === undefined) throw new Error('there is a payload');
  await adapter.send('C0NEWS', payload);
  await anna.press(await newest(ben), 'Why?');
  expect(readingOf(await newest(anna, 2))).toContain('The evidence: Ferry talks');
});
