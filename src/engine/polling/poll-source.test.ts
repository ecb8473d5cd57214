import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../../test/contracts/storage/sources.ts';
import { failing, itemOf, offering, scriptedReader } from '../../../test/fakes/source-reader.ts';
import { tinyBrief } from '../../../test/support/brief.ts';
import { pollingParts } from '../../../test/support/polling.ts';
import type { FetchedItem, SourceDefinition, SourceReading } from '../../domain/source.ts';
import type { Store } from '../../storage/contracts.ts';
import { openScratch } from '../../storage/scratch.ts';
import { pollSource } from './poll-source.ts';
import type { TroubleChange } from './polling-parts.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T12:00:00Z');
const source = sourceOf('courier', { intervalMinutes: 60 });

let store: Store;
let now: number;
let troubles: TroubleChange[];
beforeEach(async () => {
  store = await openScratch();
  now = START;
  troubles = [];
});
afterEach(() => store.close());

/** Polls with one reading after the other, an hour apart. */
function polling(readings: readonly SourceReading[], pages: Readonly<Record<string, string>> = {}) {
  const clock = { now: () => new Date(now).toISOString() };
  const reader = scriptedReader(readings, pages);
  const onTrouble = async (change: TroubleChange) => void troubles.push(change);
  const parts = pollingParts({ brief: tinyBrief(), store, reader, clock, onTrouble });
  return {
    reader,
    parts,
    async poll(options?: Parameters<typeof pollSource>[2], which: SourceDefinition = source) {
      const result = await pollSource(parts, which, options);
      now += 1.1 * HOUR;
      return result;
    },
  };
}

async function pollAll(...readings: readonly (readonly FetchedItem[])[]) {
  const { poll } = polling(readings.map((items) => offering(...items)));
  const counts = [];
  for (const _ of readings) {
    const result = await poll();
    if (result.outcome !== 'read') throw new Error(result.outcome);
    counts.push([result.ingested.new, result.ingested.changed]);
  }
  return counts;
}

const articles = async () => (await store.counts('harbour')).articles;

/** A text that is long enough to be recognised by. */
const LONG = Array.from({ length: 60 }, (_, n) => `Boat ${n} left at ${n}:30.`).join(' ');

