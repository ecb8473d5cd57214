import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { straitBrief, wordsOf } from '../../test/support/strait.ts';
import { fixedClock } from '../clock.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { EditionOrder } from '../domain/edition.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Filter } from '../domain/subscription.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import { openEngine } from './open-engine.ts';

const ALL: Filter = { channels: [], groups: [], states: [], outlets: [], words: [] };

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-edition-'));
  store = await openStore({ data: folder });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The engine at an instant. */
const at = (instant: string) => openEngine({ brief: straitBrief(), store, clock: fixedClock(instant) });
const cut = (instant: string) => at(instant).checkpoint();

/** Reads an article at an instant; published a day earlier than it is read unless told otherwise. */
function read(
  now: string,
  id: string,
  published: string | null,
  ...events: ChannelEvent[]
): Promise<unknown> {
  return store.put('strait', [{ article: articleOf(id, { published }), events }], now);
}

const event = (channel: string, action: ChannelEvent['action'], date: string, over = {}) =>
  eventOf({ channel, action, date, actors: ['ada', 'bo'], evidence: `${action} on ${date}.`, ...over });

async function edition(from: Checkpoint, to: Checkpoint, over: Partial<EditionOrder> = {}) {
  const made = await at(to.at).edition({ from, to, filter: ALL, form: 'full', language: 'en', ...over });
  return { ...made, words: wordsOf(made.message) };
}

/** The lines on channels in an edition: what changed, then what else happened. */
const told = (words: readonly string[]) =>
  words.filter((line) => line.startsWith('* ')).map((line) => line.slice(2));

