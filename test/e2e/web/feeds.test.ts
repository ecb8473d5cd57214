import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const SCOPES = ['', '/changes', '/groups/sea', '/channels/patrols'];

describe('Atom', () => {
  test.each(SCOPES)('%s is read by another program', async (scope) => {
    const feed = parseAtomFeed(await site.page(`/zh-Hant/strait${scope}/feed.atom`));
    expect(feed.title?.value).toMatch(/^海峽/);
    expect(feed.entries?.length).toBeGreaterThan(0);
    const ids = feed.entries?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of feed.entries ?? []) {
      expect(entry.title?.value).toBeTruthy();
      expect(Date.parse(entry.updated ?? '')).toBeGreaterThan(0);
      expect(URL.canParse(entry.links?.[0]?.href ?? '')).toBe(true);
    }
  });

  test('marks what is only reported, newest knowledge first', async () => {
    const { entries = [] } = parseAtomFeed(await site.page('/en/strait/groups/sea/feed.atom'));
    expect(entries.map(({ title }) => title?.value)).toEqual([
      expect.stringMatching(/^Harbour masters: /),
      expect.stringMatching(/^Reported, not confirmed: Patrol hotline: /),
      expect.stringMatching(/^Patrol channels: .*20 Dec 2023/),
      expect.stringMatching(/^Patrol channels: .*4 Aug 2022/),
      expect.stringMatching(/^Patrol channels: .*2 May 2021/),
    ]);
  });

  test('leads to the event on its page', async () => {
    const { entries = [] } = parseAtomFeed(await site.page('/en/strait/channels/ferry/feed.atom'));
    const { pathname, hash } = new URL(entries.at(-1)?.links?.[0]?.href ?? '');
    expect(pathname).toBe('/en/strait/channels/ferry');
    expect(await site.page(pathname)).toContain(`id="${hash.slice(1)}"`);
  });
});

describe('JSON Feed', () => {
  test.each(SCOPES)('%s is read by another program and has the entries of the Atom feed', async (scope) => {
    const feed = parseJsonFeed(await site.page(`/en/strait${scope}/feed.json`));
    const atom = parseAtomFeed(await site.page(`/en/strait${scope}/feed.atom`));
    expect(feed.language).toBe('en');
    expect(feed.items?.map(({ id }) => id)).toEqual(atom.entries?.map(({ id }) => id));
    expect(feed.items?.map(({ content_html }) => content_html?.replace(/\s+/g, ''))).toEqual(
      atom.entries?.map(({ content }) => content?.value?.replace(/\s+/g, '')),
    );
  });

  test('changes of state are what changed, and nothing else', async () => {
    const feed = parseJsonFeed(await site.page('/en/strait/changes/feed.json'));
    expect(feed.items?.map(({ title }) => title)).toEqual([
      'Harbour masters: no event known → proposed',
      'Ferry talks: no event known → active',
      'Patrol channels: suspended → restored',
      'Patrol channels: dormant → suspended',
      'Patrol channels: active → dormant',
      'Patrol channels: no event known → active',
    ]);
  });

  test('article text in it is escaped text', async () => {
    const feed = parseJsonFeed(await site.page('/en/strait/channels/harbour-masters/feed.json'));
    expect(feed.items?.[0]?.content_html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(feed.items?.[0]?.content_html).not.toMatch(/<script|<img|javascript:/);
  });
});

describe('iCalendar', () => {
  test('has the scheduled contacts of a brief and of a channel, and is read by another program', async () => {
    for (const scope of ['', '/groups/land', '/channels/ferry']) {
      const calendar = ical.sync.parseICS(await site.page(`/en/strait${scope}/calendar.ics`));
      const events = Object.values(calendar).filter((one) => one?.type === 'VEVENT');
      expect(events, scope).toHaveLength(1);
      const [event] = events;
      if (event?.type !== 'VEVENT') throw new Error('There is no event.');
      expect(event.summary).toBe('Ferry talks');
      expect(event.datetype).toBe('date');
      expect([event.start.getFullYear(), event.start.getMonth() + 1, event.start.getDate()]).toEqual([
        2024, 4, 2,
      ]);
      expect(event.url).toMatchObject({ val: `${site.origin}/en/strait/channels/ferry` });
    }
  });

  test('is empty where nothing is scheduled', async () => {
    const text = await site.page('/en/strait/channels/patrols/calendar.ics');
    expect(text).toMatch(/^BEGIN:VCALENDAR/);
    expect(text).not.toContain('BEGIN:VEVENT');
  });
});

test('pages name the feeds, and every feed that the list of feeds links to exists', async () => {
  expect(await site.page('/strait')).toContain(
    'type="application/atom+xml" title="The strait" href="/strait/feed.atom"',
  );
  const list = await site.page('/en/strait/feeds');
  const links = [...list.matchAll(/<td><a href="([^"]+)"/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(20);
  for (const path of links) expect((await fetch(site.origin + path)).status, path).toBe(200);
});

test('there is no feed of what there is not', async () => {
  expect((await fetch(`${site.origin}/strait/channels/nothing/feed.atom`)).status).toBe(404);
});
