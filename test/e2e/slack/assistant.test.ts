import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readingOf } from '../../fakes/slack/screen.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour();
});
afterEach(() => harbour.close());

const THREAD = '1700000000.000100';

const offered = (channel: string) => harbour.slack.workspace.prompts.get(channel) ?? [];

describe('the assistant', () => {
  test('suggests questions when its thread is opened, in the language of the profile', async () => {
    const { anna, chen } = harbour;
    await anna.openAssistant(THREAD);
    await chen.openAssistant(THREAD);
    await expect.poll(() => offered('D0CHEN').length).toBe(4);
    expect(offered('D0ANNA')[0]).toEqual({ title: 'Which channels are open?', message: 'status' });
    expect(offered('D0CHEN')[0]).toEqual({ title: '哪些管道暢通？', message: 'status' });
  });

  test('suggests the same in the messages of an app with the newer form', async () => {
    await harbour.anna.openMessages();
    await expect.poll(() => offered('D0ANNA').length).toBe(4);
    const call = harbour.slack.workspace.calls.find(({ method }) => method.endsWith('setSuggestedPrompts'));
    // With a thread, Slack ignores the call of such an app.
    expect(call?.args).not.toHaveProperty('thread_ts');
  });

  test('answers every question that it suggests, in its thread, and shows a status meanwhile', async () => {
    const { anna, slack } = harbour;
    await anna.openAssistant(THREAD);
    await expect.poll(() => offered('D0ANNA').length).toBe(4);
    for (const { message } of offered('D0ANNA')) await anna.sayIn(THREAD, message);
    await expect.poll(() => anna.sees('D0ANNA').length).toBe(4);
    const answers = anna.sees('D0ANNA');
    expect(answers.every(({ thread }) => thread === THREAD)).toBe(true);
    expect(answers.map(readingOf).join()).not.toContain('There is no command');
    expect(slack.workspace.statuses).toContainEqual({
      channel: 'D0ANNA',
      thread: THREAD,
      status: 'is looking it up…',
    });
  });

  test('takes the status away where the answer is not in a thread', async () => {
    const { anna, slack } = harbour;
    await anna.say('channels');
    await expect
      .poll(() => slack.workspace.statuses.map(({ status }) => status))
      .toEqual(['is looking it up…', '']);
    expect(anna.sees('D0ANNA')).toHaveLength(1);
  });

  test.each(['thread', 'messages'])(
    'asks about the conversation in view, with the form of %s',
    async (form) => {
      const { anna, context } = harbour;
      const asked: unknown[] = [];
      const [engine] = context.engines;
      if (engine === undefined) throw new Error('There is no engine.');
      Object.assign(engine, {
        subscriptions: async (place: unknown) => {
          asked.push(place);
          return [];
        },
      });
      const inView = { platform: 'slack', address: 'C0NEWS' };
      const open = () =>
        form === 'thread' ? anna.openAssistant(THREAD, 'C0OTHER') : anna.openMessages('C0NEWS');
      await open();
      await expect.poll(() => offered('D0ANNA').length).toBe(4);
      if (form === 'thread') await anna.view(THREAD, 'C0NEWS');
      await anna.sayIn(THREAD, 'subscriptions');
      await expect.poll(() => asked).toEqual([inView]);
    },
  );

  test('is no condition: without its permission, direct messages are answered as ever', async () => {
    const { anna, slack, logged } = harbour;
    slack.workspace.scopes.delete('assistant:write');
    await anna.openMessages();
    await anna.sayIn(THREAD, 'channels');
    await expect.poll(() => anna.sees('D0ANNA').length).toBe(1);
    expect(logged.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  });
});
