import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import type { Brief } from '../domain/brief.ts';
import { BackchannelError } from '../domain/errors.ts';
import type { Dictionary } from './dictionary.ts';
import { parseQuery } from './query.ts';
import { createSearchVocabulary } from './vocabulary.ts';

const brief: Brief = {
  ...straitBrief(),
  words: [
    { zh: ['渡轮'], en: ['ferry', 'ferry boat'] },
    { zh: ['危机沟通热线'], en: ['crisis line'] },
  ],
};
const WORDS: Readonly<Record<string, readonly string[]>> = {
  演习: ['exercis', 'drill'],
  'open sea': ['公海'],
  大雾: ['fog'],
};
const DICTIONARY: Dictionary = { has: (word) => word in WORDS, translate: (key) => WORDS[key] ?? [] };
const vocabulary = createSearchVocabulary(brief, DICTIONARY);
const parse = (typed: string) => parseQuery(typed, vocabulary);
/** Groups as the keys of their forms. */
const groups = (typed: string) =>
  parse(typed).groups.map(({ forms }) => forms.map(({ key }) => key).join('|'));

describe('a question', () => {
  test.each([
    ['weather report', 'weather report'],
    ['the weather in the harbour', 'weather harbour'],
    ['Ada North', 'ada north|艾达'],
    ['艾達', '艾达|ada north'],
    ['ferry boats', 'ferri boat|渡轮|ferri ferri|渡轮 boat'],
    ['渡輪停航', '渡轮|ferri 停航'],
    ['军舰演习', '军舰 演习|exercis|drill'],
    ['浓浓大雾里的军舰', '浓浓 大雾|fog 里的军舰 里的 的军 军舰'],
    ['open seas', 'open sea|公海 open sea'],
    ['核弹头', '核弹头'],
    ['negotiat* 2020年8月', 'negotiat 2020-08'],
    ["state-own* l'ét*", 'state own l ét'],
    ['August 2020', '2020-08'],
    ['“Shangri-La”', 'shangri la'],
  ])('%j asks for %j', (typed, expected) => {
    expect(groups(typed).join(' ')).toBe(expected);
  });

  test('pieces of what was typed count less than the whole', () => {
    const [whole, ...pieces] = parse('危机沟通热线').groups;
    expect(whole?.weight).toBe(1);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece.weight).toBeLessThan(0.5);
  });

  test('phrases have to be there, words behind a hyphen must not', () => {
    const { phrases, without } = parse('talks "both sides met" -weather -艾达 -"south wind"');
    expect(phrases.map(({ key }) => key)).toEqual(['both side met']);
    expect(without.map(({ key }) => key)).toEqual(['weather', '艾达', 'ada north', 'south wind']);
  });
});

describe('what is no question is refused with what is wrong:', () => {
  test.each([
    ['-weather', 'query.exclusions'],
    ['* - "" () ***', 'query.empty'],
    ['🛶🛶', 'query.empty'],
    ['\u0000', 'query.empty'],
    ['"open and shut', 'query.quote'],
    ['很长'.repeat(5_000), 'query.long'],
  ])('%j', (typed, kind) => {
    const refusal = { code: 'QUESTION_INVALID', problem: expect.objectContaining({ kind }) };
    expect(() => parse(typed)).toThrow(expect.objectContaining(refusal));
  });

  test('whatever is typed is understood or refused so', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^(["*()-]|渡轮|ferry| ){0,12}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        try {
          expect(parse(text).groups.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof BackchannelError)) throw error;
        }
      }),
    );
  });
});
