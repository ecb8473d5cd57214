import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../support/sources.ts';

const child = spawn(process.execPath, [join(ROOT, 'test/fakes/slack/server.ts'), '0']);
let url: string;
let client: WebClient;

beforeAll(async () => {
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  url = /(http:\S+)\/api\//.exec(String(line))?.[1] ?? '';
  client = new WebClient('xoxb-stand-in', {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
});
afterAll(() => {
  child.kill();
});

const control = async (name: string, body?: object) => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(`${url}/control/${name}`, init)).json() as Promise<{ posts: { text: string }[] }>;
};
const post = (text: string) => client.chat.postMessage({ channel: 'C0NEWS', text });
const posted = async () => (await control('posts?channel=C0NEWS')).posts.map(({ text }) => text);

test('the stand-in runs by itself, and does what it is told by another process', async () => {
  await post('first');
  await control('fault', { method: 'chat.postMessage', kind: 'drop after' });
  await expect(post('second')).rejects.toThrow();
  await control('fault', { method: 'chat.postMessage', kind: 'drop' });
  await expect(post('third')).rejects.toThrow();
  expect(await posted()).toEqual(['first', 'second']);
  await control('rate', { on: true });
  await expect(post('fourth')).rejects.toMatchObject({ retryAfter: 1 });
  await control('rate', { on: false });
  await control('channel', { id: 'C0NEWS', archived: true });
  await expect(post('fifth')).rejects.toThrow('is_archived');
  await control('reset', {});
  expect(await posted()).toEqual([]);
});
