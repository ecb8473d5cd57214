import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OUTAGES } from '../../fakes/http/outage.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import { type SlackStandIn, startSlack } from '../../fakes/slack/server.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let slack: SlackStandIn;
let harbour: Harbour;
beforeEach(async () => {
  slack = await startSlack();
  harbour = await openHarbour({ slack, started: false });
});
afterEach(async () => {
  await harbour.close();
  await slack.close();
});

const calls = () => slack.workspace.calls.length;
const tried = () => expect.poll(() => calls() + slack.sockets.handshakes.attempts()).toBeGreaterThan(1);

/** Stops, soon; and nothing is connected by what was under way. */
async function stopsForGood() {
  const begun = performance.now();
  await harbour.adapter.stop();
  expect(performance.now() - begun).toBeLessThan(2_500);
  await slack.sockets.handshakes.set(undefined);
  slack.workspace.faults.length = 0;
  const before = calls();
  await sleep(2_500);
  expect(slack.sockets.open()).toBe(0);
  expect(slack.sockets.handshakes.held()).toBe(0);
  expect(calls()).toBe(before);
}

describe.each(OUTAGES)('while Socket Mode is away (%s)', (outage) => {
  test('a start fails or is cancelled by a stop, and nothing connects afterwards', async () => {
    await slack.sockets.handshakes.set(outage);
    const failed = expect(harbour.adapter.start()).rejects.toThrow();
    await tried();
    await stopsForGood();
    await failed;
    await harbour.adapter.start();
    expect(slack.sockets.open()).toBe(2);
  });

  test('lost connections come back, and each command is answered once', async () => {
    await harbour.adapter.start();
    expect(harbour.adapter.connected?.()).toBe(true);
    await slack.sockets.handshakes.set(outage);
    slack.sockets.break();
    await expect.poll(() => slack.sockets.open()).toBe(1);
    slack.sockets.break();
    await expect.poll(() => harbour.adapter.connected?.()).toBe(false);
    await sleep(outage === 'busy' ? 2_500 : 500);
    await slack.sockets.handshakes.set(undefined);
    await expect.poll(() => slack.sockets.open(), { timeout: 25_000 }).toBe(2);
    await expect.poll(() => harbour.adapter.connected?.()).toBe(true);
    await harbour.anna.command('C0NEWS', '/strait status');
    const boards = () => harbour.anna.sees('C0NEWS').filter((post) => readingOf(post).includes('as of'));
    await expect.poll(() => boards().length).toBe(1);
    expect(slack.sockets.complaints).toEqual([]);
  }, 40_000);

  test('a stop ends connections that were lost, and nothing connects afterwards', async () => {
    await harbour.adapter.start();
    await slack.sockets.handshakes.set(outage);
    slack.sockets.break();
    slack.sockets.break();
    await sleep(300);
    await stopsForGood();
  });
});

describe.each(['auth.test', 'apps.connections.open'])('a call that fails at the start (%s)', (method) => {
  test('and is never answered is cancelled by a stop', async () => {
    slack.workspace.faults.push({ method, kind: 'hang', times: Number.POSITIVE_INFINITY });
    const failed = expect(harbour.adapter.start()).rejects.toThrow();
    await expect.poll(() => slack.workspace.calls.some((call) => call.method === method)).toBe(true);
    await stopsForGood();
    await failed;
  });

  test.each([
    { kind: 'status', status: 503 },
    { kind: 'status', status: 429, retryAfter: 1 },
    { kind: 'drop' },
    { kind: 'error', error: 'internal_error' },
  ] as const)('with %j for a while does no harm to a later start', async (fault) => {
    slack.workspace.faults.push({ method, ...fault, times: 2 });
    const start = (): Promise<void> => harbour.adapter.start().catch(start);
    await start();
    expect(slack.sockets.open()).toBe(2);
    expect(harbour.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});