describe('an item is read once', () => {
  const [a, b] = [itemOf('a', { content: LONG }), itemOf('b')];

  test('however often it is offered', async () => {
    expect(await pollAll([a, b], [a, b], [b])).toEqual([
      [2, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('when its id changes, its date, or its address', async () => {
    const renamed = itemOf('a', { id: 'A', content: LONG });
    const redated = itemOf('a', {
      id: 'A',
      content: LONG,
      published: { value: '2026-03-09', basis: 'stated' },
    });
    const moved = itemOf('a', { id: 'AA', url: 'https://new.example/a', content: LONG });
    const corrected = itemOf('a', { ...moved, content: `${moved.content}<p>Corrected.</p>` });
    expect(await pollAll([a], [renamed], [redated], [moved], [corrected])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(await articles()).toBe(1);
  });

  test('when the source offers it twice, under one address or one id', async () => {
    const again = itemOf('a', { id: 'other', content: '<p>Another extract of the same page.</p>' });
    expect(await pollAll([a, again], [a, again])).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  test('without an id, without an address, and without both', async () => {
    const bare = [
      itemOf('a', { id: null }),
      itemOf('b', { url: null }),
      itemOf('c', { id: null, url: null, title: 'Short', content: null }),
    ];
    expect(await pollAll(bare, bare)).toEqual([
      [3, 0],
      [0, 0],
    ]);
  });

  test('when another source had it first, whatever that one makes of it', async () => {
    const { poll } = polling([offering(a), offering({ ...a, content: 'An extract.', revision: 'x' })]);
    await poll();
    const other = await poll({}, sourceOf('gazette'));
    expect(other).toMatchObject({ outcome: 'read', ingested: { new: 0, changed: 0 } });
  });

  test('although the poll that read it did not get so far as to record it', async () => {
    const { poll, parts } = polling([offering(a)]);
    const record = parts.store.sources.record;
    const broken = { ...parts.store.sources, record: () => Promise.reject(new Error('power cut')) };
    await expect(
      pollSource({ ...parts, store: { ...parts.store, sources: broken } }, source),
    ).rejects.toThrow('power cut');
    expect(record).toBeDefined();
    now += HOUR;
    expect(await poll()).toMatchObject({ outcome: 'read', ingested: { new: 0, unchanged: 1 } });
    expect(await articles()).toBe(1);
  });
});

describe('what is another item', () => {
  test('is read although its title and its short text are those of another', async () => {
    const briefing = (name: string) =>
      itemOf(name, { title: 'Daily briefing', content: 'The spokesperson answers questions.' });
    expect(await pollAll([briefing('a')], [briefing('b'), briefing('a')])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('is read although its id was used before', async () => {
    const content =
      '<p>Harbour fees are to rise in spring, the pilots’ guild has told its members in a circular of Monday.</p>';
    const reused = itemOf('b', { id: 'a', content });
    expect(await pollAll([itemOf('a')], [reused], [reused])).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
    ]);
    expect(await articles()).toBe(2);
  });

  test('is read although all items of the source have one address, or one id', async () => {
    const page = 'https://courier.example/live';
    const live = ['a', 'b', 'c'].map((name) => itemOf(name, { url: page }));
    const same = ['d', 'e', 'f'].map((name) => itemOf(name, { id: 'feed' }));
    expect(await pollAll([...live, ...same], [...live, ...same])).toEqual([
      [6, 0],
      [0, 0],
    ]);
  });
});

describe('a correction', () => {
  test('becomes a revision of the article, under its address or its id', async () => {
    const corrected = itemOf('a', {
      url: 'https://courier.example/better-address',
      content: `${itemOf('a').content}<p>Corrected.</p>`,
    });
    expect(await pollAll([itemOf('a')], [corrected], [corrected])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(await articles()).toBe(1);
  });

  test('of an item without an address replaces its text', async () => {
    const before = itemOf('a', { url: null });
    const after = itemOf('a', { url: null, content: `${before.content}<p>Corrected.</p>` });
    expect(await pollAll([before], [after])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('an earlier text', () => {
  test('that a server gives again is no correction', async () => {
    const later = itemOf('a', { content: `${itemOf('a').content}<p>Corrected.</p>` });
    expect(await pollAll([itemOf('a')], [later], [itemOf('a')], [later])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('the first run', () => {
  test('fills the history; later ones are news', async () => {
    const { poll } = polling([offering(itemOf('a')), offering(itemOf('b'), itemOf('a'))]);
    expect(await poll()).toMatchObject({ first: true });
    expect(await poll()).toMatchObject({ first: false, ingested: { new: 1 } });
  });
});

describe('pages', () => {
  const full = { ...source, fullPages: true };
  const page = (text: string) => `<html><body><article><h1>Title</h1><p>${text}</p></article></body></html>`;
  const TEXT =
    'The ferry line between both shores was opened on Monday, and the two harbour masters met for it.';

  test('are read of new items only; the outlet and the date are those of the source', async () => {
    const [a, b] = [itemOf('a'), itemOf('b', { content: null })];
    const { poll, reader } = polling([offering(a), offering(b, a)], {
      [a.url ?? '']: page(TEXT),
      [b.url ?? '']: page(TEXT),
    });
    await poll({}, full);
    await poll({}, full);
    expect(reader.pages).toEqual([a.url, b.url]);
    expect(await store.article(a.url ?? '')).toMatchObject({
      outlet: 'Test Courier',
      published: '2026-03-01T08:00:00.000Z',
      paragraphs: [TEXT],
    });
  });

  test('that cannot be had now are read later, and only so many in one poll', async () => {
    const many = Array.from({ length: 50 }, (_, at) => itemOf(`n${at}`, { content: null }));
    const pages = Object.fromEntries(many.map(({ url, title }) => [url, page(`${title}. ${TEXT}`)]));
    const { poll } = polling([offering(...many)], pages);
    expect(await poll()).toMatchObject({ left: 10, first: true, ingested: { new: 40 } });
    expect(await poll()).toMatchObject({ left: 0, first: true, ingested: { new: 10 } });

    const [down] = [itemOf('down', { content: null })];
    const site: Record<string, string> = {};
    const second = polling([offering(down)], site);
    expect(await second.poll()).toMatchObject({ left: 1, ingested: { new: 0 } });
    site[down.url ?? ''] = page(TEXT);
    expect(await second.poll()).toMatchObject({ left: 0, ingested: { new: 1 } });
  });

  test('that hold no article are not read again until the item changes', async () => {
    const empty = itemOf('empty', { content: null });
    const { poll, reader } = polling([offering(empty)], { [empty.url ?? '']: '<html></html>' });
    expect(await poll()).toMatchObject({ left: 0, ingested: { skipped: [{ path: empty.url }] } });
    await poll();
    expect(reader.pages).toHaveLength(1);
  });
});

describe('between polls', () => {
  test('a source rests until it is due, is paused, or another process has it', async () => {
    const { parts } = polling([offering(itemOf('a'))]);
    const outcome = async (force = false) => (await pollSource(parts, source, { force })).outcome;
    expect(await outcome()).toBe('read');
    expect(await outcome()).toBe('resting');
    expect(await outcome(true)).toBe('read');
    now += 2 * HOUR;
    await store.sources.pause('harbour', 'courier', { by: { id: 'u', name: 'Ada' }, at: 'x' });
    expect(await outcome()).toBe('resting');
    await store.sources.pause('harbour', 'courier', null);
    const lease = { now: parts.clock.now(), until: new Date(now + HOUR / 6).toISOString() };
    await store.sources.claim('harbour', 'courier', { by: 'other', latest: lease.until, ...lease });
    expect(await outcome()).toBe('busy');
  });

  test('validators go along with the next request, and an address that moved for good is used', async () => {
    const moved = {
      ...offering(itemOf('a')),
      validators: { etag: '"1"' },
      movedTo: 'https://new.example/feed',
    };
    const { poll, reader } = polling([moved, { outcome: 'unchanged' }]);
    await poll();
    expect(await poll()).toEqual({ source: 'courier', outcome: 'unchanged' });
    expect(reader.requests.map(([, request]) => request)).toEqual([
      {},
      { url: 'https://new.example/feed', validators: { etag: '"1"' } },
    ]);
  });
});

describe('trouble', () => {
  test('is told once after a day of failures, and once when it is over', async () => {
    const { poll } = polling([...Array.from({ length: 30 }, () => failing()), offering(itemOf('a'))]);
    for (let count = 0; count < 33; count++) await poll({ force: true });
    expect(troubles.map(({ before, after }) => [before, after])).toEqual([
      [null, 'failing'],
      ['failing', null],
    ]);
  });

  test('a server that asks for patience gets it', async () => {
    const { poll, parts } = polling([failing('timeout', 7_200)]);
    await poll();
    expect((await pollSource(parts, source)).outcome).toBe('resting');
    now += HOUR;
    expect((await pollSource(parts, source)).outcome).toBe('failed');
  });
});