describe('an edition tells what was found since the one before it', () => {
  test('be it several times on one day', async () => {
    const morning = await cut('2024-03-06T08:00:00Z');
    await read('2024-03-06T11:00:00Z', 'a', '2024-03-06T10:00:00Z', event('ferry', 'hold', '2024-03-06'));
    const noon = await cut('2024-03-06T12:00:00Z');
    await read('2024-03-06T15:00:00Z', 'b', '2024-03-06T14:00:00Z', event('ferry', 'suspend', '2024-03-06'));
    const evening = await cut('2024-03-06T18:00:00Z');
    expect(told((await edition(morning, noon)).words)).toEqual([
      'Ferry talks: no event known → active Mar 2024',
    ]);
    expect(told((await edition(noon, evening)).words)).toEqual(['Ferry talks: active → suspended Mar 2024']);
    expect(told((await edition(evening, evening)).words)).toEqual([]);
  });

  test('though its article came out before that one', async () => {
    const before = await cut('2024-03-08T08:00:00Z');
    await read('2024-03-08T10:00:00Z', 'late', '2024-03-01', event('ferry', 'hold', '2024-03-01'));
    const { words } = await edition(before, await cut('2024-03-09T08:00:00Z'));
    expect(told(words)).toEqual(['Ferry talks: no event known → active Mar 2024']);
  });

  test('though it was committed after that one was made with an instant before it, as by a slow or misset process', async () => {
    const before = await cut('2024-03-06T08:00:00.000Z');
    const made = await cut('2024-03-06T12:00:00.000Z');
    await read('2024-03-06T11:59:59.900Z', 'slow', '2024-03-06', event('ferry', 'hold', '2024-03-06'));
    const next = await cut('2024-03-06T18:00:00.000Z');
    expect((await edition(before, made)).changed).toBe(false);
    expect(told((await edition(made, next)).words)).toHaveLength(1);
  });

  test('though its article has no date', async () => {
    const before = await cut('2024-03-06T08:00:00Z');
    await read('2024-03-06T10:00:00Z', 'undated', null, event('ferry', 'hold', '2024-03-05'));
    const { words } = await edition(before, await cut('2024-03-07T08:00:00Z'));
    expect(told(words)).toEqual(['Ferry talks: no event known → active Mar 2024']);
  });

  test('after an outage of weeks too, and says that editions are missing', async () => {
    const before = await cut('2024-03-01T08:00:00Z');
    await read('2024-04-20T08:00:00Z', 'a', '2024-03-02', event('ferry', 'hold', '2024-03-02'));
    const { words } = await edition(before, await cut('2024-04-20T09:00:00Z'), { missed: 50 });
    expect(words[1]).toBe('Nothing has been read since 2 Mar 2024; later changes are unknown.');
    expect(words[2]).toBe(
      '50 editions before it did not go out; this one covers their time too, since 1 Mar 2024 at 08:00.',
    );
    expect(told(words)[0]).toBe('Ferry talks: no event known → active Mar 2024');
  });

  test('and nothing twice: another outlet, a reminder and an edited article bring no news', async () => {
    await read('2024-03-05T09:00:00Z', 'a', '2024-03-05', event('ferry', 'hold', '2024-03-04'));
    const before = await cut('2024-03-05T12:00:00Z');
    await read('2024-03-06T09:00:00Z', 'b', '2024-03-06', event('ferry', 'hold', '2024-03-04'));
    await read(
      '2024-03-06T09:00:00Z',
      'c',
      '2024-03-06',
      event('ferry', 'hold', '2023', { background: true }),
    );
    const edited = articleOf('a', { published: '2024-03-05', paragraphs: ['Edited.'] });
    await store.put(
      'strait',
      [{ article: edited, events: [event('ferry', 'hold', '2024-03-04')] }],
      '2024-03-06T09:00:00Z',
    );
    const { changed, words } = await edition(before, await cut('2024-03-07T08:00:00Z'));
    expect(changed).toBe(false);
    expect(words.slice(0, 2)).toEqual([
      '# The strait: 6 Mar 2024 to 7 Mar 2024',
      'No change since 4 Mar 2024.',
    ]);
  });

  test('an archive that is read in is history: counted, not told as news; a state that it changes is a correction', async () => {
    const before = await cut('2024-03-06T08:00:00Z');
    await read('2024-03-06T09:00:00Z', 'a', '2019-05-02', event('ferry', 'hold', '2019-05-01'));
    await read('2024-03-06T09:00:00Z', 'b', '2020-05-02', event('ferry', 'suspend', '2020-05-01'));
    const { changed, words } = await edition(before, await cut('2024-03-07T08:00:00Z'));
    expect(changed).toBe(true);
    expect(words).toContain('## Corrections and late reports');
    expect(words).not.toContain('## What changed');
    expect(told(words)).toEqual(['Ferry talks: no event known → suspended May 2020']);
    expect(words).toContain('2 older events were read about; the timelines have them.');
    expect(words).toContain('2 articles read in this time, 2 relevant; 0 skipped.');
  });
});

describe('an edition tells what was corrected since the one before it', () => {
  const edit = (now: string, id: string, ...events: ChannelEvent[]) => {
    const article = articleOf(id, { published: '2024-03-05', paragraphs: [`Edited at ${now}.`] });
    return store.put('strait', [{ article, events }], now);
  };

  test('what an article took back, with what it says instead, be it on the same day', async () => {
    await read('2024-03-05T09:00:00Z', 'a', '2024-03-05', event('ferry', 'suspend', '2024-03-05'));
    const before = await cut('2024-03-05T10:00:00Z');
    await edit('2024-03-05T11:00:00Z', 'a', event('ferry', 'postpone', '2024-03-05'));
    const { words } = await edition(before, await cut('2024-03-05T12:00:00Z'));
    expect(words.slice(1, 9)).toEqual([
      '## Corrections and late reports',
      '* Ferry talks: suspended → postponed Mar 2024',
      '5 Mar 2024: “Title of a”',
      '"postpone on 2024-03-05." (Test Courier, 5 Mar 2024)',
      '* Test Courier: Title of a',
      'no longer says: Ferry talks – suspended 5 Mar 2024',
      'says now: Ferry talks – postponed 5 Mar 2024',
      '1 article read in this time, 1 relevant; 0 skipped.',
    ]);
  });

  test('what was read and taken back between two editions was never told, and is not taken back', async () => {
    const before = await cut('2024-03-05T08:00:00Z');
    await read('2024-03-05T09:00:00Z', 'a', '2024-03-05', event('ferry', 'suspend', '2024-03-05'));
    await edit('2024-03-05T11:00:00Z', 'a');
    expect((await edition(before, await cut('2024-03-05T12:00:00Z'))).changed).toBe(false);
  });

  test('an article that tells more than before brings news', async () => {
    await read('2024-03-05T09:00:00Z', 'a', '2024-03-05', event('ferry', 'hold', '2024-03-05'));
    const before = await cut('2024-03-05T10:00:00Z');
    await edit(
      '2024-03-05T11:00:00Z',
      'a',
      event('ferry', 'hold', '2024-03-05'),
      event('ferry', 'suspend', '2024-03-05'),
    );
    const { words } = await edition(before, await cut('2024-03-05T12:00:00Z'));
    expect(words).not.toContain('## Corrections and late reports');
    expect(told(words)).toEqual(['Ferry talks: active → suspended Mar 2024']);
  });
});

