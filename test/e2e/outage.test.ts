import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { newSubscription } from '../../src/delivery/subscription-service.ts';
import { openStore } from '../../src/index.ts';
import { draftOf } from '../contracts/storage/subscriptions.ts';
import { answerOf } from '../fakes/discord/scenario.ts';
import { type Discord, startDiscord } from '../fakes/discord/server.ts';
import { createPerson } from '../fakes/slack/person.ts';
import { type SlackStandIn, startSlack } from '../fakes/slack/server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../fakes/slack/workspace.ts';
import { temporaryFolder } from '../support/run.ts';
import { type ServerProcess, startServe } from './delivery/server-process.ts';

const DISCORD_TOKEN = 'made.up.token';
const FOREVER = Number.POSITIVE_INFINITY;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Both chats, unavailable in one way until `recover`. */
interface Chats {
  readonly env: Readonly<Record<string, string>>;
  recover(): Promise<{ readonly slack: SlackStandIn; readonly discord: Discord }>;
}

async function unavailable(how: 'refuse' | 'hang' | 'busy' | 'gateway'): Promise<Chats> {
  const [slackPort, discordPort] = [await freePort(), await freePort()];
  const start = async () => {
    const slack = await startSlack({ port: slackPort });
    const discord = await startDiscord({ port: discordPort, token: DISCORD_TOKEN });
    open.push(() => Promise.all([slack.close(), discord.close()]));
    return { slack, discord };
  };
  const env = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
    DISCORD_TOKEN,
    DISCORD_API: `http://127.0.0.1:${discordPort}/api`,
  };
  if (how === 'refuse') return { env, recover: start };
  const { slack, discord } = await start();
  if (how === 'gateway') {
    await slack.sockets.handshakes.set('busy');
    await discord.gateway.handshakes.set('refuse');
  } else {
    slack.workspace.faults.push({
      ...(how === 'hang' ? { kind: 'hang' } : { kind: 'status', status: 503 }),
      times: FOREVER,
    });
    discord.faults.add({ what: how === 'hang' ? 'stall' : 503, times: FOREVER });
  }
  const recover = async () => {
    slack.workspace.faults.length = 0;
    discord.faults.clear();
    await slack.sockets.handshakes.set(undefined);
    await discord.gateway.handshakes.set(undefined);
    return { slack, discord };
  };
  return { env, recover };
}

/** `serve` with these variables, and an edition for a file that is due now. */
async function serveWith(env: Readonly<Record<string, string>>) {
  const cwd = temporaryFolder();
  const files = join(cwd, 'files');
  mkdirSync(files);
  const data = join(cwd, 'data');
  const store = await openStore({ data });
  const now = Date.now();
  const at = new Date(now - 60_000).toISOString();
  const times = [new Date(now).toISOString().slice(11, 16)];
  const draft = draftOf({
    brief: 'uschina',
    destination: { platform: 'file', address: 'news.txt' },
    schedule: { days: [1, 2, 3, 4, 5, 6, 7], times, zone: 'UTC' },
  });
  await store.subscriptions.add(newSubscription('news', draft, at), { by: { id: 't', name: 't' }, at });
  await store.close();
  const server = startServe({ ...env, BACKCHANNEL_DATA: data, BACKCHANNEL_FILES: files }, cwd);
  open.push(() => server.end('SIGKILL'));
  return { server, delivered: () => existsSync(join(files, 'news.txt')) };
}

const linesOf = (server: ServerProcess) =>
  server
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { msg: string; level: number; platform?: string });

const listening = (server: ServerProcess) =>
  linesOf(server).flatMap(({ msg, platform }) => (msg === 'listening' ? [platform] : []));

describe.each(['refuse', 'hang', 'busy', 'gateway'] as const)(
  'while both chats are unavailable (%s)',
  (how) => {
    test('other deliveries go out at once; the chats answer, once, when they are back', async () => {
      const chats = await unavailable(how);
      const { server, delivered } = await serveWith(chats.env);
      await server.serving;
      await expect.poll(delivered, { timeout: 5_000 }).toBe(true);
      expect(listening(server)).toEqual(['file']);
      const { slack, discord } = await chats.recover();
      await expect
        .poll(() => listening(server).toSorted(), { timeout: 40_000 })
        .toEqual(['discord', 'file', 'slack']);
      await answerOf(await discord.person.command('uschina', 'channels'));
      await createPerson(slack, 'U0ANNA').command('C0NEWS', '/uschina channels');
      await expect.poll(() => slack.workspace.posts.length).toBe(1);
      expect([slack.sockets.open(), discord.gateway.open()]).toEqual([2, 1]);
      expect(discord.gateway.counts.identify).toBe(1);
      expect(linesOf(server).filter(({ level }) => level >= 50)).toEqual([]);
      expect(await server.end('SIGTERM')).toBe(0);
    }, 90_000);

    test('the first SIGTERM ends the process soon, and nothing connects afterwards', async () => {
      const chats = await unavailable(how);
      const { server, delivered } = await serveWith(chats.env);
      await server.serving;
      await expect.poll(delivered, { timeout: 5_000 }).toBe(true);
      const begun = performance.now();
      expect(await server.end('SIGTERM')).toBe(0);
      expect(performance.now() - begun).toBeLessThan(4_000);
      expect(linesOf(server).at(-1)?.msg).toBe('ended');
      const { slack, discord } = await chats.recover();
      expect([slack.sockets.open(), discord.gateway.open()]).toEqual([0, 0]);
    }, 60_000);
  },
);

test('where nothing else is configured, a chat that is unavailable is retried until the process is asked to end', async () => {
  const { env, recover } = await unavailable('refuse');
  const cwd = temporaryFolder();
  const server = startServe({ ...env, BACKCHANNEL_DATA: join(cwd, 'data') }, cwd);
  open.push(() => server.end('SIGKILL'));
  await expect
    .poll(() => linesOf(server).filter(({ msg }) => msg.includes('trying again')).length, { timeout: 20_000 })
    .toBeGreaterThan(3);
  await recover();
  await expect.poll(() => listening(server).toSorted(), { timeout: 20_000 }).toEqual(['discord', 'slack']);
  expect(await server.end('SIGTERM')).toBe(0);
}, 60_000);

test('where every platform refuses its token, the process says what to do and ends with 1', async () => {
  const { env, recover } = await unavailable('refuse');
  await recover();
  const cwd = temporaryFolder();
  const wrong = { SLACK_BOT_TOKEN: 'xoxb-wrong', DISCORD_TOKEN: 'wrong' };
  const server = startServe({ ...env, ...wrong, BACKCHANNEL_DATA: join(cwd, 'data') }, cwd);
  expect(await server.ended).toBe(1);
  expect(server.log()).toContain('SLACK_BOT_TOKEN');
  expect(server.log()).toContain('DISCORD_TOKEN');
  expect(server.log()).not.toContain('trying again');
}, 30_000);
