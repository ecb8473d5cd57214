import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDictionary } from '../dictionary.ts';
import { chineseIn, latinIn, namePairs } from './brackets.ts';
import { ofPinyin, pinyinOf } from './pinyin-names.ts';
import { chineseSpellings, latinSpellings } from './transliteration.ts';

/** Whether a name can be written with the characters of one of the spellings. */
const writes = (spellings: readonly (readonly string[])[], name: string) =>
  spellings.some(
    (places) => places.length === name.length && places.every((one, at) => one.includes(name.charAt(at))),
  );

describe('a foreign name is told by its sound', () => {
  test.each([
    ['戴恩斯', 'daines'],
    ['马杜罗', 'maduro'],
    ['梅洛尼', 'meloni'],
    ['泽连斯基', 'zelensky'],
    ['舒默', 'schumer'],
    ['阿扎尔', 'azar'],
    ['班农', 'bannon'],
    ['凯利', 'kelly'],
  ])('%s, %s', (chinese, latin) => {
    expect(latinSpellings(chinese)).toContain(latin);
    expect(writes(chineseSpellings(latin), chinese)).toBe(true);
  });

  test.each(['的', '我们认为', '马马马马马马'])('%s is none', (word) => {
    expect(latinSpellings(word)).toEqual([]);
  });

  test('whatever is typed has few spellings, of two to five characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,40}$/), (word) => {
        const spellings = chineseSpellings(word);
        expect(spellings.length).toBeLessThanOrEqual(8);
        for (const { length } of spellings) expect([2, 3, 4, 5]).toContain(length);
      }),
    );
  });
});

describe('a Chinese name is told by its pinyin', () => {
  test.each([
    ['谢锋', ['xie', 'feng']],
    ['俞建华', ['yu', 'jianhua']],
    ['蔡霞', ['cai', 'xia']],
    ['赣州', ['ganzhou']],
  ])('%s, %j', (chinese, words) => {
    expect(writes([ofPinyin(words) ?? []], chinese)).toBe(true);
    expect(pinyinOf(chinese)).toContain(words.join(' '));
  });

  test.each([
    [['moon', 'river']],
    [['he', 'said']],
    [['xie']],
    [['de', 'hua']],
    [['guang', 'dong', 'sheng']],
  ])('%j is none', (words) => {
    expect(ofPinyin(words)).toBeUndefined();
  });
});

describe('a name that a text gives in both scripts', () => {
  const dictionary = createDictionary();
  const chinese = (text: string, word: string) => chineseIn(namePairs(text), word, dictionary);

  test.each([
    ['港口主管瓦伦廷(mark valentin)说', 'valentin', ['瓦伦廷']],
    ['学者诺拉·哈里曼 (nora harriman) 指出', 'harriman', ['哈里曼']],
    ['渡轮公司主席苏世文(stephen a. shore)表示', 'shore', ['苏世文']],
    ['渡轮公司主席苏世文(stephen a. shore)表示', 'stephen', []],
    ['各国签署了北方海域渡轮航行安全协定(agreement on the safety of northern ferries)', 'ferri', []],
    ['没有括号', 'shore', []],
  ])('%s: %s is %j', (text, word, names) => {
    expect(chinese(text, word)).toEqual(names);
  });

  test('is found from the Chinese side by its surname', () => {
    const pairs = namePairs('港口主管瓦伦廷(mark valentin)说');
    expect(latinIn(pairs, '瓦伦廷')).toEqual(['valentin']);
    expect(latinIn(pairs, '主管')).toEqual([]);
  });
});
