import { describe, expect, test } from 'vitest';
import { type Message, SendError } from '../../../src/index.ts';
import { memoryCache } from '../../fakes/discord/adapter-context.ts';
import { readable } from '../../fakes/discord/displayed.ts';
import { answerOf, openScene, type Scene, startScene } from '../../fakes/discord/scenario.ts';
import { CHANNELS } from '../../fakes/discord/state.ts';
import { allComponents } from '../../fakes/discord/validate.ts';

const KEY = 'sub1-2026-06-01-0';
const SINCE = '2026-01-01T00:00:00.000Z';

function digest(words = 'What changed', more: Message['blocks'] = []): Message {
  return {
    language: 'en',
    summary: 'Digest of 1 June',
    blocks: [{ kind: 'heading', level: 1, text: [{ kind: 'text', text: words }] }, ...more],
  };
}

/** Sends every page of a message, each under a key of its own: the first page under the key itself. */
async function deliver({ adapter }: Scene, channel: string, message = digest(), key = KEY) {
  const receipts = [];
  for (const [at, payload] of adapter.render(message).entries()) {
    receipts.push(await adapter.send(channel, payload, { key: at === 0 ? key : `${key}/${at}` }));
  }
  return receipts;
}

const posted = ({ discord }: Scene, channel: string) => discord.state.messages.get(channel) ?? [];
const failureOf = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: unknown) => (error instanceof SendError ? error : undefined),
  );

describe('a delivery', () => {
  test.each([['text'], ['thread'], ['news']] as const)(
    'is posted into a %s channel, calling nobody',
    async (kind) => {
      const scene = await openScene();
      const [receipt] = await deliver(scene, CHANNELS[kind]);
      const [message, ...others] = posted(scene, CHANNELS[kind]);
      expect(message?.id).toBe(receipt?.id);
      expect(others).toEqual([]);
      expect(readable(message)).toContain('What changed');
      expect(message?.allowed_mentions).toEqual({ parse: [] });
      expect(scene.discord.state.calls).not.toContainEqual(expect.stringContaining('crosspost'));
    },
  );

  test('is published to followers of an announcement channel where that is asked for; the post stands where it cannot be', async () => {
    const scene = await openScene({ env: { DISCORD_CROSSPOST: '1' } });
    await deliver(scene, CHANNELS.news);
    expect(Number(posted(scene, CHANNELS.news)[0]?.flags) & 1).toBe(1);
    scene.discord.faults.add({ what: 500, on: 'crosspost', times: 9 });
    await deliver(scene, CHANNELS.news, digest(), 'other');
    expect(posted(scene, CHANNELS.news)).toHaveLength(2);
    expect(scene.context.logged()).toContain('not published to followers');
  });

  test('opens a thread in a forum; its further pages go into the same one', async () => {
    const scene = await openScene();
    const long = digest(
      'What changed',
      Array.from(
        { length: 60 },
        (_, at) =>
          ({ kind: 'text', text: [{ kind: 'text', text: `Line ${at}. ${'word '.repeat(40)}` }] }) as const,
      ),
    );
    const receipts = await deliver(scene, CHANNELS.forum, long);
    const threads = [...scene.discord.state.channels.values()].filter(
      ({ parent_id }) => parent_id === CHANNELS.forum,
    );
    expect(threads.map(({ name }) => name)).toEqual(['Digest of 1 June']);
    expect(receipts.length).toBeGreaterThan(1);
    expect(posted(scene, threads[0]?.id ?? '')).toHaveLength(receipts.length);
  });

  test('takes its pictures along', async () => {
    const scene = await openScene();
    await deliver(
      scene,
      CHANNELS.text,
      digest('With a picture', [
        { kind: 'image', name: 'chart.png', png: new Uint8Array([1, 2, 3]), alt: 'A chart' },
      ]),
    );
    const [message] = posted(scene, CHANNELS.text);
    expect(message?.attachments).toEqual([{ filename: '1-chart.png', size: 3 }]);
    expect(allComponents({ components: message?.components ?? [] })).toContainEqual(
      expect.objectContaining({ type: 12 }),
    );
  });

  test('with the same key is posted once within minutes, whatever happened to the first try', async () => {
    const scene = await openScene();
    scene.discord.faults.add({ what: 'lose', on: 'POST /channels' });
    const failed = await failureOf(deliver(scene, CHANNELS.text));
    expect(failed?.failure).toBe('unsure');
    await deliver(scene, CHANNELS.text);
    expect(posted(scene, CHANNELS.text)).toHaveLength(1);
  });

  test('tells below it which subscription it comes from', async () => {
    const scene = await startScene();
    await deliver(scene, CHANNELS.text);
    const act = await scene.discord.person.press(posted(scene, CHANNELS.text)[0], 'About this post');
    await answerOf(act, 'Nothing is subscribed to');
  });
});

