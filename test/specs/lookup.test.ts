import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBrief } from '../../src/brief/index.ts';
import type { Article } from '../../src/domain/article.ts';
import type { BackchannelError } from '../../src/domain/errors.ts';
import { createLookup, type Lookup } from '../../src/engine/lookup/index.ts';
import { tokensOf } from '../../src/search/index.ts';
import type { Store } from '../../src/storage/contracts.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/run.ts';

const brief = loadBrief('briefs/uschina');

/** Day, title, text, and the outlet where it matters: all in our own words. */
const TEXTS: readonly (readonly [id: string, day: string, title: string, text: string, outlet?: string])[] = [
  [
    'austin-zh',
    '2023-05-30',
    '奥斯汀的会面请求遭拒绝',
    '五角大楼说，中方拒绝了美国防长奥斯汀在新加坡与李尚福会面的请求。',
  ],
  [
    'austin-tw',
    '2023-06-02',
    '奧斯汀抵達新加坡',
    '美國國防部長奧斯汀抵達新加坡，出席香格里拉對話。',
    '海峡日报',
  ],
  [
    'austin-en',
    '2023-06-03',
    'Austin urges dialogue',
    'Defense Secretary Lloyd Austin said dialogue is essential. He spoke in Singapore.',
    'The Strait Times',
  ],
  ['missile-zh', '2024-09-25', '中国试射洲际导弹', '中国向太平洋试射了一枚洲际导弹，并事先通报了有关国家。'],
  [
    'missile-en',
    '2024-09-26',
    'A test over the Pacific',
    'China fired an intercontinental missile into the ocean. Washington had been notified.',
  ],
  ['call', '2020-08-06', '两国防长通话', '埃斯珀与魏凤和通电话，谈及危机沟通。'],
  ['navy', '2021-03-01', '军舰过海', '一艘军舰穿过海峡，没有发生事故。'],
  [
    'plain',
    '2022-01-15',
    'Negotiators meet in Geneva',
    'Negotiators from both sides met in Geneva. The negotiations on tariffs go on.',
  ],
  ['steel', '2022-02-15', 'Steel tariffs stay', 'Tariffs on steel stay in place, officials said.'],
  [
    'ports',
    '2022-05-01',
    'Ports and arms',
    'Control of the ports is one matter, arms that pass through them are another.',
  ],
  ['dock', '2022-06-01', 'A state-owned dock', 'The dock is state-owned; its F-16战机 models are for sale.'],
  ['panda', '2022-07-01', '动物园的大熊猫', '动物园里的大熊猫吃竹子。'],
  [
    'islands',
    '2022-07-02',
    'Warship shadows a fishing fleet',
    'Admiral Sandor Bandero watched the reef from the bridge.',
  ],
  ['bandero', '2022-07-03', '班德罗看着礁石', '海军上将班德罗在桥上。'],
  ['pair', '2022-07-04', '渡轮公司换帅', '渡轮公司主席何世文（Stephen Shorewood）表示，新船明年下水。'],
  ['shorewood', '2022-07-05', '何世文谈新船', '何世文说，新船明年下水。'],
  ['pinyin', '2022-07-06', '俞建华出席仪式', '俞建华出席了仪式。'],
  ['seoul', '2022-07-07', '文在寅发表谈话', '文在寅在首尔发表了谈话。'],
  ['market', '2022-03-15', '菜市场重新开张', '城里的菜市场星期一重新开张，蔬菜供应充足。'],
];

const ARTICLES: readonly Article[] = TEXTS.map(([id, day, title, text, outlet = '样本']) => ({
  id,
  path: id,
  title,
  published: `${day}T08:00:00.000Z`,
  outlet,
  url: null,
  language: /[國對會說]/.test(text) ? 'zh-Hant' : /[一-鿿]/.test(text) ? 'zh-Hans' : 'en',
  paragraphs: [text],
  inferred: [],
}));

const stores = new Map<string, Store>();
beforeAll(async () => {
  const server = await startPostgres();
  stores.set('SQLite', await openStore({ data: temporaryFolder() }));
  stores.set('PostgreSQL', await openStore({ data: '', databaseUrl: await server.database() }));
  for (const store of stores.values()) {
    const readings = ARTICLES.map((article) => ({ article, events: [], tokens: () => tokensOf(article) }));
    await store.put(brief.name, readings, '2024-10-01T00:00:00Z');
  }
});
afterAll(async () => {
  for (const store of stores.values()) await store.close();
});

