import { expect, test } from 'vitest';
import { sourceOf } from '../../test/contracts/storage/sources.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { NEVER_POLLED, type SourceHealth } from '../domain/source-state.ts';
import { createComposer } from './composer.ts';
import { freshnessNote } from './freshness.ts';
import { plainText } from './text-renderer.ts';

const AT = '2026-03-01T08:00:00.000Z';
const works = { ...NEVER_POLLED, filled: AT, polled: AT, succeeded: AT, arrived: AT };
const health = (id: string, over: Partial<SourceHealth> = {}): SourceHealth => ({
  source: { ...sourceOf(id), verified: true },
  added: false,
  paused: null,
  progress: works,
  trouble: null,
  articles: 3,
  relevant: 1,
  ...over,
});
const failing = health('down', {
  progress: { ...works, failures: 3, failingSince: AT, failure: { kind: 'refused', detail: '403' } },
});
const compose = createComposer(tinyBrief(), 'en');
const wordsOf = (message: ReturnType<typeof compose.sources>) => plainText(message);

test('sources in trouble come first, with the reason in plain words', () => {
  const paused = health('resting', { paused: { by: { id: 'u', name: 'Ada' }, at: AT } });
  const fresh = health('fresh', { progress: NEVER_POLLED });
  const silent = health('still', { trouble: 'silent' });
  const text = wordsOf(compose.sources([health('fine'), paused, fresh, silent, failing]));
  expect(text).toContain('1 fails, 1 silent, 1 not read yet, 1 works, 1 paused');
  expect(text).toContain('Fails since 1 Mar 2026 08:00 (UTC): access is denied (HTTP 403).');
  expect(text).toContain('In a week 3 articles, 1 relevant.');
  expect(text).toContain('Paused by Ada');
  const order = ['down', 'still', 'fresh', 'fine', 'resting'].map((id) => text.indexOf(`${id} `));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('one source has its address without a password, its terms and whose official outlet it is', () => {
  const source = {
    ...sourceOf('gazette', { location: 'https://ada:secret@gazette.example/feed', official: 'east' }),
    terms: 'https://gazette.example/terms',
    verified: true,
  };
  const text = wordsOf(compose.sourceHealth(health('gazette', { source })));
  expect(text).toContain('https://gazette.example/feed');
  expect(text).not.toContain('secret');
  expect(text).toContain('East');
  expect(text).toContain('https://gazette.example/terms');
});

test('an operator is told once of each kind of trouble and of its end', () => {
  const { source, progress } = failing;
  const notice = (before: SourceHealth['trouble'], after: SourceHealth['trouble']) =>
    compose.sourceNotice({ source, before, after, progress });
  expect(notice(null, 'failing')).toMatch(/^Source down \(Test Courier\) fails since .*: access is denied/);
  expect(notice(null, 'silent')).toMatch(/nothing new since/);
  expect(notice('failing', null)).toMatch(/can be read again/);
  expect(notice('silent', null)).toMatch(/has news again/);
});

test('no newer article is not the same as nothing read', () => {
  const freshness = { newest: '2026-02-20', outlets: 3, horizon: '2026-02-20' };
  const note = (polled?: string) =>
    JSON.stringify(
      freshnessNote(compose.localizer, { ...freshness, ...(polled && { polled }) }, '2026-03-01'),
    );
  expect(note()).toContain('Nothing has been read since 20 Feb 2026');
  expect(note('2026-02-22')).toContain('Nothing has been read since');
  expect(note('2026-03-01')).toContain(
    'No article is newer than 20 Feb 2026, although sources were read until 1 Mar 2026',
  );
});
