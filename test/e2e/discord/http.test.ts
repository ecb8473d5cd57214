import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readable } from '../../fakes/discord/displayed.ts';
import { answerOf, firstOf, type Scene, startScene } from '../../fakes/discord/scenario.ts';
import { createSigner } from '../../fakes/discord/signing.ts';

const start = () => startScene({ env: { DISCORD_PORT: '0' } });
const urlOf = ({ adapter }: Scene) => `http://127.0.0.1:${adapter.port()}/`;
const PING = JSON.stringify({ type: 1, id: '1', token: 'x', application_id: '1' });

describe('interactions by HTTP', () => {
  test('need no gateway', async () => {
    const scene = await start();
    expect(scene.discord.gateway.counts.identify).toBe(0);
    expect(scene.discord.state.calls).not.toContain('GET /gateway/bot');
  });

  test('listens where it is told to, on this machine alone by default', async () => {
    const port = (await start()).adapter.port();
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
    const open = await startScene({ env: { DISCORD_PORT: '0', DISCORD_HOST: '0.0.0.0' } });
    expect((await fetch(`http://127.0.0.2:${open.adapter.port()}/`)).status).toBe(405);
  });

  test('a ping is answered by a pong', async () => {
    const scene = await start();
    const response = await fetch(urlOf(scene), {
      method: 'POST',
      body: PING,
      headers: scene.discord.signer.headers(PING),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ type: 1 });
  });

  test('commands, completion, buttons, menus and modals work as by the gateway; the response is the first answer', async () => {
    const scene = await start();
    const { discord } = scene;
    const board = await answerOf(await discord.person.command('two-rivers', 'status'));
    const completed = await firstOf(
      await discord.person.complete('two-rivers', 'status', { channel: 'water' }),
    );
    expect(completed).toMatchObject({ type: 8, data: { choices: [{ value: 'water-commission' }] } });
    await answerOf(
      await discord.person.choose(board, 'Answer in another language', ['zh-Hans']),
      '两河官方渠道',
    );
    const asked = await discord.person.press(board, '换一天');
    await answerOf(await discord.person.submit(asked, { day: '2024-12' }), '2024年12月31日');
    expect(discord.state.calls.filter((call) => call.includes('callback'))).toEqual([]);
  });

  const refused: readonly (readonly [string, (scene: Scene) => Promise<Response>])[] = [
    ['without a signature', (scene) => fetch(urlOf(scene), { method: 'POST', body: PING })],
    [
      'signed by somebody else',
      (scene) => fetch(urlOf(scene), { method: 'POST', body: PING, headers: createSigner().headers(PING) }),
    ],
    [
      'with another body than was signed',
      (scene) =>
        fetch(urlOf(scene), {
          method: 'POST',
          body: PING.replace('"x"', '"y"'),
          headers: scene.discord.signer.headers(PING),
        }),
    ],
    [
      'that is older than five minutes',
      (scene) => {
        const old = String(Math.floor(Date.now() / 1000) - 301);
        return fetch(urlOf(scene), {
          method: 'POST',
          body: PING,
          headers: scene.discord.signer.headers(PING, old),
        });
      },
    ],
    [
      'with a signature that is none',
      (scene) =>
        fetch(urlOf(scene), {
          method: 'POST',
          body: PING,
          headers: { ...scene.discord.signer.headers(PING), 'x-signature-ed25519': 'zz' },
        }),
    ],
  ];

  test.each(refused)('a request %s is refused with 401, without any work', async (_, send) => {
    const scene = await start();
    const before = scene.discord.state.calls.length;
    expect((await send(scene)).status).toBe(401);
    expect(scene.discord.state.calls.length).toBe(before);
  });

  test('too large, no JSON, no interaction, another method: each has its status', async () => {
    const scene = await start();
    const { headers } = scene.discord.signer;
    const post = (body: string) =>
      fetch(urlOf(scene), { method: 'POST', body, headers: headers(body) }).then(({ status }) => status);
    expect(await post('x'.repeat(1_000_001))).toBe(413);
    expect(await post('{')).toBe(400);
    expect(await post('[]')).toBe(400);
    expect((await fetch(urlOf(scene))).status).toBe(405);
  });

  test('a connection that breaks off takes nothing down', async () => {
    const scene = await start();
    const socket = connect(scene.adapter.port() ?? 0, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    await new Promise<void>((resolve) => socket.end(() => resolve()));
    const broken = request(urlOf(scene), { method: 'POST', headers: scene.discord.signer.headers(PING) });
    broken.on('error', () => {});
    broken.write(PING);
    broken.destroy();
    await answerOf(await scene.discord.person.command('two-rivers', 'channels'), 'Water commission');
  });

  test('stop waits for what is under way, and the port is free again', async () => {
    const scene = await start();
    const act = await scene.discord.person.command('two-rivers', 'channels');
    const url = urlOf(scene);
    await scene.adapter.stop();
    expect(readable(act.original)).toContain('Water commission');
    await expect(fetch(url)).rejects.toThrow();
  });

  test('stop does not wait for a request that never ends', async () => {
    const scene = await start();
    const socket = connect(scene.adapter.port() ?? 0, '127.0.0.1');
    socket.on('error', () => {});
    await new Promise<void>((resolve) => socket.write('POST / HTTP/1.1\r\nhost: x\r\n', () => resolve()));
    const begun = performance.now();
    await scene.adapter.stop();
    expect(performance.now() - begun).toBeLessThan(8_000);
  });
});
