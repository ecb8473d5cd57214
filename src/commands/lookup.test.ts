import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { explained } from '../../test/support/explained.ts';
import { straitBrief, wordsOf } from '../../test/support/strait.ts';
import { fixedClock } from '../clock.ts';
import type { Language } from '../domain/language.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/open-engine.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import { answer } from './index.ts';

const NOW = '2024-03-08T12:00:00Z';

let folder: string;
let store: Store;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-lookup-'));
  store = await openStore({ data: folder });
  const hotline = articleOf('hotline', {
    title: 'The hotline rings',
    outlet: 'The Strait Times',
    paragraphs: ['It was quiet for months. On Monday Ada North picked up the hotline.'],
  });
  const event = eventOf({ channel: 'patrol-hotline', action: 'resume', date: '2024-03-04' });
  const fish = Array.from({ length: 12 }, (_, at) =>
    articleOf(`fish-${at}`, {
      title: `Fish prices ${at}`,
      published: `2024-02-${10 + at}T00:00:00Z`,
      outlet: at % 2 === 0 ? '渔报' : 'Courier',
      paragraphs: ['Prices of fish rose again.'],
    }),
  );
  await store.put('strait', [{ article: hotline, events: [event, event] }], NOW);
  await store.put(
    'strait',
    fish.map((article) => ({ article, events: [] })),
    NOW,
  );
  engine = openEngine({ brief: straitBrief(), store, clock: fixedClock(NOW) });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const ask = (line: string, language: Language = 'en') => answer(engine, line, { language });
const wrong = (remedy: RegExp) =>
  expect.objectContaining({ code: 'QUESTION_INVALID', remedy: expect.stringMatching(remedy) });
const promptsOf = async (line: string) =>
  (await ask(line)).message.blocks.flatMap((block) =>
    block.kind === 'prompts' ? block.prompts.map(({ command }) => command) : [],
  );

