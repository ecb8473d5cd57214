import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { straitBrief } from '../../test/support/strait.ts';
import { fixedClock } from '../clock.ts';
import type { Brief } from '../domain/brief.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './open-engine.ts';

const phrases = (...en: string[]) => ({ zh: [], en });
const NOW = '2024-03-08T12:00:00Z';

/** The strait with cues, so that articles can be read for it. */
function readableBrief(): Brief {
  const brief = straitBrief();
  return {
    ...brief,
    sides: brief.sides.map((side) => ({ ...side, names: phrases(side.title.en) })),
    channels: brief.channels.map((channel) => ({
      ...channel,
      cues: { ...channel.cues, terms: phrases(channel.title.en.toLowerCase()) },
    })),
  };
}

const line = (id: string, text: string) =>
  JSON.stringify({
    id,
    title: `Title of ${id}`,
    published: '2024-03-05T08:00:00Z',
    outlet: 'Test Courier',
    url: `https://courier.example/${id}`,
    lang: 'en',
    text,
  });
const HELD = 'North and South held ferry talks on March 4, officials of both sides said.';
const NOTHING = 'The weather over the harbour stays fair, forecasters said on Monday.';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-engine-'));
  store = await openStore({ data: join(folder, 'data') });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});
const open = (brief: Brief = readableBrief(), now = NOW) =>
  openEngine({ brief, store, clock: fixedClock(now) });

