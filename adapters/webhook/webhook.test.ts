import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Block, fixedClock, type Message } from '../../src/index.ts';
import { type Listener, openListener } from '../../test/fakes/http/listener.ts';
import { webhook as discord } from '../discord/render/webhook.ts';
import { webhook as slack } from '../slack/render/webhook.ts';
import { hookOf } from './hook.ts';
import { createAdapter } from './index.ts';
import { NoReply, post } from './post.ts';

const SECRET = 'sixteen characters or more';
const NOW = '2024-03-06T12:00:00.900Z';
const config = { secret: SECRET, privateHooks: true };
const formats = new Map([
  ['slack', slack],
  ['discord', discord],
]);
const adapter = createAdapter({ config, formats, clock: fixedClock(NOW) });

const text = (words: string) => [{ kind: 'text', text: words }] as const;
const messageOf = (...blocks: Block[]): Message => ({
  language: 'en',
  asOf: '2024-03-06',
  summary: 'One channel <changed>',
  blocks,
});
const HOSTILE =
  '@everyone <!channel> *b* _i_ `c` [x](http://evil.example) <http://evil.example|y> # h\u202e\u0000';
const picture: Block = {
  kind: 'image',
  name: 'week.png',
  png: new Uint8Array([137, 80, 0, 255]),
  alt: 'The weeks',
};
const message = messageOf(
  { kind: 'heading', level: 1, text: text('The strait') },
  {
    kind: 'entry',
    title: [{ kind: 'strong', text: 'Ferry' }, ...text(': active')],
    lines: [text('They met.')],
  },
  {
    kind: 'quote',
    text: HOSTILE,
    source: [{ kind: 'link', text: 'Gazette', url: 'https://gazette.example/a' }],
  },
  picture,
  { kind: 'prompts', prompts: [{ label: 'why', command: 'why ferry' }] },
);

let listener: Listener;
beforeEach(async () => {
  listener = await openListener();
});
afterEach(() => listener.close());

const failing = (failure: string, more = {}) =>
  expect.objectContaining({ name: 'SendError', failure, ...more });
async function deliver(address: string, sent = message): Promise<readonly (string | null)[]> {
  const ids: (string | null)[] = [];
  for (const payload of adapter.render(sent, address))
    ids.push((await adapter.send(address, payload, { key: 'k1' })).id);
  return ids;
}

describe('an address', () => {
  test.each([
    ['https://news.example/hook', 'program'],
    ['https://hooks.slack.com/services/T0/B0/x', 'slack'],
    ['https://discord.com/api/webhooks/1/x', 'discord'],
    ['https://canary.discord.com/api/v10/webhooks/1/x', 'discord'],
    ['https://discord.com/channels/1', 'program'],
    ['https://hooks.slack.com.evil.example/services/', 'program'],
    ['slack+https://mattermost.example/hooks/x', 'slack'],
    ['discord+http://127.0.0.1:1/x', 'discord'],
  ])('%s is listened to by a %s', (address, who) => {
    const { format } = hookOf(address, formats);
    const [name = 'program'] = [...formats].find(([, one]) => one === format) ?? [];
    expect(name).toBe(who);
  });

  test.each([
    'ftp://news.example',
    'news.example/hook',
    '',
    'slack+file:///etc/passwd',
    'other+https://a.example',
  ])('%j is no web hook', (address) => {
    expect(() => hookOf(address, formats)).toThrow(failing('gone'));
  });
});

describe('a program', () => {
  test('gets the message as JSON that is signed and named, in one letter', async () => {
    await deliver(`${listener.origin}/hook?a=b`);
    const [{ path, headers, body } = failed()] = listener.got;
    expect(listener.got).toHaveLength(1);
    expect(path).toBe('/hook?a=b');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': 'k1',
      'x-backchannel-timestamp': '1709726400',
    });
    const digest = createHmac('sha256', SECRET).update(`1709726400.${body}`).digest('hex');
    expect(headers['x-backchannel-signature']).toBe(`v1=${digest}`);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      language: 'en',
      asOf: '2024-03-06',
      summary: 'One channel <changed>',
      text: expect.stringContaining('• Ferry: active\nThey met.'),
      blocks: [{ kind: 'heading' }, { kind: 'entry' }, { kind: 'quote' }, { kind: 'image', png: 'iVAA/w==' }],
    });
  });
});

describe('Slack’s hook', () => {
  test('gets rich text, in which nothing is read as a mark, a mention or a link', async () => {
    await deliver(`slack+${listener.origin}/x`);
    const [{ headers, body } = failed()] = listener.got;
    expect(headers).not.toHaveProperty('x-backchannel-signature');
    const { text: fallback, blocks, unfurl_links } = JSON.parse(body);
    expect(fallback).toBe('One channel &lt;changed&gt;');
    expect(unfurl_links).toBe(false);
    expect(blocks.map(({ type }: { type: string }) => type)).toEqual([
      'header',
      'rich_text',
      'rich_text',
      'context',
    ]);
    expect(blocks[2].elements).toEqual([
      {
        type: 'rich_text_quote',
        elements: [
          { type: 'text', text: HOSTILE.slice(0, -2) },
          { type: 'text', text: '\n' },
          { type: 'text', text: '— ' },
          { type: 'link', url: 'https://gazette.example/a', text: 'Gazette' },
        ],
      },
    ]);
    expect(body).not.toContain('mrkdwn');
  });

  test('gets a long message in several, none of more than 50 blocks', async () => {
    const blocks = Array.from(
      { length: 120 },
      (_, index): Block => ({ kind: 'text', text: text(`Line ${index}`) }),
    );
    await deliver(`slack+${listener.origin}/x`, messageOf(...blocks));
    const bodies = listener.got.map(({ body }) => JSON.parse(body).blocks.length);
    expect(Math.max(...bodies)).toBeLessThanOrEqual(50);
    expect(bodies.reduce((sum, count) => sum + count)).toBe(120);
  });
});