describe.each(['SQLite', 'PostgreSQL'])('on %s', (name) => {
  const look = (words: string, over: Partial<Lookup> = {}) => {
    const store = stores.get(name);
    if (store === undefined) throw new Error(`no ${name}`);
    return createLookup(store, brief)({ words, ...over });
  };
  const ids = async (words: string, over: Partial<Lookup> = {}) =>
    (await look(words, over)).hits.map(({ article }) => article.id);

  // The same rows for both databases: what one answers, the other does.
  test.each([
    ['a name finds its forms in the other language and script', 'Austin', 'austin-zh austin-tw austin-en'],
    ['so does one in traditional script', '奧斯汀', 'austin-zh austin-tw austin-en'],
    ['words of two characters are found', '防长', 'call austin-zh austin-tw austin-en'],
    ['a single character is found where a word begins, goes on or ends with it', '舰', 'navy'],
    ['what the brief links is found', '导弹', 'missile-zh missile-en'],
    ['in the other direction as well', 'missile', 'missile-en missile-zh'],
    ['English words are found in any form', 'negotiating tariff', 'plain steel'],
    ['a word of the dictionary finds its translation', 'pandas', 'panda'],
    ['a foreign name is found by its sound', 'Bandero', 'islands bandero'],
    ['in either language', '班德罗', 'bandero islands'],
    ['a name is found by what another article has in brackets', 'Shorewood', 'pair shorewood'],
    ['a name that neither sound nor dictionary gives, by the list of the brief', 'Moon Jae-in', 'seoul'],
    ['a Chinese name by its pinyin', 'Yu Jianhua', 'pinyin'],
    ['a beginning finds all words that go on from it', 'negotiat*', 'plain'],
    ['even where it is a whole word whose stem is another', 'owned*', 'dock'],
    ['so does one of several words, by the last of them', 'state-own*', 'dock'],
    ['whatever stands between them', 'state_owned*', 'dock'],
    ['and whatever script they are of', 'F-16战*', 'dock'],
    ['but not where they stand apart', 'models-own*', ''],
    ['a phrase is found as it is', '"both sides met"', 'plain'],
    ['a phrase that the brief links is found only where its words stand together', '军控', ''],
    ['and not where its words are apart', '"sides both"', ''],
    ['a Chinese phrase likewise', '"危机沟通"', 'call'],
    ['a word with a hyphen before it is left out', 'tariffs -steel', 'plain'],
    ['its other forms with it', '新加坡 -Austin', ''],
    ['a month finds what was published in it', '2020年8月', 'call'],
    ['what nobody wrote is not found', '火星', ''],
  ])('%s: %s', async (_, words, expected) => {
    expect((await ids(words)).toSorted()).toEqual(expected.split(' ').filter(Boolean).toSorted());
  });

  test('titles count above texts, and having all of it above having some', async () => {
    expect((await ids('Austin dialogue Singapore'))[0]).toBe('austin-en');
    expect((await ids('试射 导弹'))[0]).toBe('missile-zh');
    expect((await ids('奥斯汀 李尚福'))[0]).toBe('austin-zh');
  });

  test('days, outlets and order narrow and sort', async () => {
    expect(await ids('Austin', { from: '2023-06' })).toHaveLength(2);
    expect(await ids('Austin', { to: '2023-05' })).toEqual(['austin-zh']);
    expect(await ids('Austin', { outlet: '海峽日報' })).toEqual(['austin-tw']);
    expect(await ids('Austin', { sort: 'date' })).toEqual(['austin-en', 'austin-tw', 'austin-zh']);
  });

  test('pages follow each other without gap or repetition', async () => {
    const whole = await ids('Austin', { limit: 3 });
    const first = await ids('Austin', { limit: 2 });
    const second = await ids('Austin', { limit: 2, offset: 2 });
    expect([...first, ...second]).toEqual(whole);
    expect(await look('Austin', { limit: 1 })).toMatchObject({ total: 3, reach: 3, more: false });
  });

  test('the sentence that shows why is verbatim, with the words where they stand', async () => {
    const { hits } = await look('Austin 對話', { outlet: '海峡日报' });
    const [hit] = hits;
    const { text = '', marks = [] } = hit?.snippet ?? {};
    expect(text).toBe('美國國防部長奧斯汀抵達新加坡，出席香格里拉對話。');
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['奧斯汀', '對話']);
  });
});

test('both databases give the same articles in the same order with the same scores', async () => {
  for (const words of ['Austin', '防长', 'missile test', '美国 中国', 'tariffs', '奥斯汀 会面 新加坡']) {
    const answers = await Promise.all(
      [...stores.values()].map(async (store) => {
        const { hits, total } = await createLookup(store, brief)({ words });
        return { total, hits: hits.map(({ article, score }) => [article.id, score]) };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.hits.length).toBeGreaterThan(0);
  }
});

/** Pieces of questions, with all the signs that mean something in one. */
const words = fc
  .array(
    fc.constantFrom(
      ...'"|-|*| |_|:|.|\'|’s|·|¶|(| OR | NEAR |\u0000|\ud83d|🛶'.split('|'),
      ...'tariff|negoti|state|own|the|é|F-16|2022|1月|防|防长|军舰|軍艦|Austin'.split('|'),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));
const day = fc.constantFrom('2020', '2020-08', '2022-02-15', '2023-05', '2024-09-26');
const arbitraryLookup: fc.Arbitrary<Lookup> = fc.record(
  {
    words: fc.oneof(words, fc.string({ unit: 'grapheme' })),
    from: day,
    to: day,
    outlet: fc.constantFrom('样本', '海峽日報', 'the strait times', 'nobody'),
    sort: fc.constantFrom('relevance' as const, 'date' as const),
    offset: fc.nat({ max: 4 }),
    limit: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: ['words'] },
);

test('whatever is looked for, both databases answer the same, or it is refused with an error for people', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLookup, async (asked) => {
      const answers = [...stores.values()].map((store) =>
        createLookup(store, brief)(asked).catch((error: BackchannelError) => error.code),
      );
      const [one, other] = await Promise.all(answers);
      expect(one).toEqual(other);
      if (typeof one !== 'object') expect(one).toBe('QUESTION_INVALID');
    }),
  );
});
