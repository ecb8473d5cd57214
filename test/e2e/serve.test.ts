import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newSubscription } from '../../src/delivery/subscription-service.ts';
import { openStore } from '../../src/index.ts';
import { draftOf } from '../contracts/storage/subscriptions.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';
import { startServe } from './delivery/server-process.ts';

/** A folder for files of the destination `file`, and the environment that allows it. */
function files() {
  const cwd = temporaryFolder();
  const folder = join(cwd, 'files');
  mkdirSync(folder);
  const env = { BACKCHANNEL_DATA: join(cwd, 'data'), BACKCHANNEL_FILES: folder };
  return { cwd, env, read: (name: string) => readFileSync(join(folder, name), 'utf8') };
}

describe('serve', () => {
  test('says what to do where no platform is configured', async () => {
    const { code, stderr } = await backchannel(['serve'], {
      env: { BACKCHANNEL_DATA: temporaryFolder(), WEB_PORT: 'off' },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/No platform is configured.*\n.*SLACK_BOT_TOKEN/);
  });

  test('delivers what is due, explains it, and ends as asked', async () => {
    const { cwd, env, read } = files();
    const store = await openStore({ data: env.BACKCHANNEL_DATA });
    const now = Date.now();
    const made = new Date(now - 60_000).toISOString();
    const times = [new Date(now).toISOString().slice(11, 16)];
    const destination = { platform: 'file', address: 'news.txt' };
    const draft = draftOf({
      brief: 'uschina',
      destination,
      schedule: { days: [1, 2, 3, 4, 5, 6, 7], times, zone: 'UTC' },
    });
    await store.subscriptions.add(newSubscription('news', draft, made), {
      by: { id: 't', name: 't' },
      at: made,
    });
    const server = startServe(env, cwd);
    await server.serving;
    await expect
      .poll(async () => (await store.ledger.deliveries({ limit: 1 }))[0]?.state, { timeout: 20_000 })
      .toBe('sent');
    await store.close();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(read('news.txt')).toContain('US–China channels');
    const { stdout } = await backchannel(['deliveries', 'news'], { env, cwd });
    expect(stdout).toMatch(/Sent .* in 1 part/);
  }, 60_000);

  test('makes the subscriptions of a file, and names the line of one that is wrong', async () => {
    const { cwd, env } = files();
    const file = join(cwd, 'subscriptions.yaml');
    const lines = [
      'subscriptions:',
      '  - id: daily',
      '    to: file:news.txt',
      '    days: daily',
      '    times: ["08:30"]',
    ];
    writeFileSync(file, lines.join('\n'));
    const server = startServe({ ...env, BACKCHANNEL_SUBSCRIPTIONS: file }, cwd);
    await server.serving;
    expect(await server.end('SIGINT')).toBe(0);
    const { stdout } = await backchannel(['subscriptions', '--json'], { env, cwd });
    expect(JSON.parse(stdout)).toMatchObject({ subscriptions: [{ id: 'file-daily', to: 'file:news.txt' }] });
    writeFileSync(file, lines.join('\n').replace('08:30', '8:30'));
    const wrong = await backchannel(['serve'], { env: { ...env, BACKCHANNEL_SUBSCRIPTIONS: file }, cwd });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/yaml:2 .*8:30/) });
  }, 60_000);
});

describe('subscriptions in a shell', () => {
  const { cwd, env } = files();
  const run = (...args: readonly string[]) => backchannel(['subscriptions', ...args], { env, cwd });
  const listed = async () => JSON.parse((await run('--json')).stdout).subscriptions;

  test('are made, changed, paused, resumed, previewed, tested and removed', async () => {
    const added = await run('add', '--to', 'file:a.txt', '--days', 'mon,thu', '--times', '08:30', '--json');
    const { id, next } = JSON.parse(added.stdout);
    expect(next).toHaveLength(3);
    expect((await run('change', id, '--quiet', '--zone', 'Asia/Shanghai')).code).toBe(0);
    expect(await listed()).toMatchObject([
      { id, quiet: true, schedule: { days: [1, 4], times: ['08:30'], zone: 'Asia/Shanghai' } },
    ]);
    expect((await run('pause', id)).code).toBe(0);
    expect(await listed()).toMatchObject([{ state: 'paused', next: null }]);
    expect((await run('resume', id)).code).toBe(0);
    expect((await run('preview', id)).stdout).toContain('US–China channels');
    expect((await run('test', id)).code).toBe(0);
    expect(readFileSync(join(cwd, 'files', 'a.txt'), 'utf8')).toContain('US–China channels');
    expect((await run('remove', id)).code).toBe(0);
    expect(await listed()).toEqual([]);
  }, 60_000);

  test.each([
    [['add', '--to', 'pigeon:loft', '--alerts'], /no platform “pigeon”/],
    [['add', '--to', 'file:a.txt'], /neither a schedule nor alerts/],
    [['pause', 'nothing'], /no subscription “nothing”/],
  ])('%j is refused with the next step', async (args, problem) => {
    expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringMatching(problem) });
  });
});

test('manifest prints what sets an app up, and names the platforms that take one', async () => {
  expect(await backchannel(['manifest', 'slack'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('slash_commands'),
  });
  expect(await backchannel(['manifest', 'nowhere'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Name one of: .*slack/),
  });
});
