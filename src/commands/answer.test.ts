import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { explained } from '../../test/support/explained.ts';
import { straitBrief, wordsOf } from '../../test/support/strait.ts';
import { fixedClock } from '../clock.ts';
import type { Fact } from '../domain/brief.ts';
import { BackchannelError } from '../domain/errors.ts';
import { openEngine } from '../engine/open-engine.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import { answer, commands } from './index.ts';

const fact: Fact = {
  id: 'ferry/suspend/2024-02-01',
  date: '2024-02-01',
  channel: 'ferry',
  action: 'suspend',
  fact: {
    en: 'The south calls off the ferry talks.',
    'zh-Hans': '南方取消渡轮会谈。',
    'zh-Hant': '南方取消渡輪會談。',
  },
  actors: ['bo'],
  sources: [
    { url: 'https://gazette.example/ferry', outlet: 'Gazette', published: '2024-02-02' },
    { url: 'https://courier.example/ferry', outlet: 'Courier' },
  ],
};

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-answer-'));
  store = await openStore({ data: folder });
  const call = articleOf('call', { title: 'The hotline rings again', published: '2024-03-05T08:00:00Z' });
  const denial = articleOf('denial', {
    title: '热线未通',
    published: '2024-03-06T08:00:00Z',
    outlet: null,
    language: 'zh-Hans',
  });
  const more = articleOf('more', { title: 'Hotline: what is known', published: '2024-03-07' });
  await store.put(
    'strait',
    [
      {
        article: call,
        events: [
          eventOf({
            channel: 'patrol-hotline',
            date: '2024-03-04',
            action: 'resume',
            actors: ['ada', 'bo'],
            evidence: 'The hotline rang on Monday.',
          }),
        ],
      },
      {
        article: denial,
        events: [
          eventOf({
            channel: 'patrol-hotline',
            date: '2024-03-05',
            action: 'refuse',
            actors: ['bo'],
            evidence: '南方称未接电话。',
            attribution: '南方',
          }),
        ],
      },
      { article: more, events: [] },
    ],
    '2024-03-08T00:00:00Z',
  );
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const engine = (chronology = true) =>
  openEngine({
    brief: { ...straitBrief(), chronology: [fact] },
    store,
    clock: fixedClock('2024-03-08T12:00:00Z'),
    chronology,
  });
const ask = (line: string) => answer(engine(), line);
const wrong = (remedy: string | RegExp) =>
  expect.objectContaining({ code: 'QUESTION_INVALID', remedy: expect.stringMatching(remedy) });