describe('lookup', () => {
  test('tells the article, its events each once, and the sentence that has the words', async () => {
    const { message, data } = await ask('lookup hotline');
    expect(data).toEqual({
      query: 'hotline',
      total: 1,
      results: [
        {
          id: 'hotline',
          title: 'The hotline rings',
          outlet: 'The Strait Times',
          published: '2024-03-05T08:00:00.000Z',
          url: 'https://courier.example/hotline',
          snippet: 'On Monday Ada North picked up the hotline.',
          score: expect.any(Number),
          events: [
            {
              channel: 'patrol-hotline',
              action: 'resume',
              date: '2024-03-04',
              confirmed: 'outlets',
              confirmedBy: ['The Strait Times'],
            },
          ],
        },
      ],
    });
    const entry = message.blocks.find((block) => block.kind === 'entry');
    expect(entry?.lines.map((spans) => spans.map(({ text }) => text).join(''))).toEqual([
      'Patrol hotline: resumed, 4 Mar 2024',
    ]);
    expect(entry?.prompts).toEqual([{ label: expect.any(String), command: 'article hotline' }]);
    const quote = message.blocks.find((block) => block.kind === 'quote');
    expect(quote?.marks?.map(([start, end]) => quote.text.slice(start, end))).toEqual(['hotline']);
  });

  test('has pages of five, each with the lines that ask for its neighbours', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => ask(`lookup fish prices page:${page}`)));
    const ids = pages.flatMap(({ data }) =>
      (data as { results: { id: string }[] }).results.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(12);
    expect(await promptsOf('lookup fish prices page:2')).toEqual([
      'lookup fish prices page:3',
      'lookup fish prices page:1',
      expect.stringMatching(/^article fish-/),
    ]);
    expect(await promptsOf('lookup fish prices page:3')).toContain('lookup fish prices page:2');
    await expect(ask('lookup fish prices page:4').catch(explained)).resolves.toEqual(wrong(/3 pages/));
  });

  test('narrows by channel, outlet and days, and a line that goes on keeps that', async () => {
    const total = async (line: string) => ((await ask(line)).data as { total: number }).total;
    expect(await total('lookup hotline channel:patrol-hotline')).toBe(1);
    expect(await total('lookup hotline channel:ferry')).toBe(0);
    expect(await total('lookup fish outlet:渔报')).toBe(6);
    expect(await total('lookup fish outlet:漁報')).toBe(6);
    expect(await total('lookup fish from:2024-02-20')).toBe(2);
    expect(await total('lookup fish to:2024-02-10')).toBe(1);
    expect(await total('lookup hotline outlet:"the strait times"')).toBe(1);
    const [next] = await promptsOf('lookup fish sort:date to:2024-02');
    expect(next).toBe('lookup fish to:2024-02 sort:date page:2');
  });

  test('sorts by date where that is asked for, the newest first', async () => {
    const { data } = await ask('lookup fish sort:date');
    expect((data as { results: { id: string }[] }).results.map(({ id }) => id)).toEqual(
      [11, 10, 9, 8, 7].map((at) => `fish-${at}`),
    );
  });

  test('that finds nothing says so, with what may have been meant', async () => {
    const { message, data } = await ask('lookup Ada Nrth');
    expect(data).toEqual({
      query: 'Ada Nrth',
      total: 1,
      results: [expect.objectContaining({ id: 'hotline' })],
    });
    expect(message.summary).toContain('Ada Nrth');
    expect(await promptsOf('lookup AdaNrth')).toEqual(['lookup Ada North']);
    expect(wordsOf((await ask('lookup volcano')).message)[0]).toContain('No article');
  });

  test('speaks every language', async () => {
    expect((await ask('lookup hotline', 'zh-Hans')).message.summary).toContain('有关的文章');
    expect((await ask('lookup volcano', 'zh-Hant')).message.summary).toContain('沒有找到');
  });

  test('takes a colon in words for a part of them, unless an option was meant', async () => {
    expect((await ask('lookup hotline: rings')).question.args).toEqual({ words: 'hotline: rings' });
    await expect(ask('lookup hotline fron:2024').catch(explained)).resolves.toEqual(wrong(/from/));
  });

  test.each([
    ['lookup', /lookup/],
    ['lookup -fish', /Add a word/],
    ['lookup "fish', /Close/],
    ['lookup * -', /Write words/],
    ['lookup 🛶', /Write words/],
    [`lookup ${'长'.repeat(600)}`, /few words/],
    [`lookup ${'长'.repeat(10_000)}`, /few words/],
    ['lookup fish page:0', /page:2/],
    ['lookup fish sort:size', /relevance, date/],
    ['lookup fish outlet:nobody', /as articles show it/],
    ['lookup fish from:2024-03 to:2024-02', /Swap/],
  ])('%s is refused with what to write instead', async (line, remedy) => {
    await expect(ask(line).catch(explained)).resolves.toEqual(wrong(remedy));
  });

  test('NUL in words is no obstacle', async () => {
    expect((await ask('lookup hot\u0000line rings')).data).toMatchObject({ total: 1 });
  });
});

describe('suggestions', () => {
  test('channels and people are named in the language of the reader', async () => {
    expect(await engine.suggest('channel', 'hotl', 'en')).toEqual([
      { label: 'Patrol hotline', value: 'patrol-hotline' },
    ]);
    expect(await engine.suggest('channel', 'xunluorexian', 'zh-Hant')).toEqual([
      { label: '巡邏熱線', value: 'patrol-hotline' },
    ]);
    expect(await engine.suggest('person', 'aida', 'zh-Hans')).toEqual([{ label: '艾达', value: '艾达' }]);
  });

  test('outlets are those of which there is an article', async () => {
    expect(await engine.suggest('outlet', 'strait', 'en')).toEqual([
      { label: 'The Strait Times', value: 'The Strait Times' },
    ]);
    expect(await engine.suggest('outlet', 'yubao', 'en')).toEqual([{ label: '渔报', value: '渔报' }]);
  });

  test('dates are days by name, months, and what was typed where it is one', async () => {
    expect((await engine.suggest('date', '', 'en'))[0]).toEqual({
      label: 'today · 8 Mar 2024',
      value: '2024-03-08',
    });
    expect((await engine.suggest('date', 'zuotian', 'zh-Hans'))[0]?.value).toBe('2024-03-07');
    expect((await engine.suggest('date', 'feb', 'en'))[0]).toEqual({ label: 'Feb 2024', value: '2024-02' });
    expect((await engine.suggest('date', '2023-05-01', 'en'))[0]?.value).toBe('2023-05-01');
  });
});
