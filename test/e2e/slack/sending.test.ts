import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Message, SendError } from '../../../src/index.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import type { Fault } from '../../fakes/slack/workspace.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour({ started: false });
});
afterEach(() => harbour.close());

const SINCE = new Date(Date.now() - 60_000).toISOString();
const message: Message = {
  language: 'en',
  summary: 'A & <!channel> summary',
  blocks: [{ kind: 'text', text: [{ kind: 'text', text: 'What changed' }] }],
};

const posts = () => harbour.slack.workspace.posts.filter(({ channel }) => channel === 'C0NEWS');

async function send(key?: string, of: Message = message) {
  const [payload] = harbour.adapter.render(of);
  if (payload === undefined) throw new Error('there is a payload');
  return harbour.adapter.send('C0NEWS', payload, key === undefined ? {} : { key });
}

/** How a sending fails. */
async function failure(): Promise<SendError> {
  const error = await send('key-1').then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SendError);
  return error as SendError;
}

const fault = (one: Fault) => harbour.slack.workspace.faults.push({ method: 'chat.postMessage', ...one });

describe('a post', () => {
  test('carries its key, and is found by it', async () => {
    const { id } = await send('key-1');
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toMatchObject({ ts: id, text: 'A &amp; &lt;!channel&gt; summary' });
    expect(await harbour.adapter.find?.('C0NEWS', 'key-1', SINCE)).toEqual({ id });
    expect(await harbour.adapter.find?.('C0NEWS', 'key-2', SINCE)).toBeUndefined();
  });

  test('is found on any page of the history, and not before the instant', async () => {
    const { id } = await send('key-1');
    for (let count = 0; count < 450; count += 1) {
      const ts = harbour.slack.workspace.stamp();
      harbour.slack.workspace.posts.push({ ts, channel: 'C0NEWS', text: 'talk', blocks: [], user: 'U0BEN' });
    }
    expect(await harbour.adapter.find?.('C0NEWS', 'key-1', SINCE)).toEqual({ id });
    const later = new Date(Date.now() + 600_000).toISOString();
    expect(await harbour.adapter.find?.('C0NEWS', 'key-1', later)).toBeUndefined();
  });

  test('unfurls nothing and has nothing parsed', async () => {
    await send();
    const [call] = harbour.slack.workspace.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(call?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      parse: 'none',
      mrkdwn: 'false',
    });
  });
});