describe('status', () => {
  test('gives the documented fields, evidence with its source, and null where nothing is known', async () => {
    const { data } = await ask('status as-of:2024-03-04');
    expect(data).toMatchObject({ brief: 'strait', asOf: '2024-03-04' });
    const { channels } = data as { channels: Record<string, unknown>[] };
    expect(channels.map(({ channel, state }) => [channel, state])).toEqual([
      ['patrols', 'restored'],
      ['patrol-hotline', 'restored'],
      ['harbour-masters', 'unknown'],
      ['ferry', 'suspended'],
    ]);
    expect(channels[1]).toEqual({
      channel: 'patrol-hotline',
      group: 'sea',
      state: 'restored',
      since: '2024-03-04',
      precision: 'day',
      summary: '“The hotline rings again”',
      label: 'restored',
      confirmed: 'outlets',
      confirmedBy: ['Test Courier'],
      latest: {
        date: '2024-03-04',
        action: 'resume',
        what: '“The hotline rings again”',
        sources: [
          {
            outlet: 'Test Courier',
            published: '2024-03-05T08:00:00Z',
            url: 'https://courier.example/call',
          },
        ],
      },
      outlets: ['Test Courier'],
      alsoIn: [],
      evidence: [
        {
          quote: 'The hotline rang on Monday.',
          outlet: 'Test Courier',
          published: '2024-03-05T08:00:00Z',
          url: 'https://courier.example/call',
          alsoIn: [],
        },
      ],
      beside: [],
      reported: [],
    });
    expect(channels[2]).toMatchObject({
      since: null,
      precision: null,
      confirmed: false,
      latest: null,
      outlets: [],
      evidence: [],
    });
    expect(channels[3]).toMatchObject({
      summary: fact.fact.en,
      outlets: expect.arrayContaining(['Gazette', 'Courier']),
    });
  });

  test('tells one channel in full, with those that it sums up', async () => {
    const { message, data } = await ask('status PATROLS');
    expect(data).toMatchObject({ channels: [{ channel: 'patrols' }] });
    expect(wordsOf(message)).toEqual(
      expect.arrayContaining([
        '# Patrol channels, as of 8 Mar 2024',
        '## Its channels',
        '* Patrol hotline: refused · South, 5 Mar 2024',
      ]),
    );
  });

  test('known-on leaves out what came out later, and alone it sets the day too', async () => {
    const state = async (line: string) =>
      (await ask(line)).data as { asOf: string; channels: { state: string }[] };
    expect((await state('status ferry as-of:2024-03-08 known-on:2024-02-01')).channels[0]?.state).toBe(
      'suspended',
    );
    expect(
      (await state('status patrol-hotline as-of:2024-03-08 known-on:2024-03-04')).channels[0]?.state,
    ).toBe('unknown');
    expect(await state('status known-on:2024-02')).toMatchObject({
      asOf: '2024-02-29',
      knownOn: '2024-02-29',
    });
  });

  test('articles alone decide where the chronology is off', async () => {
    const { data } = await answer(engine(false), 'status ferry');
    expect(data).toMatchObject({ channels: [{ state: 'unknown' }] });
  });

  test.each(['ferry', 'FERRY TALKS', 'fer', '渡轮会谈', '渡輪', 'ferry-talks'])(
    '%j names the channel',
    async (typed) => {
      expect((await ask(`status ${typed}`)).data).toMatchObject({ channels: [{ channel: 'ferry' }] });
    },
  );

  test('a month or year that is not over counts until today', async () => {
    expect((await ask('status as-of:2024')).data).toMatchObject({ asOf: '2024-03-08' });
    expect((await ask('status known-on:2024-03')).data).toMatchObject({ knownOn: '2024-03-08' });
  });

  test.each([
    ['status zzzzzz', 'patrols, patrol-hotline, harbour-masters, ferry'],
    ['status as-of:2023-02-30', '2023-08-01'],
    ['status as-of:soon', 'today'],
    ['status as-of:2030-01-01', 'today'],
    ['why ferry known-on:2024-03-09', 'today'],
    ['digest as-of:2025', 'earlier'],
    ['status as-of:', 'status'],
    ['status lang:fr', 'zh-Hans'],
    ['timeline', 'timeline patrols'],
    ['timeline ferry from:2024 to:2023', 'Swap'],
    ['digest hourly', 'week'],
    ['digest since:2025', 'earlier'],
    ['help weather', 'status'],
  ])('%j is answered with a remedy', async (line, remedy) => {
    await expect(ask(line).catch(explained)).resolves.toEqual(wrong(remedy));
  });
});