describe('ingest', () => {
  test('keeps articles with their events and counts what became of them; again, it changes nothing', async () => {
    const file = join(folder, 'articles.jsonl');
    await writeFile(file, `${line('a', HELD)}\n${line('b', NOTHING)}\n`);
    const engine = open();
    const first = await engine.ingest([file]);
    expect(first).toMatchObject({
      read: 2,
      new: 2,
      changed: 0,
      unchanged: 0,
      relevant: 1,
      events: 1,
      skipped: [],
    });
    expect((await engine.article('a'))?.events).toMatchObject([
      { channel: 'ferry', action: 'hold', date: '2024-03-04', evidence: HELD },
    ]);
    const revision = await store.revision();
    expect(await engine.ingest([file])).toEqual({ ...first, new: 0, unchanged: 2 });
    expect(await store.revision()).toBe(revision);
  });

  test('an edited article replaces its events', async () => {
    const file = join(folder, 'articles.jsonl');
    const engine = open();
    await writeFile(file, `${line('a', HELD)}\n`);
    await engine.ingest([file]);
    await writeFile(file, `${line('a', NOTHING)}\n`);
    expect(await engine.ingest([file])).toMatchObject({
      read: 1,
      new: 0,
      changed: 1,
      unchanged: 0,
      events: 0,
    });
    expect((await engine.histories()).get('ferry')).toBeUndefined();
  });

  test('one bad file is counted, named with its reason, and stops nothing', async () => {
    await writeFile(join(folder, 'articles.jsonl'), `${line('a', HELD)}\n`);
    await writeFile(join(folder, 'picture.bin'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
    const engine = open();
    const seen: number[] = [];
    const result = await engine.ingest([join(folder, 'articles.jsonl'), join(folder, 'picture.bin')], {
      onProgress: ({ read }) => seen.push(read),
    });
    expect(result).toMatchObject({
      read: 1,
      skipped: [{ path: expect.stringContaining('picture.bin'), reason: expect.stringMatching(/\S/) }],
    });
    expect(seen).toEqual([1, 2]);
    expect(await engine.holdings()).toMatchObject({ articles: 1, skipped: 1 });
  });
});

describe('an article that is edited', () => {
  const edited = eventOf({
    channel: 'ferry',
    action: 'suspend',
    date: '2024-03-04',
    evidence: 'It was cut.',
  });
  const first = articleOf('a', { published: '2024-03-05' });
  const ferry = async (engine: ReturnType<typeof open>, when: { asOf: string; knownOn?: string }) =>
    (await engine.statuses(when)).find(({ channel }) => channel === 'ferry');
  beforeEach(async () => {
    const put = (day: string, article: typeof first, event: typeof edited) =>
      store.put('strait', [{ article, events: [event] }], `${day}T09:00:00Z`);
    await put('2024-03-06', first, eventOf({ channel: 'ferry', date: '2024-03-04', evidence: 'They met.' }));
    await put('2024-03-08', { ...first, paragraphs: ['It was cut.'] }, edited);
  });

  test('tells what its text of the day told, and today what its present text tells', async () => {
    const engine = open(readableBrief(), '2024-04-01T00:00:00Z');
    for (const knownOn of ['2024-03-05', '2024-03-07'])
      expect(await ferry(engine, { asOf: knownOn, knownOn })).toMatchObject({ state: 'active' });
    expect(await ferry(engine, { asOf: '2024-03-08', knownOn: '2024-03-08' })).toMatchObject({
      state: 'suspended',
    });
    expect(await ferry(engine, { asOf: '2024-03-05' })).toMatchObject({ state: 'suspended' });
  });

  test('is a correction in the digest of the day of its edit, with the state that it amends', async () => {
    const engine = open(readableBrief(), '2024-04-01T00:00:00Z');
    const { amended, corrections } = await engine.digest({ from: '2024-03-07', to: '2024-03-08' });
    expect(amended).toMatchObject([{ before: { state: 'active' }, after: { state: 'suspended' } }]);
    expect(corrections).toMatchObject([
      { source: { id: 'a' }, withdrawn: [{ action: 'hold' }], instead: [{ action: 'suspend' }] },
    ]);
  });

  test('is no news where it tells the same in other words', async () => {
    const engine = open(readableBrief(), '2024-04-01T00:00:00Z');
    const again = { ...first, paragraphs: ['It was cut, they said.'] };
    await store.put(
      'strait',
      [{ article: again, events: [{ ...edited, evidence: again.paragraphs[0] ?? '' }] }],
      '2024-03-20T00:00:00Z',
    );
    const digest = await engine.digest({ from: '2024-03-19', to: '2024-03-20' });
    expect([digest.transitions, digest.events]).toEqual([[], []]);
    const why = await ferry(engine, { asOf: '2024-03-19', knownOn: '2024-03-19' });
    expect(why?.support[0]?.reports[0]?.event.evidence).toBe('It was cut.');
  });
});

describe('a brief that is changed', () => {
  const other: Brief = {
    ...readableBrief(),
    channels: readableBrief().channels.filter(({ id }) => id !== 'ferry'),
  };
  const newly = {
    ...other,
    channels: [...other.channels, ...readableBrief().channels.filter(({ id }) => id === 'ferry')],
  };

  test('is stale until it is read anew; what it finds counts from then on, also for processes that were there before', async () => {
    const file = join(folder, 'articles.jsonl');
    await writeFile(
      file,
      Array.from({ length: 450 }, (_, at) => line(`a${at}`, at % 3 ? NOTHING : HELD)).join('\n'),
    );
    const before = open(other);
    expect(await before.ingest([file])).toMatchObject({ read: 450, events: 0 });
    const [engine, watching] = [open(newly), open(newly)];
    expect([await before.stale(), await engine.stale()]).toEqual([0, 450]);
    expect((await watching.histories()).get('ferry')).toBeUndefined();
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ read }: { read: number }) => {
      seen.push(read);
      stop.abort();
    };
    expect(await engine.reprocess({ onProgress, signal: stop.signal })).toBe(200);
    expect([await engine.stale(), seen]).toEqual([250, [200]]);
    expect((await watching.histories()).get('ferry')).toBeUndefined();
    expect(await engine.reprocess()).toBe(250);
    expect([await engine.stale(), await engine.reprocess()]).toEqual([0, 0]);
    expect((await watching.histories()).get('ferry')?.[0]?.reports).toHaveLength(150);
    expect(await engine.ingest([file])).toMatchObject({ unchanged: 450, changed: 0 });
  });

  test('is the same where only what people read of it differs', async () => {
    const file = join(folder, 'articles.jsonl');
    await writeFile(file, line('a', HELD));
    await open().ingest([file]);
    const [first, ...rest] = readableBrief().channels;
    const title = { en: 'Other title', 'zh-Hans': '别的', 'zh-Hant': '別的' };
    const retitled = first === undefined ? [] : [{ ...first, title }, ...rest];
    expect(await open({ ...readableBrief(), channels: retitled }).stale()).toBe(0);
  });
});

