import { connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signature } from '../../fakes/slack/delivery.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import { startSlack } from '../../fakes/slack/server.ts';
import { SIGNING_SECRET } from '../../fakes/slack/workspace.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let harbour: Harbour;
let requestUrl: string;
beforeEach(async () => {
  const port = await freePort();
  requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const slack = await startSlack({ requestUrl });
  harbour = await openHarbour({
    slack,
    config: { entrance: { kind: 'http', signingSecret: SIGNING_SECRET, port, host: '127.0.0.1' } },
  });
});
afterEach(async () => {
  await harbour.close();
  await harbour.slack.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

const body = JSON.stringify({ type: 'url_verification', challenge: 'a challenge' });

async function post(text: string, headers: Record<string, string>) {
  return fetch(requestUrl, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('HTTP', () => {
  test('answers commands, buttons and events as Socket Mode does', async () => {
    const { anna } = harbour;
    expect(await anna.command('C0NEWS', '/strait status')).toMatchObject({ payload: {}, tries: 1 });
    await expect.poll(() => anna.sees('C0NEWS').length).toBe(1);
    const [board] = anna.sees('C0NEWS');
    if (board === undefined) throw new Error('nothing is seen');
    await anna.press(board, 'Help');
    await anna.say('status');
    await expect.poll(() => anna.sees('C0NEWS').length).toBe(2);
    await expect.poll(() => anna.sees('D0ANNA').map(readingOf).join()).toContain('Ferry talks');
  });

  test('takes no request whose signature is wrong, missing, or not of these five minutes', async () => {
    expect((await post(body, signature(body))).status).toBe(200);
    expect((await post(body, signature(body, { secret: 'another' }))).status).toBe(401);
    expect((await post(body, signature(`${body} `))).status).toBe(401);
    expect((await post(body, {})).status).toBe(401);
    for (const minutes of [-6, 6, 60 * 24 * 365 * 20]) {
      expect((await post(body, signature(body, { at: Date.now() + minutes * 60_000 }))).status).toBe(401);
    }
    expect((await post(body, signature(body, { at: Date.now() + 240_000 }))).status).toBe(200);
    expect((await post(body, signature(body, { at: Number.NaN }))).status).toBe(401);
  });

  test('takes no body that is larger than any of Slack’s', async () => {
    const large = JSON.stringify({ padding: 'x'.repeat(1_000_001) });
    expect((await post(large, signature(large))).status).toBe(413);
  });

  test('an event that comes again has effect once', async () => {
    const { slack, ben } = harbour;
    const event = slack.delivery.event({
      type: 'app_mention',
      channel: 'C0NEWS',
      user: 'U0BEN',
      text: '<@U0BOT> status',
      ts: '1.000001',
    });
    await Promise.all([slack.delivery.send('events_api', event), slack.delivery.send('events_api', event)]);
    await ben.mention('C0NEWS', 'channels');
    await expect.poll(() => ben.sees('C0NEWS').length).toBe(2);
  });

  test('listens where it is told to, and nowhere else', async () => {
    const { port } = new URL(requestUrl);
    await expect(fetch(`http://127.0.0.2:${port}/slack/events`, { method: 'POST', body })).rejects.toThrow();
  });

  test('stop does not wait for a request that never ends', async () => {
    const socket = connect(Number(new URL(requestUrl).port), '127.0.0.1');
    socket.on('error', () => {});
    const half = 'POST /slack/events HTTP/1.1\r\nhost: x\r\n';
    await new Promise<void>((resolve) => socket.write(half, () => resolve()));
    const begun = performance.now();
    await harbour.adapter.stop();
    expect(performance.now() - begun).toBeLessThan(8_000);
  });
});