describe('the other commands', () => {
  test('timeline: in a chat it has a picture of the same days, and says in words what that shows', async () => {
    const place = { platform: 'slack', address: 'C1' };
    const imageIn = async (line: string, given = {}) => {
      const { message } = await answer(engine(), line, given);
      return message.blocks.find((block) => block.kind === 'image');
    };
    const picture = await imageIn('timeline patrols', { place });
    expect(picture).toMatchObject({
      name: 'patrols-2024-03-08.png',
      alt: expect.stringMatching(
        /^The strait · .*weeks to 8 Mar 2024; .*Patrol hotline: .*restored → refused/,
      ),
    });
    expect(await imageIn('timeline patrols from:2024-03-05', { place })).not.toEqual(picture);
    expect(await imageIn('timeline ferry known-on:2024-01-31', { place })).toBeUndefined();
    expect(await imageIn('timeline patrols')).toBeUndefined();
  });

  test('timeline: a parent’s shows its channels’ events, cut to the days asked for', async () => {
    const events = async (line: string) =>
      ((await ask(line)).data as { events: { channel: string; action: string; date: string }[] }).events.map(
        ({ channel, action, date }) => `${channel} ${action} ${date}`,
      );
    expect(await events('timeline patrols')).toEqual([
      'patrol-hotline resume 2024-03-04',
      'patrol-hotline refuse 2024-03-05',
    ]);
    expect(await events('timeline patrols from:2024-03-05')).toEqual(['patrol-hotline refuse 2024-03-05']);
    expect(await events('timeline patrols to:2024-02')).toEqual([]);
    expect(await events('timeline ferry')).toEqual(['ferry suspend 2024-02-01']);
  });

  test('why: a report that points the other way stands against the evidence, attributed', async () => {
    const { data, message } = await ask('why patrols as-of:2024-03-08');
    expect(data).toMatchObject({
      state: 'restored',
      supports: [{ evidence: [{ quote: 'The hotline rang on Monday.' }] }],
      contradicts: [{ action: 'refuse', evidence: [{ quote: '南方称未接电话。' }] }],
    });
    expect(wordsOf(message).join('\n')).toContain('according to 南方');
  });

  test('digest: what changed in the window, known at its end, with coverage', async () => {
    expect((await ask('digest since:2024-03-05')).data).toMatchObject({
      from: '2024-03-04',
      to: '2024-03-08',
      transitions: [
        {
          channel: 'patrols',
          before: { state: 'unknown', since: null },
          after: { state: 'restored', since: '2024-03-04' },
        },
        {
          channel: 'patrol-hotline',
          day: '2024-03-04',
          before: { state: 'unknown' },
          after: { state: 'restored', confirmed: true },
        },
        { channel: 'patrol-hotline', before: { state: 'restored' }, after: { state: 'refused' } },
      ],
      coverage: { read: 3, relevant: 2, stories: 1, skipped: 0 },
    });
    expect((await ask('digest')).data).toMatchObject({
      from: '2024-03-07',
      to: '2024-03-08',
      transitions: [],
    });
    expect((await ask('digest weekly')).data).toMatchObject({ from: '2024-03-01' });
    expect((await ask('digest latest')).data).toMatchObject({ from: '2024-02-28', to: '2024-03-06' });
    expect((await ask('digest as-of:2024-02-03')).data).toMatchObject({
      from: '2024-02-02',
      to: '2024-02-03',
    });
  });

  test('article: by id, by address, by words of its title', async () => {
    for (const line of [
      'article call',
      'article https://www.courier.example/call/',
      'article rings HOTLINE',
    ]) {
      expect((await ask(line)).data).toMatchObject({ id: 'call', events: [{ channel: 'patrol-hotline' }] });
    }
    expect((await ask('article hotline')).data).toMatchObject({
      matches: [{ id: 'more' }, { id: 'call' }, { id: 'denial' }],
      more: false,
    });
    // The only one that has some of the words is named, and not taken for what was asked for.
    expect((await ask('article rings unicorns')).data).toMatchObject({
      matches: [{ id: 'call' }],
      more: false,
    });
    await expect(ask('article no such thing')).rejects.toEqual(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  test('channels and help list everything there is', async () => {
    expect((await ask('channels')).data).toMatchObject({
      channels: [{ channel: 'patrols', parent: null }, { parent: 'patrols' }, {}, {}],
    });
    const help = wordsOf((await ask('help')).message).join('\n');
    for (const { name } of commands) expect(help).toContain(`/strait ${name}`);
    expect(wordsOf((await ask('help digest')).message)).toEqual(
      expect.arrayContaining(['- /strait digest week']),
    );
  });

  test('every example that help gives is understood', async () => {
    const { data } = await ask('help');
    const { commands: described } = data as { commands: { examples: string[] }[] };
    const examples = described.flatMap((command) => command.examples);
    expect(examples).toContain('why patrols');
    const late = openEngine({ brief: straitBrief(), store, clock: fixedClock('2030-01-01T00:00:00Z') });
    for (const example of examples) {
      const found = await answer(late, example).catch((error: BackchannelError) => error.code);
      expect(found).toSatisfy((it) => it === 'NOT_FOUND' || typeof it === 'object', example);
    }
  });
});

test('whatever is asked is answered, or refused with an error for people', async () => {
  const word = fc.constantFrom(
    'status',
    'lookup',
    'why',
    'timeline',
    'digest',
    'article',
    'help',
    'ferry',
    'as-of:2024',
    'lang:',
    '%',
    "'",
    '\u0000',
    '🛶',
    '..',
    'since:',
    '渡轮',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(word, fc.string())), async (words) => {
      try {
        await ask(words.join(' '));
      } catch (error) {
        if (!(error instanceof BackchannelError)) throw error;
      }
    }),
  );
});