describe('bootstrap', () => {
  test('loads the sample into an empty store, and never again', async () => {
    const sample = join(folder, 'sample');
    await mkdir(sample);
    await writeFile(join(sample, 'articles.jsonl'), `${line('a', HELD)}\n`);
    const engine = open({ ...readableBrief(), sample });
    expect(await engine.bootstrap()).toMatchObject({ new: 1 });
    expect(await engine.bootstrap()).toBeUndefined();
  });

  test('does nothing for a brief without a sample', async () => {
    expect(await open().bootstrap()).toBeUndefined();
  });
});

describe('what is known', () => {
  const put = (id: string, published: string, ...events: ReturnType<typeof eventOf>[]) =>
    store.put('strait', [{ article: articleOf(id, { published }), events }], NOW);
  const held = eventOf({ channel: 'ferry', date: '2024-03-04' });
  const state = async (engine = open(), when?: { asOf: string; knownOn?: string }) =>
    (await engine.statuses(when)).find(({ channel }) => channel === 'ferry')?.state;

  test('takes in what another process has written meanwhile', async () => {
    const engine = open();
    expect(await state(engine)).toBe('unknown');
    const other = await openStore({ data: join(folder, 'data') });
    await other.put('strait', [{ article: articleOf('a'), events: [held] }], NOW);
    await other.close();
    expect(await state(engine)).toBe('active');
  });

  test('nothing published later leaks into a past day’s knowledge, whatever was asked before', async () => {
    await put('a', '2024-03-06', held);
    const engine = open();
    for (let round = 0; round < 2; round++) {
      expect(await state(engine, { asOf: '2024-03-08' })).toBe('active');
      expect(await state(engine, { asOf: '2024-03-08', knownOn: '2024-03-05' })).toBe('unknown');
      expect(await state(engine, { asOf: '2024-03-03' })).toBe('unknown');
    }
  });

  test('the same articles give the same answers in whatever order they were read', async () => {
    const agreed = eventOf({ channel: 'ferry', action: 'agree', date: '2024-03' });
    await put('b', '2024-03-07', held, agreed);
    await put('a', '2024-03-06', held);
    // When something was read is kept beside it and is no part of the answers.
    const told = async (engine: Engine) =>
      JSON.stringify([...(await engine.histories())], (key, value) => (key === 'seen' ? undefined : value));
    const before = await told(open());
    const again = await openStore({ data: join(folder, 'other') });
    for (const id of ['a', 'b']) {
      const article = await store.article(id);
      if (article) await again.put('strait', [{ article, events: await store.events('strait', id) }], NOW);
    }
    expect(await told(openEngine({ brief: readableBrief(), store: again }))).toBe(before);
    await again.close();
  });

  test('a digest is made by what its days knew; the latest ends on the newest day with news', async () => {
    await put('a', '2024-03-06', held);
    const engine = open(readableBrief(), '2024-06-01T00:00:00Z');
    const digest = await engine.digest({ from: '2024-03-05', to: '2024-03-06' });
    expect(digest.transitions).toMatchObject([
      { channel: 'ferry', before: { state: 'unknown' }, after: { state: 'active' } },
    ]);
    expect(digest.coverage).toEqual({ read: 1, relevant: 1, stories: 1, skipped: 0 });
    expect(await engine.latestDigest()).toMatchObject({ from: '2024-02-28', to: '2024-03-06' });
  });
});