describe('a delivery that may have arrived', () => {
  test('is found by its key long after its nonce is forgotten, among many posts; another key is not', async () => {
    const scene = await openScene();
    const [receipt] = await deliver(scene, CHANNELS.text);
    scene.discord.state.nonces.clear();
    for (let count = 0; count < 130; count++)
      scene.discord.state.post(CHANNELS.text, { content: 'talk' }, []);
    expect(await scene.adapter.find?.(CHANNELS.text, KEY, SINCE)).toEqual(receipt);
    expect(await scene.adapter.find?.(CHANNELS.text, 'sub1-2026-06-01-', SINCE)).toBeUndefined();
    expect(await scene.adapter.find?.(CHANNELS.news, KEY, SINCE)).toBeUndefined();
  });

  test('is found in the threads of a forum', async () => {
    const scene = await openScene();
    const [receipt] = await deliver(scene, CHANNELS.forum);
    expect(await scene.adapter.find?.(CHANNELS.forum, KEY, SINCE)).toEqual(receipt);
  });

  test('is found where it was posted in plain text', async () => {
    const scene = await openScene();
    scene.discord.faults.add({
      what: 400,
      on: 'POST /channels',
      body: { code: 50_035, message: 'Invalid Form Body', errors: { components: {} } },
    });
    const [receipt] = await deliver(scene, CHANNELS.text);
    expect(await scene.adapter.find?.(CHANNELS.text, KEY, SINCE)).toEqual(receipt);
  });

  test('is not decided where Discord gives no answer', async () => {
    const scene = await openScene();
    scene.discord.faults.add({ what: 503, on: 'GET /channels' });
    expect(
      await failureOf(scene.adapter.find?.(CHANNELS.text, KEY, SINCE) ?? Promise.resolve()),
    ).toMatchObject({ failure: 'later' });
  });
});

describe('where components or pictures are refused', () => {
  const image = { kind: 'image', name: 'a', png: new Uint8Array([1]), alt: 'A chart' } as const;
  const refusal = { code: 50_035, message: 'Invalid Form Body', errors: { components: { _errors: [] } } };

  test.each([
    ['components', digest(), { what: 400, on: 'POST /channels', body: refusal }],
    [
      'pictures',
      digest('What changed', [image]),
      { what: 403, on: 'POST /channels', body: { code: 50_013, message: 'Missing Permissions' } },
    ],
  ] as const)(
    '%s: the message is posted in plain text, once, without previews',
    async (_, message, fault) => {
      const scene = await openScene();
      scene.discord.faults.add(fault);
      await deliver(scene, CHANNELS.text, message);
      const [post, ...others] = posted(scene, CHANNELS.text);
      expect(others).toEqual([]);
      expect(post).toMatchObject({ components: [], flags: 4, allowed_mentions: { parse: [] } });
      expect(post?.content).toContain('What changed');
      expect(scene.context.logged()).toContain('posted in plain text');
    },
  );
});

