import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { platform } from '../../../adapters/slack/index.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import { startSlack } from '../../fakes/slack/server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../fakes/slack/workspace.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour();
});
afterEach(() => harbour.close());

const boards = () => harbour.anna.sees('C0NEWS').filter((post) => readingOf(post).includes('as of'));

describe('Socket Mode', () => {
  test('has two connections, and is back at two after one was renewed; nothing is lost in between', async () => {
    const { anna, slack } = harbour;
    expect(slack.sockets.open()).toBe(2);
    slack.sockets.renew();
    for (let count = 0; count < 5; count += 1) {
      expect(await anna.command('C0NEWS', '/strait status')).toMatchObject({ payload: {}, tries: 1 });
    }
    await expect.poll(() => slack.sockets.open()).toBe(2);
    await expect.poll(() => boards().length).toBe(5);
  });

  test('an envelope that was on a connection when it broke comes again, and has effect once', async () => {
    const { anna, slack } = harbour;
    slack.sockets.deaf = true;
    const asked = anna.command('C0NEWS', '/strait status');
    await expect.poll(() => boards().length).toBe(1);
    slack.sockets.deaf = false;
    slack.sockets.break();
    slack.sockets.break();
    expect(await asked).toMatchObject({ payload: {} });
    await anna.command('C0NEWS', '/strait channels');
    await expect.poll(() => anna.sees('C0NEWS').length).toBe(2);
    expect(boards()).toHaveLength(1);
  });

  test('comes back after Slack was away, later and later, and after refusals, which the operator is told of', async () => {
    const { anna, slack } = harbour;
    const refusals = 3;
    slack.workspace.faults.push({
      method: 'apps.connections.open',
      kind: 'error',
      error: 'account_inactive',
      times: refusals,
    });
    slack.sockets.break();
    slack.sockets.break();
    await expect.poll(() => harbour.logged.join('')).toContain('account_inactive');
    await expect.poll(() => slack.sockets.open(), { timeout: 10_000 }).toBe(2);
    await anna.command('C0NEWS', '/strait status');
    await expect.poll(() => boards().length).toBe(1);
    const notes = slack.workspace.posts.filter(({ channel }) => channel === 'C0OPS');
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining('account_inactive')]);
  });

  test('answers what was asked before it stops', async () => {
    const { anna, adapter } = harbour;
    await anna.command('C0NEWS', '/strait status');
    await adapter.stop();
    expect(boards()).toHaveLength(1);
    await expect.poll(() => harbour.slack.sockets.open()).toBe(0);
  });
});

describe('a start', () => {
  test('fails where Slack is away, and works when it is tried again', async () => {
    const slack = await startSlack();
    slack.workspace.faults.push({ method: 'auth.test', kind: 'drop' });
    const late = await openHarbour({ slack, started: false });
    await expect(late.adapter.start()).rejects.toThrow();
    await late.adapter.start();
    expect(slack.sockets.open()).toBe(2);
    await late.close();
    await slack.close();
  });

  test('with a token that Slack refuses fails with what to do', async () => {
    const slack = await startSlack();
    const config = { token: 'xoxb-wrong' };
    await expect(openHarbour({ slack, config })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('invalid_auth'),
    });
    await slack.close();
  });
});

test('an app that was stopped answers again when it is started again', async () => {
  const { anna, adapter } = harbour;
  await adapter.stop();
  await adapter.start();
  await anna.command('C0NEWS', '/strait status');
  await expect.poll(() => boards().length).toBe(1);
});

describe('the platform', () => {
  test('is not there where the environment does not configure it', () => {
    expect(platform.connect({}, harbour.context)).toBeUndefined();
  });

  test('is connected as the environment says', async () => {
    const { anna, slack, context } = harbour;
    await harbour.adapter.stop();
    const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl };
    const adapter = platform.connect(env, context);
    await adapter?.start();
    await anna.command('C0NEWS', '/strait status');
    await expect.poll(() => boards().length).toBe(1);
    await adapter?.stop();
  });
});

describe('what Slack tells', () => {
  test.each([
    ['app_uninstalled', 'uninstalled'],
    ['tokens_revoked', 'revoked'],
  ])('%s is noted for the operator', async (type, words) => {
    const { slack, logged } = harbour;
    await slack.delivery.send('events_api', slack.delivery.event({ type, tokens: { bot: ['U0BOT'] } }));
    await expect.poll(() => logged.join('')).toContain(words);
    await expect.poll(() => slack.workspace.posts.some(({ channel }) => channel === 'C0OPS')).toBe(true);
  });
});

describe('an answer that cannot be given', () => {
  test('since the connection broke is given once more', async () => {
    const { anna, slack } = harbour;
    slack.workspace.faults.push({ method: 'response', kind: 'drop' });
    await anna.command('C0NEWS', '/strait status');
    await expect.poll(() => boards().length).toBe(1);
  });

  test('since its address is used up or too old is a line in the log, and the app goes on', async () => {
    const { anna, slack, logged } = harbour;
    const trigger = slack.delivery.trigger('U0ANNA');
    const url = slack.delivery.responseUrl({ channel: 'C0NEWS', user: 'U0ANNA' });
    for (const response of slack.responses.values()) response.expired = true;
    await slack.delivery.send('slash_commands', {
      command: '/strait',
      text: 'status',
      team_id: 'T0HARBOUR',
      channel_id: 'C0NEWS',
      user_id: 'U0ANNA',
      trigger_id: trigger,
      response_url: url,
    });
    await expect.poll(() => logged.join('')).toContain('Slack was not answered');
    await anna.command('C0NEWS', '/strait status');
    await expect.poll(() => boards().length).toBe(1);
  });
});
