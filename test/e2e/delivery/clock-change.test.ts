import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newSubscription } from '../../../src/delivery/subscription-service.ts';
import { openStore } from '../../../src/index.ts';
import { draftOf } from '../../contracts/storage/subscriptions.ts';
import { temporaryFolder } from '../../support/run.ts';
import { ROOT } from '../../support/sources.ts';
import { startServe } from './server-process.ts';

/** A store with a subscription that is due every day at a time of UTC. */
async function subscribed(time: string, made: string) {
  const cwd = temporaryFolder();
  const files = join(cwd, 'files');
  mkdirSync(files);
  const data = join(cwd, 'data');
  const store = await openStore({ data });
  const draft = draftOf({
    brief: 'uschina',
    destination: { platform: 'file', address: 'news.txt' },
    schedule: { days: [1, 2, 3, 4, 5, 6, 7], times: [time], zone: 'UTC' },
  });
  await store.subscriptions.add(newSubscription('news', draft, made), {
    by: { id: 't', name: 't' },
    at: made,
  });
  await store.close();
  return { cwd, news: join(files, 'news.txt'), env: { BACKCHANNEL_DATA: data, BACKCHANNEL_FILES: files } };
}

/** Local clocks go back at the first, forward at the second and third; the last is an ordinary hour. */
test.concurrent.each([
  ['Europe/Vienna', '2026-10-25T00:00:45Z', '00:01'],
  ['Europe/Vienna', '2026-03-29T00:59:45Z', '01:00'],
  ['America/New_York', '2026-11-01T05:59:45Z', '06:00'],
  ['UTC', '2026-10-25T00:00:45Z', '00:01'],
])(
  'on a machine in %s, what falls due after %s goes out at once',
  async (zone, start, time) => {
    const { cwd, news, env } = await subscribed(time, new Date(Date.parse(start) - 60_000).toISOString());
    const server = startServe(
      {
        ...env,
        TZ: zone,
        SHIFT: String(Date.parse(start) - Date.now()),
        NODE_OPTIONS: `--import=${join(ROOT, 'test/support/shifted-clock.js')}`,
      },
      cwd,
    );
    await server.serving;
    expect(existsSync(news)).toBe(false);
    await expect.poll(() => existsSync(news), { timeout: 30_000 }).toBe(true);
    expect(await server.end('SIGTERM')).toBe(0);
  },
  60_000,
);