describe('the form of an edition', () => {
  const week = async () => {
    const from = await cut('2024-03-01T00:30:00Z');
    await read('2024-03-05T09:00:00Z', 'a', '2024-03-05', event('patrol-hotline', 'resume', '2024-03-04'));
    await read('2024-03-05T09:00:00Z', 'b', '2024-03-05', event('ferry', 'hold', '2024-03-04'));
    await read('2024-03-06T09:00:00Z', 'c', '2024-03-06', event('ferry', 'agree', '2024-03-06'));
    await read('2024-03-06T09:00:00Z', 'd', '2024-03-06', event('ferry', 'propose', '2024-03-05'));
    return { from, to: await cut('2024-03-08T00:30:00Z') };
  };

  test('full: changes with evidence, those of one event together; other events; the picture of the week', async () => {
    const { from, to } = await week();
    const { words, message } = await edition(from, to);
    expect(words.slice(0, 8)).toEqual([
      '# The strait: 2 Mar 2024 to 8 Mar 2024',
      '## What changed',
      '* Patrol channels: no event known → restored Mar 2024',
      '* Patrol hotline: no event known → restored Mar 2024',
      '4 Mar 2024: “Title of a”',
      '"resume on 2024-03-04." (Test Courier, 5 Mar 2024)',
      '* Ferry talks: no event known → active Mar 2024',
      '4 Mar 2024: “Title of b”',
    ]);
    expect(words).toContain('## Other events');
    const picture = message.blocks.find(({ kind }) => kind === 'image');
    expect(picture).toMatchObject({ name: 'strait-2024-03-08.png' });
    expect(picture).toMatchObject({ alt: expect.stringContaining('Ferry talks: no event known → active') });
  });

  test('the picture shows the channels that are asked for, and there is none of nothing', async () => {
    const { from, to } = await week();
    const of = async (...channels: string[]) => {
      const { message } = await edition(from, to, { filter: { ...ALL, channels } });
      return message.blocks.find((block) => block.kind === 'image')?.alt;
    };
    expect(await of('ferry')).toMatch(/^(?!.*Patrol).*Ferry talks: no event known → active$/);
    expect(await of('harbour-masters')).toBeUndefined();
  });

  test('short: a line for each change with its day, one for the others, and how much was read', async () => {
    const { from, to } = await week();
    const { words, message } = await edition(from, to, { form: 'short' });
    expect(words).toEqual([
      '# The strait: 2 Mar 2024 to 8 Mar 2024',
      '* Patrol channels: no event known → restored 4 Mar 2024',
      '* Patrol hotline: no event known → restored 4 Mar 2024',
      '* Ferry talks: no event known → active 4 Mar 2024',
      '2 other events: Ferry talks (2)',
      '> digest since:2024-03-02 as-of:2024-03-08',
      '4 articles read in this time, 4 relevant, telling 3 stories; 0 skipped.',
      '> why patrols',
      '> status',
    ]);
    expect(message.blocks.some(({ kind }) => kind === 'image')).toBe(false);
  });

  test('of very many events the newest are told in full, the others in a line each, and none is left out', async () => {
    const from = await cut('2024-03-01T00:30:00Z');
    const channels = ['ferry', 'patrol-hotline', 'harbour-masters'];
    for (const [place, channel] of channels.entries()) {
      for (let day = 2; day < 22; day += 2) {
        const date = `2024-03-${String(day).padStart(2, '0')}`;
        await read(`${date}T12:00:00Z`, `${place} ${day}`, date, event(channel, 'propose', date));
      }
    }
    const { words } = await edition(from, await cut('2024-03-22T00:30:00Z'));
    expect(words.filter((line) => line.startsWith('- '))).toHaveLength(12);
    expect(words).toContain('- Ferry talks: proposed, 8 Mar 2024 · Test Courier, 8 Mar 2024');
    const told = words.join('\n').match(/[A-Z][\w ]+: proposed, \d+ Mar 2024/g);
    expect(new Set(told).size).toBe(27);
  });

  test('its days and times are those of its zone; the time is told where editions share a day', async () => {
    const { from, to } = await week();
    const zone = 'America/New_York';
    const { words, message } = await edition(from, to, { zone });
    expect(words[0]).toBe('# The strait: 1 Mar 2024 to 7 Mar 2024');
    expect(message.summary).toMatch(/^The strait, 7 Mar 2024: /);
    const noon = { ...to, at: '2024-03-08T12:30:00Z' };
    expect((await edition(to, noon, { zone })).words[0]).toBe('# The strait: 8 Mar 2024, 07:30');
    const next = { ...to, at: '2024-03-09T00:30:00Z' };
    expect((await edition(to, next, { zone })).words[0]).toBe('# The strait: 8 Mar 2024');
  });

  test('it says that it is late, or a test', async () => {
    const { from, to } = await week();
    const over = { late: { due: '2024-03-08T00:00:00Z' }, test: true, zone: 'Asia/Shanghai' };
    expect((await edition(from, to, over)).words.slice(1, 3)).toEqual([
      'A test post: this is what an edition says now.',
      'Late: this edition was due 8 Mar 2024 at 08:00 (Asia/Shanghai).',
    ]);
    const zh = await edition(from, to, { ...over, language: 'zh-Hant' });
    expect(zh.words[2]).toBe('遲發：本期應於2024年3月8日08:00（Asia/Shanghai）發出。');
  });

  test('the same order gives the same edition, whatever was read since', async () => {
    const { from, to } = await week();
    const first = await edition(from, to);
    await read('2024-03-09T09:00:00Z', 'later', '2024-03-07', event('ferry', 'suspend', '2024-03-07'));
    expect(await edition(from, to)).toEqual(first);
  });
});

describe('an alert', () => {
  test('tells changed statuses with before and after and the evidence, and nothing where none changed', async () => {
    await read('2024-03-05T09:00:00Z', 'b', '2024-03-05', event('ferry', 'hold', '2024-03-04'));
    const from = await cut('2024-03-05T10:00:00Z');
    await read('2024-03-06T09:00:00Z', 'a', '2024-03-06', event('ferry', 'suspend', '2024-03-06'));
    const to = await cut('2024-03-06T09:01:00Z');
    const order = { from, to, filter: ALL, language: 'en' } as const;
    const message = await at(to.at).alert(order);
    expect(message && wordsOf(message)).toEqual([
      '# The strait: a channel changed',
      '* Ferry talks: active → suspended Mar 2024',
      '6 Mar 2024: “Title of a”',
      '"suspend on 2024-03-06." (Test Courier, 6 Mar 2024)',
      '> why ferry',
      '> status',
    ]);
    expect(message?.summary).toBe('Ferry talks: active → suspended Mar 2024');
    expect(await at(to.at).alert({ ...order, from: to })).toBeUndefined();
    const patrols = { ...ALL, channels: ['patrols'] };
    expect(await at(to.at).alert({ ...order, filter: patrols })).toBeUndefined();
  });
});