describe('Discord’s hook', () => {
  test('gets escaped text without mentions, with the picture; its answer names the post', async () => {
    listener.answer = (response) => response.end(JSON.stringify({ id: '42' }));
    expect(await deliver(`discord+${listener.origin}/x`)).toEqual(['42']);
    const [{ path, headers, body } = failed()] = listener.got;
    expect(listener.got).toHaveLength(1);
    expect(path).toBe('/x?wait=true&with_components=true');
    expect(headers['content-type']).toMatch(/^multipart\/form-data/);
    const { allowed_mentions, components, attachments } = payloadIn(body);
    expect(allowed_mentions).toEqual({ parse: [] });
    const written = textsIn(components).join('\n');
    expect(written).toContain('## The strait\n**Ferry**: active');
    expect(written).toContain(
      '\\@\u200beveryone \\<\u200b!channel\\> \\*b\\* \\_i\\_ \\`c\\` \\[x\\](http:\\/\\/evil.example)',
    );
    expect(written).toContain('[Gazette](https://gazette.example/a)');
    expect(JSON.stringify(components)).not.toContain('custom_id');
    expect(attachments).toEqual([{ id: 0, filename: '1-week.png' }]);
    expect(JSON.stringify(components)).toContain('attachment://1-week.png');
    expect(body).toContain('filename="1-week.png"');
    expect(body).toContain('\x89P\x00\xff');
  });

  test('gets a long message in several, none of more than 4,000 characters, and loses no block', async () => {
    const blocks = Array.from(
      { length: 60 },
      (_, index): Block => ({ kind: 'text', text: text(`Line ${index}: ${'*'.repeat(300)}`) }),
    );
    await deliver(`discord+${listener.origin}/x`, messageOf(...blocks));
    const texts = listener.got.map(({ body }) => textsIn(JSON.parse(body).components).join('\n'));
    expect(Math.max(...texts.map((one) => one.length))).toBeLessThanOrEqual(4_000);
    expect(texts.join('\n').match(/^Line \d+/gm)).toHaveLength(60);
  });
});

interface Component {
  readonly content?: string;
  readonly components?: readonly Component[];
}

/** Texts of components, nested ones included. */
function textsIn(components: readonly Component[]): string[] {
  return components.flatMap(({ content, components: inner = [] }) => [
    ...(content === undefined ? [] : [content]),
    ...textsIn(inner),
  ]);
}

/** The JSON of a body in several parts. */
function payloadIn(body: string) {
  const [, json = '{}'] = /name="payload_json"\r\n\r\n(.*?)\r\n/s.exec(body) ?? [];
  return JSON.parse(Buffer.from(json, 'latin1').toString());
}

describe('a letter that is not taken', () => {
  test.each([
    [429, 'later'],
    [503, 'later'],
    [500, 'unsure'],
    [502, 'unsure'],
    [401, 'gone'],
    [404, 'gone'],
    [410, 'gone'],
    [400, 'rejected'],
    [413, 'rejected'],
    [302, 'rejected'],
  ])('with HTTP %i fails as %s', async (status, failure) => {
    listener.answer = (response) =>
      response.writeHead(status, { 'retry-after': '7', location: '/elsewhere' }).end('Not\n now');
    await expect(deliver(`${listener.origin}/secret-path`)).rejects.toEqual(
      failing(failure, { retryAfter: 7, message: expect.stringMatching(/HTTP \d+: Not now$/) }),
    );
    expect(listener.got).toHaveLength(1);
  });

  test('fails as unsure where the connection breaks, and as later where there is none', async () => {
    listener.answer = (response) => response.destroy();
    await expect(deliver(`${listener.origin}/secret-path`)).rejects.toEqual(failing('unsure'));
    await listener.close();
    const error = await deliver(`${listener.origin}/secret-path`).catch((one) => one);
    expect(error).toEqual(failing('later'));
    expect(error.message).not.toContain('secret-path');
  });

  test('fails where the host takes too long', async () => {
    listener.answer = () => {};
    const letter = { headers: {}, body: Buffer.from('x') };
    const silence = post(new URL(listener.origin), letter, { anywhere: true, timeout: 50 });
    await expect(silence).rejects.toEqual(expect.any(NoReply));
    await expect(silence).rejects.toMatchObject({ written: true });
  });
});

function failed(): never {
  throw new Error('There is nothing there.');
}
