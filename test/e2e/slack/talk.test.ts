import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readingOf } from '../../fakes/slack/screen.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour();
});
afterEach(() => harbour.close());

describe('a mention', () => {
  test('is answered in its thread, for all to see', async () => {
    const { anna, ben } = harbour;
    await anna.mention('C0NEWS', 'status patrols');
    await expect.poll(() => ben.sees('C0NEWS').length).toBe(1);
    const [post] = ben.sees('C0NEWS');
    expect(post?.thread).toBeDefined();
    expect(post && readingOf(post)).toContain('Patrol channels');
  });

  test('may name the brief, and alone asks for help', async () => {
    const { anna } = harbour;
    await anna.mention('C0NEWS', '/strait channels');
    await anna.mention('C0NEWS', '');
    await expect.poll(() => anna.sees('C0NEWS').length).toBe(2);
    expect(anna.sees('C0NEWS').map(readingOf).join()).toContain('What can be asked about The strait');
  });

  test('may ask in words of its own; the answer shows the command that was run', async () => {
    const { anna } = harbour;
    await anna.mention('C0NEWS', 'are the ferry talks still open?');
    await anna.mention('C0NEWS', '渡轮会谈还开着吗？');
    await expect.poll(() => anna.sees('C0NEWS').length).toBe(2);
    for (const post of anna.sees('C0NEWS')) expect(readingOf(post)).toContain('Understood as: status ferry');
  });

  test('is answered when Slack has had its patience', async () => {
    const { anna, slack } = harbour;
    slack.workspace.faults.push({ method: 'chat.postMessage', kind: 'status', status: 429, retryAfter: 1 });
    await anna.mention('C0NEWS', 'status');
    await expect.poll(() => anna.sees('C0NEWS').length, { timeout: 5_000 }).toBe(1);
  });

  test('of something else is answered with the next step', async () => {
    await harbour.anna.mention('C0NEWS', 'thank you &amp; goodbye');
    await expect
      .poll(() => harbour.anna.sees('C0NEWS').map(readingOf).join())
      .toContain('There is no command');
  });
});

describe('a direct message', () => {
  test('is answered beside it', async () => {
    const { ben } = harbour;
    await ben.say('status');
    await expect.poll(() => ben.sees('D0BEN').length).toBe(1);
    const [post] = ben.sees('D0BEN');
    expect(post).not.toHaveProperty('thread');
    expect(post && readingOf(post)).toContain('Ferry talks');
  });

  test('gets its answer in the language of the profile, and buttons that answer there', async () => {
    const { chen } = harbour;
    await chen.say('status');
    await expect.poll(() => chen.sees('D0CHEN').length).toBe(1);
    const [post] = chen.sees('D0CHEN');
    if (post === undefined) throw new Error('nothing is seen');
    expect(readingOf(post)).toContain('渡輪會談');
    await chen.press(post, '說明');
    await expect.poll(() => chen.sees('D0CHEN').length).toBe(2);
  });

  test('of the app itself is not answered', async () => {
    const { slack } = harbour;
    const event = { type: 'message', channel_type: 'im', channel: 'D0BEN', text: 'status', bot_id: 'B0BOT' };
    await slack.delivery.send(
      'events_api',
      slack.delivery.event({ ...event, user: 'U0BOT', ts: '1.000001' }),
    );
    await harbour.ben.say('channels');
    await expect.poll(() => harbour.ben.sees('D0BEN').length).toBe(1);
    expect(harbour.ben.sees('D0BEN').map(readingOf).join()).toContain('4 channels');
  });
});

describe('what Slack sends again', () => {
  test('has effect once: an event, whatever envelope it comes in', async () => {
    const { slack, ben } = harbour;
    const event = slack.delivery.event({
      type: 'app_mention',
      channel: 'C0NEWS',
      user: 'U0BEN',
      text: '<@U0BOT> status',
      ts: '1.000001',
    });
    await slack.delivery.send('events_api', event);
    await slack.delivery.send('events_api', event);
    await ben.mention('C0NEWS', 'channels');
    await expect.poll(() => ben.sees('C0NEWS').length).toBe(2);
    const boards = ben.sees('C0NEWS').filter((post) => readingOf(post).includes('as of'));
    expect(boards).toHaveLength(1);
  });

  test('is acknowledged again, also after a restart, and not answered again', async () => {
    const { slack, context, ben } = harbour;
    const event = slack.delivery.event({
      type: 'app_mention',
      channel: 'C0NEWS',
      user: 'U0BEN',
      text: '<@U0BOT> status',
      ts: '1.000001',
    });
    await slack.delivery.send('events_api', event);
    await harbour.adapter.stop();
    const again = await openHarbour({ slack, cache: context.cache });
    expect(await slack.delivery.send('events_api', event)).toMatchObject({ payload: {}, tries: 1 });
    await ben.mention('C0NEWS', 'channels');
    await expect.poll(() => ben.sees('C0NEWS').length).toBe(2);
    await again.close();
  });
});
