import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Discord, startDiscord } from '../../fakes/discord/server.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';

let discord: Discord;
beforeAll(async () => {
  discord = await startDiscord();
});
afterAll(() => discord.close());

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const row = (...components: object[]) => ({ type: 1, components });
const press = (custom_id: string) => ({ type: 2, style: 2, label: 'x', custom_id });
const menu = (count: number) => ({
  type: 3,
  custom_id: 'm',
  options: Array.from({ length: count }, (_, at) => ({ label: `${at}`, value: `${at}` })),
});
const v2 = (...components: object[]) => ({ flags: V2, components });

async function call(method: string, path: string, body?: object, token = discord.state.token) {
  const response = await fetch(`${discord.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: object = response.status === 204 ? {} : ((await response.json()) as object);
  return { status: response.status, ...answer } as {
    status: number;
    code?: number;
    id?: string;
    retry_after?: number;
  };
}

const post = (body: object, channel: string = CHANNELS.text) =>
  call('POST', `/channels/${channel}/messages`, body);

describe('the stand-in refuses what Discord refuses', () => {
  const refused: readonly (readonly [string, object])[] = [
    ['an empty message', {}],
    ['2,001 characters', { content: 'x'.repeat(2_001) }],
    ['content beside components', { ...v2(text('a')), content: 'b' }],
    ['embeds beside components', { ...v2(text('a')), embeds: [{ title: 'b' }] }],
    ['components of the new kind without their flag', { content: 'a', components: [text('b')] }],
    ['nothing at all', v2()],
    ['an empty container', v2({ type: 17, components: [] })],
    ['a container in a container', v2({ type: 17, components: [{ type: 17, components: [text('a')] }] })],
    ['41 components', v2(...Array.from({ length: 41 }, () => text('a')))],
    [
      '41 components, inner ones among them',
      v2(...Array.from({ length: 14 }, (_, at) => row(press(`${at}`), press(`b${at}`)))),
    ],
    ['4,001 characters in all', v2(text('x'.repeat(2_000)), text('x'.repeat(2_001)))],
    ['a blank text', v2(text(' \n'))],
    ['six buttons in a row', v2(row(...'abcdef'.split('').map(press)))],
    ['a button and a menu in a row', v2(row(press('a'), menu(1)))],
    ['a row of nothing', v2(row())],
    ['26 options', v2(row(menu(26)))],
    ['no option', v2(row(menu(0)))],
    [
      'one value twice',
      v2(
        row({
          ...menu(0),
          options: [
            { label: 'a', value: 'x' },
            { label: 'b', value: 'x' },
          ],
        }),
      ),
    ],
    ['one custom id twice', v2(row(press('a')), row(press('a')))],
    ['a custom id of 101 characters', v2(row(press('x'.repeat(101))))],
    ['a label of 81 characters', v2(row({ ...press('a'), label: 'x'.repeat(81) }))],
    ['a button without a label', v2(row({ ...press('a'), label: ' ' }))],
    ['a section without an accessory', v2({ type: 9, components: [text('a')] })],
    [
      'a picture that was not sent along',
      v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
    ],
    ['a nonce of 26 characters', { content: 'a', nonce: 'x'.repeat(26), enforce_nonce: true }],
  ];

  test.each(refused)('%s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 50_035 });
  });

  test("a call without the token, a channel that is unknown or closed, a forum's channel itself", async () => {
    expect(await call('GET', '/users/@me', undefined, 'other')).toMatchObject({ status: 401 });
    expect(await post({ content: 'a' }, '1')).toMatchObject({ status: 404, code: 10_003 });
    expect(await post({ content: 'a' }, CHANNELS.closed)).toMatchObject({ status: 403, code: 50_001 });
    expect(await post({ content: 'a' }, CHANNELS.forum)).toMatchObject({ status: 400, code: 50_008 });
  });

  test('commands with bad names, without descriptions, with optional values first', async () => {
    const register = (command: object) =>
      call('PUT', `/applications/${discord.state.application}/commands`, [command] as object);
    const good = { name: 'ask', description: 'd', options: [{ type: 1, name: 'status', description: 'd' }] };
    expect(await register(good)).toMatchObject({ status: 200 });
    const option = { type: 3, description: 'd' };
    for (const bad of [
      { ...good, name: 'Ask' },
      { ...good, name: 'two words' },
      { ...good, description: '' },
      { ...good, description: 'x'.repeat(101) },
      {
        ...good,
        options: [
          { ...option, name: 'a' },
          { ...option, name: 'b', required: true },
        ],
      },
      { ...good, name_localizations: { 'zh-CN': '两 个' } },
    ]) {
      expect(await register(bad)).toMatchObject({ status: 400, code: 50_035 });
    }
  });
});

describe('the stand-in takes', () => {
  test('a message once for a nonce that is enforced', async () => {
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    const first = await post(body);
    expect((await post(body)).id).toBe(first.id);
    expect((await post({ ...body, nonce: 'n2' })).id).not.toBe(first.id);
    expect((await post({ content: 'once' })).id).not.toBe(first.id);
  });

  test('five posts in five seconds, where it is asked to, and tells how long to wait', async () => {
    discord.limitPosts(true);
    for (let count = 0; count < 5; count++)
      expect(await post({ content: 'a' }, CHANNELS.news)).toMatchObject({ status: 200 });
    const limited = await post({ content: 'a' }, CHANNELS.news);
    expect(limited.status).toBe(429);
    expect(limited.retry_after).toBeGreaterThan(0);
    discord.limitPosts(false);
  });

  test('faults from another process, and tells it what was posted', async () => {
    const control = (path: string, body?: object) =>
      fetch(new URL(`/control/${path}`, discord.api), {
        method: 'POST',
        ...(body && { body: JSON.stringify(body) }),
      });
    await control('fault', { what: 500, on: 'POST /channels' });
    expect(await post({ content: 'a' }, CHANNELS.thread)).toMatchObject({ status: 500 });
    await control('fault', { what: 'lose', on: 'POST /channels' });
    await expect(post({ content: 'kept' }, CHANNELS.thread)).rejects.toThrow();
    expect(await (await control('messages')).json()).toMatchObject({
      [CHANNELS.thread]: [{ content: 'kept' }],
    });
    await control('close', { channel: CHANNELS.thread, gone: true });
    expect(await post({ content: 'a' }, CHANNELS.thread)).toMatchObject({ code: 10_003 });
  });
});

describe('an interaction', () => {
  const answerTo = (id: string, token: string, body: object) =>
    call('POST', `/interactions/${id}/${token}/callback`, body);
  const act = (created = Date.now()) => {
    const id = discord.state.snowflake();
    const one = {
      id,
      token: `t-${id}`,
      kind: 2,
      created,
      source: undefined,
      channel: CHANNELS.text,
      expired: false,
      callback: undefined,
      took: undefined,
      done: undefined,
      original: undefined,
      followups: [],
    };
    discord.state.acts.set(one.token, one);
    return one;
  };
  const hello = { type: 4, data: { content: 'hello' } };

  test('is answered once, within three seconds, by what fits its kind', async () => {
    const one = act();
    expect(await answerTo(one.id, one.token, { type: 8, data: { choices: [] } })).toMatchObject({
      code: 50_035,
    });
    expect(await answerTo(one.id, one.token, { type: 5, data: { flags: V2 } })).toMatchObject({
      code: 50_035,
    });
    expect(await answerTo(one.id, one.token, hello)).toMatchObject({ status: 204 });
    expect(await answerTo(one.id, one.token, hello)).toMatchObject({ code: 40_060 });
    const late = act(Date.now() - 3_001);
    expect(await answerTo(late.id, late.token, hello)).toMatchObject({ status: 404, code: 10_062 });
    expect(await answerTo('1', 'unknown', hello)).toMatchObject({ code: 10_062 });
  });

  test('is changed and followed up for fifteen minutes after its answer', async () => {
    const one = act();
    const original = `/webhooks/${discord.state.application}/${one.token}/messages/@original`;
    expect(await call('PATCH', original, { content: 'x' })).toMatchObject({ code: 10_015 });
    await answerTo(one.id, one.token, { type: 5, data: { flags: 64 } });
    expect(await call('PATCH', original, v2(text('done')))).toMatchObject({ status: 200, flags: 64 | V2 });
    expect(
      await call('POST', `/webhooks/${discord.state.application}/${one.token}`, hello.data),
    ).toMatchObject({ status: 200 });
    discord.state.acts.set(one.token, { ...one, callback: hello, created: Date.now() - 15 * 60_000 - 1 });
    expect(await call('PATCH', original, { content: 'x' })).toMatchObject({ status: 401, code: 50_027 });
  });
});