describe('what goes wrong', () => {
  test('patience that Slack asks for is told in seconds, and nothing is tried again by itself', async () => {
    fault({ kind: 'status', status: 429, retryAfter: 7 });
    expect(await failure()).toMatchObject({ failure: 'later', retryAfter: 7 });
    const tries = harbour.slack.workspace.calls.filter(({ args }) => args.channel === 'C0NEWS');
    expect(tries).toHaveLength(1);
    expect(harbour.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    expect(harbour.slack.workspace.posts).toEqual([]);
  });

  test.each([
    ['later', { kind: 'status', status: 503 }],
    ['later', { kind: 'error', error: 'ratelimited' }],
    ['unsure', { kind: 'status', status: 502 }],
    ['unsure', { kind: 'error', error: 'internal_error' }],
    ['unsure', { kind: 'drop' }],
    ['unsure', { kind: 'drop after' }],
    ['gone', { kind: 'error', error: 'account_inactive' }],
    ['rejected', { kind: 'error', error: 'msg_too_long' }],
    ['rejected', { kind: 'error', error: 'something_new' }],
  ] as const)('%s: %o', async (expected, one) => {
    fault(one);
    expect(await failure()).toMatchObject({ failure: expected });
  });

  test('a post that arrived although the connection broke is found afterwards', async () => {
    fault({ kind: 'drop after' });
    expect((await failure()).failure).toBe('unsure');
    expect(await harbour.adapter.find?.('C0NEWS', 'key-1', SINCE)).toEqual({ id: posts()[0]?.ts });
  });

  test('one message a second and channel: more have to wait', async () => {
    harbour.slack.workspace.rateLimited = true;
    await send();
    expect(await failure()).toMatchObject({ failure: 'later', retryAfter: 1 });
  });

  test.each([
    ['is_archived', { archived: true }],
    ['not_in_channel', { joined: false }],
  ] as const)('a channel that is closed to us is gone: %s', async (answer, change) => {
    Object.assign(harbour.slack.workspace.channels.get('C0NEWS') ?? {}, change);
    const { failure: kind, message: words } = await failure();
    expect(kind).toBe('gone');
    expect(words).toContain(answer);
  });

  test('tokens that are revoked and rights that are missing are gone, too; a history that is not shown is no answer', async () => {
    harbour.slack.workspace.scopes.delete('chat:write');
    expect((await failure()).message).toContain('missing_scope');
    harbour.slack.workspace.scopes.delete('channels:history');
    await expect(harbour.adapter.find?.('C0NEWS', 'key-1', SINCE)).rejects.toMatchObject({ failure: 'gone' });
    harbour.slack.workspace.revoked = true;
    expect((await failure()).message).toContain('token_revoked');
  });

  test('Slack that is not there surely took nothing', async () => {
    await harbour.slack.close();
    expect(await failure()).toMatchObject({ failure: 'later' });
  });

  test('is told to the operator once, with a line in the log each time, and without any secret', async () => {
    Object.assign(harbour.slack.workspace.channels.get('C0NEWS') ?? {}, { archived: true });
    await failure();
    await failure();
    const notes = () => harbour.slack.workspace.posts.filter(({ channel }) => channel === 'C0OPS');
    await expect.poll(() => notes().length).toBe(1);
    expect(notes()[0]?.text).toContain('is_archived');
    expect(harbour.logged.filter((line) => line.includes('is_archived'))).toHaveLength(2);
    expect(harbour.logged.join()).not.toMatch(/xox|xapp/);
  });
});

describe('a picture', () => {
  const picture: Message = {
    ...message,
    blocks: [
      { kind: 'image', name: 'ferry', png: new Uint8Array([1, 2, 3]), alt: 'The ferry line since 2020' },
    ],
  };

  test('is uploaded and shown, with its words for those who cannot see it', async () => {
    await send(undefined, picture);
    const [id] = harbour.slack.workspace.files.keys();
    expect(posts()[0]?.blocks).toMatchObject([
      { type: 'image', alt_text: 'The ferry line since 2020', slack_file: { id } },
    ]);
  });

  test.each([
    ['ferry', 'ferry.png'],
    ['ferry-week.png', 'ferry-week.png'],
    ['ferry.PNG', 'ferry.png'],
    ['ferry.png.png', 'ferry.png'],
    ['轮渡.png', 'picture.png'],
    ['', 'picture.png'],
  ])('named %j is uploaded as %s', async (name, filename) => {
    const blocks = picture.blocks.map((block) => ({ ...block, name }));
    await send(undefined, { ...message, blocks });
    const upload = harbour.slack.workspace.calls.find(
      ({ method }) => method === 'files.getUploadURLExternal',
    );
    expect(upload?.args.filename).toBe(filename);
  });

  test('is shown a moment later where the file was not ready, and uploaded only once', async () => {
    fault({ kind: 'error', error: 'invalid_blocks' });
    await send(undefined, picture);
    await send(undefined, picture);
    expect(posts().map(({ blocks }) => blocks[0]?.type)).toEqual(['image', 'image']);
    expect(harbour.slack.workspace.files.size).toBe(1);
  });

  test.each([
    ['the right to upload is missing', () => harbour.slack.workspace.scopes.delete('files:write')],
    ['Slack refuses it', () => fault({ kind: 'error', error: 'invalid_blocks', times: 2 })],
  ])('is told in words where %s', async (_, break_) => {
    break_();
    await send('key-1', picture);
    expect(posts().map(readingOf)).toEqual(['[The ferry line since 2020]']);
    expect(await harbour.adapter.find?.('C0NEWS', 'key-1', SINCE)).toBeDefined();
  });
});
