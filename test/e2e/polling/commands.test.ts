import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSite } from '../../fakes/http/site.ts';
import { backchannel, temporaryFolder } from '../../support/run.ts';

const item = (number: number, date: string) =>
  `<item><guid>${number}</guid><link>/news/${number}</link><title>Ministers meet, ${number}</title><pubDate>${date}</pubDate>
   <description>The two defense ministers met in Singapore, officials said. Report ${number}.</description></item>`;
const feed = (items: string, older = '') =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour Post</title>${older}${items}</channel></rss>`;

const data = join(temporaryFolder(), 'data');
const openHarbour = () =>
  openSite({
    '/': '<html><head><title>Harbour</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>News</p></body></html>',
    '/feed': feed(item(3, 'Mon, 23 Nov 2026 10:00:00 GMT'), '<atom:link rel="prev-archive" href="/older"/>'),
    '/older': feed(item(1, 'Mon, 06 Jan 2025 10:00:00 GMT') + item(2, 'Tue, 04 Mar 2025 10:00:00 GMT')),
  });

/** What a command prints, and its exit code. */
async function ask(...args: readonly string[]): Promise<string> {
  const env = { BACKCHANNEL_ALLOWED_HOSTS: '127.0.0.1' };
  const { code, stdout, stderr } = await backchannel([...args, '--data', data], { env });
  return `${stdout}${stderr}[${code}]`;
}

test('an operator tries, adds, polls, pauses, fills, exchanges and removes a source', async () => {
  const site = await openHarbour();
  const address = `${site.origin}/feed`;
  expect(await ask('sources', 'test', `${site.origin}/`)).toMatch(
    /discovery: \S+\/feed \(tried next\)[\s\S]*items: 1[\s\S]*article: Ministers meet, 3[\s\S]*1 paragraph from the feed[\s\S]*\[0\]/,
  );
  expect(await ask('sources', 'add', address, '--id', 'harbour', '--outlet', 'Harbour Post')).toContain(
    `harbour: added ${address}`,
  );
  expect(await ask('sources', 'add', address)).toMatch(/“harbour” has this address already[\s\S]*\[1\]/);
  expect(await ask('poll', 'harbour')).toMatch(
    /^harbour: 1 item, 1 new, .*first run: history, no news\n1 source polled, 0 failed/,
  );
  expect(await ask('poll', 'harbours')).toMatch(/Choose one of: harbour\.[\s\S]*\[1\]/);
  expect(await ask('backfill', 'harbour', '--since', '2025-02')).toContain(
    'harbour since 2025-02-01: 2 pages, 2 items, 1 new',
  );
  expect(await ask('sources', 'check', 'harbour')).toContain('✓ harbour: 1 item, the newest of 2026-11-23');

  expect(await ask('sources', 'pause', 'harbour')).toBe('harbour: paused\n[0]');
  expect(await ask('sources', 'pause', 'harbour')).toBe('harbour: paused already\n[0]');
  expect(await ask('sources', 'harbour')).toContain('Paused by ');
  expect(await ask('sources', 'resume', 'harbour')).toBe('harbour: resumed\n[0]');
  expect(await ask('sources', 'resume', 'harbour')).toBe('harbour: not paused\n[0]');

  const file = join(temporaryFolder(), 'sources.opml');
  expect(await ask('sources', 'export', file)).toMatch(/^\d+ feeds written to /);
  expect(readFileSync(file, 'utf8')).toContain(
    `<outline text="Harbour Post" type="rss" xmlUrl="${address}"/>`,
  );
  expect(await ask('sources', 'remove', 'harbour')).toBe('harbour: removed\n[0]');
  expect(await ask('sources', 'import', file)).toMatch(/^1 of \d+ feeds added/);
  expect(await ask('sources', 'remove', 'white-house')).toMatch(/is a source of the brief[\s\S]*\[1\]/);
}, 180_000);