describe('a delivery that is not taken says why', () => {
  const json = (code: number, message = 'x') => ({ code, message });

  test.each([
    [
      '429',
      {
        what: 429,
        body: { message: 'slow', retry_after: 7.5, global: false },
        headers: { 'retry-after': '8', 'x-ratelimit-scope': 'shared' },
      },
      'later',
    ],
    ['500', { what: 500 }, 'later'],
    ['502', { what: 502 }, 'later'],
    ['504, which may be the way to Discord alone', { what: 504 }, 'unsure'],
    ['a connection that broke before the answer', { what: 'drop' }, 'unsure'],
    ['an unknown channel', { what: 404, body: json(10_003) }, 'gone'],
    ['no access', { what: 403, body: json(50_001) }, 'gone'],
    ['no permission', { what: 403, body: json(50_013) }, 'gone'],
    ['nobody to write to', { what: 403, body: json(50_007) }, 'gone'],
    ['an archived thread', { what: 400, body: json(50_083) }, 'gone'],
    ['a token that is revoked', { what: 401, body: json(0) }, 'gone'],
    ['too large', { what: 413, body: json(40_005) }, 'rejected'],
    ['a form that is refused', { what: 400, body: json(50_035) }, 'rejected'],
  ] as const)('%s', async (_, fault, failure) => {
    const scene = await openScene();
    scene.discord.faults.add({ ...fault, on: 'POST /channels' });
    const error = await failureOf(deliver(scene, CHANNELS.text));
    expect(error?.failure).toBe(failure);
    expect(error?.message).not.toContain(scene.discord.state.token);
    expect(posted(scene, CHANNELS.text)).toEqual([]);
    expect(scene.discord.state.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  test('a limit with the seconds to wait, without a second call', async () => {
    const scene = await openScene();
    scene.discord.limitPosts(true);
    for (let count = 0; count < 5; count++) await deliver(scene, CHANNELS.text, digest(), `key${count}`);
    const error = await failureOf(deliver(scene, CHANNELS.text, digest(), 'key5'));
    expect(error?.failure).toBe('later');
    expect(error?.retryAfter).toBeGreaterThan(0);
    expect(error?.retryAfter).toBeLessThan(6);
    expect(error?.everywhere).toBe(false);
    expect(posted(scene, CHANNELS.text)).toHaveLength(5);
    await failureOf(deliver(scene, CHANNELS.text, digest(), 'key5'));
    const asked = scene.discord.state.calls.filter((call) => call === `GET /channels/${CHANNELS.text}`);
    expect(asked).toHaveLength(1);
  });

  test('a limit of the bot as a whole, as such', async () => {
    const scene = await openScene();
    const headers = { 'retry-after': '3', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
    scene.discord.faults.add({ what: 429, on: 'POST', headers });
    const error = await failureOf(deliver(scene, CHANNELS.text));
    expect(error).toMatchObject({ failure: 'later', everywhere: true });
  });

  test('nobody at the address: surely not posted', async () => {
    const scene = await openScene({ env: { DISCORD_API: 'http://127.0.0.1:9/api' } });
    expect((await failureOf(deliver(scene, CHANNELS.text)))?.failure).toBe('later');
  });

  test('a store that cannot keep what a button means: surely not posted', async () => {
    const broken = { ...memoryCache(), set: () => Promise.reject(new Error('disk full')) };
    const scene = await openScene({ cache: broken });
    const prompts = [{ label: 'Look', command: `article ${'word '.repeat(30)}` }];
    const failed = await failureOf(
      deliver(scene, CHANNELS.text, digest('x', [{ kind: 'prompts', prompts }])),
    );
    expect(failed?.failure).toBe('later');
    expect(posted(scene, CHANNELS.text)).toEqual([]);
  });

  test('a broken connection while the channel is only asked about: surely not posted', async () => {
    const scene = await openScene();
    scene.discord.faults.add({ what: 'lose', on: 'GET /channels' });
    expect((await failureOf(deliver(scene, CHANNELS.text)))?.failure).toBe('later');
  });

  test('a channel that is deleted later is noticed, and the operator is told once', async () => {
    const scene = await openScene({ env: { DISCORD_OPERATOR_CHANNEL: CHANNELS.operator } });
    await deliver(scene, CHANNELS.text);
    scene.discord.state.channels.delete(CHANNELS.text);
    for (let time = 0; time < 2; time++) {
      expect((await failureOf(deliver(scene, CHANNELS.text)))?.failure).toBe('gone');
    }
    await expect.poll(() => posted(scene, CHANNELS.operator).map(({ content }) => content)).toHaveLength(1);
    expect(readable(posted(scene, CHANNELS.operator)[0])).toContain(CHANNELS.text);
  });
});
