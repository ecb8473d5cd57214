import { afterEach, describe, expect, test } from 'vitest';
import { startDiscord } from '../fakes/discord/server.ts';
import { startSlack } from '../fakes/slack/server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../fakes/slack/workspace.ts';
import { openPostbox } from '../fakes/smtp/postbox.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';

const DISCORD_TOKEN = 'made.up.token';
const FOREVER = Number.POSITIVE_INFINITY;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Both chats, and the variables that configure them. */
async function chats() {
  const slack = await startSlack();
  const discord = await startDiscord({ token: DISCORD_TOKEN });
  open.push(() => Promise.all([slack.close(), discord.close()]));
  const env: Record<string, string> = {
    BACKCHANNEL_DATA: temporaryFolder(),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN,
    DISCORD_API: discord.api,
  };
  return { slack, discord, env };
}

interface Check {
  readonly name: string;
  readonly verdict: string;
  readonly access: string | null;
  readonly detail: string;
  readonly remedy: string | null;
}

async function doctor(env: Readonly<Record<string, string>>) {
  const begun = performance.now();
  const { code, stdout, stderr } = await backchannel(['doctor', '--json'], { env });
  expect(stderr).toBe('');
  expect(stdout).not.toMatch(/xoxb|xapp|made\.up|bogus/);
  const { checks } = JSON.parse(stdout) as { readonly checks: readonly Check[] };
  const check = (name: string) => checks.find((one) => one.name === name);
  return {
    code,
    seconds: (performance.now() - begun) / 1_000,
    slack: check('slack'),
    discord: check('discord'),
    check,
  };
}

describe('doctor', () => {
  test('says as whom the chats accept the app', async () => {
    const { code, slack, discord } = await doctor((await chats()).env);
    expect(slack).toMatchObject({ verdict: 'ok', access: 'accepted' });
    expect(slack?.detail).toMatch(/configured by SLACK_BOT_TOKEN.*; reachable; accepted as backchannel in/);
    expect(discord).toMatchObject({ verdict: 'ok', access: 'accepted' });
    expect(discord?.detail).toMatch(/configured by DISCORD_TOKEN.*; reachable; accepted as backchannel/);
    expect(code).toBe(0);
  });

  test('says that a platform without variables of its own works by its defaults', async () => {
    const { check } = await doctor({ BACKCHANNEL_DATA: temporaryFolder(), WEB_PORT: '' });
    expect(check('web')?.detail).toContain('on by default');
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'xoxb-bogus', 'slack'],
    ['SLACK_APP_TOKEN', 'xapp-bogus', 'slack'],
    ['DISCORD_TOKEN', 'bogus', 'discord'],
  ] as const)('says that %s is refused, and what to do', async (name, value, platform) => {
    const { env } = await chats();
    const { code, ...found } = await doctor({ ...env, [name]: value });
    expect(found[platform]).toMatchObject({ verdict: 'broken', access: 'refused' });
    expect(found[platform]?.detail).toContain('; reachable; refused');
    expect(found[platform]?.remedy).toContain('Copy');
    expect(code).toBe(1);
  });

  test('does not call a token ok that could not be checked', async () => {
    const { slack: slackServer, discord: discordServer, env } = await chats();
    for (const close of open.splice(0)) await close();
    expect([slackServer.sockets.open(), discordServer.gateway.open()]).toEqual([0, 0]);
    const { code, slack, discord } = await doctor({
      ...env,
      SLACK_BOT_TOKEN: 'xoxb-bogus',
      DISCORD_TOKEN: 'bogus',
    });
    for (const found of [slack, discord]) {
      expect(found).toMatchObject({ verdict: 'broken', access: 'unreachable' });
      expect(found?.detail).toContain('configured by');
      expect(found?.detail).not.toContain('; reachable');
    }
    expect(code).toBe(1);
  });

  test('gives up on a platform that does not answer', async () => {
    const { slack: slackServer, discord: discordServer, env } = await chats();
    slackServer.workspace.faults.push({ kind: 'hang', times: FOREVER });
    discordServer.faults.add({ what: 'stall', times: FOREVER });
    const { seconds, slack, discord } = await doctor(env);
    expect([slack?.access, discord?.access]).toEqual(['unreachable', 'unreachable']);
    expect(seconds).toBeLessThan(20);
  }, 40_000);

  test.each([503, 429])('tells a platform that is busy (%i) from one that is away', async (status) => {
    const { slack: slackServer, discord: discordServer, env } = await chats();
    slackServer.workspace.faults.push({ kind: 'status', status, retryAfter: 60, times: FOREVER });
    const headers = { 'retry-after': '60' };
    discordServer.faults.add({
      what: status,
      headers,
      body: { message: 'x', retry_after: 60 },
      times: FOREVER,
    });
    const { code, slack, discord } = await doctor(env);
    expect([slack?.access, discord?.access]).toEqual(['unavailable', 'unavailable']);
    expect(code).toBe(1);
  });

  test('greets the mail server, and says where nothing can be asked', async () => {
    const postbox = await openPostbox();
    open.push(() => postbox.close());
    const env = {
      BACKCHANNEL_DATA: temporaryFolder(),
      BACKCHANNEL_FILES: temporaryFolder(),
      SMTP_FROM: 'news@strait.example',
    };
    const there = await doctor({ ...env, SMTP_URL: postbox.url });
    expect(there.check('mail')).toMatchObject({ verdict: 'ok', access: 'accepted' });
    expect(there.check('file')).toMatchObject({ verdict: 'ok', access: 'configured' });
    const away = await doctor({ ...env, SMTP_URL: 'smtp://127.0.0.1:9' });
    expect(away.check('mail')).toMatchObject({ verdict: 'broken', access: 'unreachable' });
  }, 40_000);
});
