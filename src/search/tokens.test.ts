import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../domain/article.ts';
import { datesIn } from './dates.ts';
import { createTokenSet } from './token-set.ts';
import { outletToken, tokensOf } from './tokens.ts';
import { normalize, tokensOfUnit, unitsOf } from './units.ts';

const article = (over: Partial<Article>): Article => ({
  id: 'a',
  path: 'a',
  title: null,
  published: null,
  outlet: null,
  url: null,
  language: 'zh-Hans',
  paragraphs: [],
  inferred: [],
  ...over,
});

describe('units', () => {
  test.each([
    ['Negotiators met; negotiations go on.', 'negoti met negoti go on'],
    ['The U.S. and China’s ministers', 'the us and china minist'],
    ['Shangri-La Dialogue, F-16', 'shangri la dialogu f 16'],
    ['美国國防部長Austin說', '美国国防部长 austin 说'],
    ['Ｇ２０峰会', 'g20 峰会'],
    ['2020年8月', '2020 年 8 月'],
    ['🛶 \u0000 … “”', ''],
  ])('of %j are %j', (text, units) => {
    expect(unitsOf(normalize(text)).join(' ')).toBe(units);
  });

  test('both scripts come out alike, of a whole text as of a part of it', () => {
    for (const [simplified, traditional] of [
      ['魏凤和', '魏鳳和'],
      ['干预', '干預'],
      ['发展与头发', '發展與頭髮'],
    ] as const)
      expect(normalize(traditional)).toBe(normalize(simplified));
  });

  test('a run of letters without end is cut', () => {
    expect(unitsOf('x'.repeat(10_000))[0]).toHaveLength(64);
  });
});

test('an article is found by pairs of characters, stems, its title, its outlet and its dates', () => {
  const tokens = tokensOf(
    article({
      title: '两军对话',
      published: '2023-12-21T08:00:00Z',
      outlet: 'The Strait Times',
      paragraphs: ['Talks resumed in March 2022.'],
    }),
  );
  for (const token of [
    '两军',
    '军对',
    '对话',
    '话',
    '·两军',
    'talk',
    'resum',
    '¶20231221',
    '¶202312',
    '¶2022',
    '¶202203',
  ])
    expect(tokens).toContain(token);
  expect(tokens).toContain(outletToken('the strait  times'));
  expect(tokens).not.toContain('·talk');
  expect(new Set(tokens).size).toBe(tokens.length);
});

test('a set of tokens has those of every unit, each once', () => {
  const character = fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCharCode(code));
  const ends = fc.constantFrom('\u3400', '\u9fff', '军', '话');
  const run = fc.array(fc.oneof(character, ends), { minLength: 1, maxLength: 6 }).map((run) => run.join(''));
  const unit = fc.oneof(run, fc.constantFrom('talk', '2020', 'f'));
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const set = createTokenSet();
      for (const one of units) set.add(one);
      expect(set.list().toSorted()).toEqual([...new Set(units.flatMap(tokensOfUnit))].toSorted());
    }),
  );
});

describe('dates that tell their year', () => {
  test.each([
    ['2020年8月6日和2021年', '2020-08-06 2021'],
    ['on 6 august 2020 and aug. 7, 2020', '2020-08-06 2020-08-07'],
    ['in may 2021, since 2019-03', '2021-05 2019-03'],
    ['1,2020 planes, 20201 men, 2020.5 percent', ''],
    ['2020年13月', ''],
  ])('of %j are %j', (text, dates) => {
    expect(
      datesIn(text)
        .map(({ date }) => date)
        .join(' '),
    ).toBe(dates);
  });
});
