import { describe, expect, onTestFinished, test } from 'vitest';
import { openSite, type Pages, redirect } from '../../../test/fakes/http/site.ts';
import { createHttpClient } from './client.ts';
import { createRobots } from './robots.ts';

const DAY = 86_400_000;

function openRobots() {
  const clock = { at: Date.parse('2024-05-06T12:00:00Z') };
  const now = () => new Date(clock.at).toISOString();
  const client = createHttpClient({ now, allowedHosts: new Set(['127.0.0.1']), pause: 0 });
  onTestFinished(() => client.close());
  return { robots: createRobots(client, now), clock };
}

async function checked(page: Pages[string], path: string) {
  const { origin } = await openSite({ '/robots.txt': page });
  return openRobots().robots.check(origin + path);
}

const closed = {
  outcome: 'failed',
  failure: { kind: 'robots', detail: expect.stringContaining('127.0.0.1') },
};
const open = { outcome: 'allowed' };

describe('robots.txt', () => {
  test('closes what it names, to all programs or to this one, and opens what it excepts', async () => {
    const rules = 'User-agent: *\nDisallow: /private/\nDisallow: /*.json$\nAllow: /private/news';
    expect(await checked(rules, '/private/x')).toEqual(closed);
    expect(await checked(rules, '/feed.json')).toEqual(closed);
    expect(await checked(rules, '/private/news')).toEqual(open);
    expect(await checked(rules, '/feed.xml')).toEqual(open);
    expect(await checked('User-agent: backchannel\nDisallow: /', '/feed.xml')).toEqual(closed);
    expect(await checked('User-agent: OtherBot\nDisallow: /', '/feed.xml')).toEqual(open);
  });

  test('may ask for a pause, up to half a minute', async () => {
    expect(await checked('User-agent: *\nCrawl-delay: 5', '/')).toEqual({ ...open, pause: 5_000 });
    expect(await checked('User-agent: *\nCrawl-delay: 86400', '/')).toEqual({ ...open, pause: 30_000 });
  });

  test('that is not there, or is a page instead, closes nothing', async () => {
    for (const page of [undefined, '<!doctype html><p>Not found</p>', redirect('/robots.txt'), ''] as const)
      expect(await checked(page ?? ((_, response) => response.writeHead(403).end()), '/feed')).toEqual(open);
  });

  test.each([500, 503, 429])(
    'that is answered with %i closes the site until it can be read',
    async (status) => {
      let broken = true;
      const { origin } = await openSite((_, response) => response.writeHead(broken ? status : 404).end());
      const { robots } = openRobots();
      expect(await robots.check(`${origin}/feed`)).toMatchObject({
        outcome: 'failed',
        failure: { detail: `${status} (robots.txt)` },
      });
      broken = false;
      expect(await robots.check(`${origin}/feed`)).toEqual(open);
    },
  );

  test('is read once a day', async () => {
    const { origin, paths } = await openSite({ '/robots.txt': 'User-agent: *\nDisallow: /a' });
    const { robots, clock } = openRobots();
    await Promise.all(['/a', '/b', '/c'].map((path) => robots.check(origin + path)));
    clock.at += DAY - 1;
    await robots.check(`${origin}/a`);
    expect(paths()).toHaveLength(1);
    clock.at += 1;
    await robots.check(`${origin}/a`);
    expect(paths()).toEqual(['/robots.txt', '/robots.txt']);
  });
});
