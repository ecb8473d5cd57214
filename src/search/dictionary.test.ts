import { describe, expect, test } from 'vitest';
import { createDictionary } from './dictionary.ts';
import { keyOf } from './vocabulary.ts';

const dictionary = createDictionary();

describe('a word is translated', () => {
  test.each([
    ['panda', '熊猫'],
    ['soybeans', '大豆'],
    ['Strait of Hormuz', '霍尔木兹海峡'],
    ['white paper', '白皮书'],
    ['Kissinger', '基辛格'],
    ['arrested', '被捕'],
  ])('%s: %s among others', (english, chinese) => {
    expect(dictionary.translate(keyOf(english))).toContain(chinese);
  });

  test.each([
    ['熊猫', 'panda'],
    ['甲烷', 'methane'],
    ['破冰船', 'icebreaker'],
    ['獨裁者', 'dictator'],
    ['基辛格', 'Kissinger'],
  ])('%s: %s among others', (chinese, english) => {
    expect(dictionary.translate(keyOf(chinese))).toContain(keyOf(english));
  });
});

test('what it does not have, and words of one or two letters, have no translation', () => {
  for (const key of ['', 'us', 'xyzzy', '熊', '熊猫熊猫', '('])
    expect(dictionary.translate(key), key).toEqual([]);
});

test('translations are few and explain nothing', () => {
  for (const english of ['return', 'part', 'set', 'house']) {
    const words = dictionary.translate(keyOf(english));
    expect(words.length).toBeGreaterThan(0);
    expect(words.length).toBeLessThanOrEqual(10);
    expect(words.join('')).toMatch(/^\p{Script=Han}+$/u);
  }
});

test('it knows the Chinese words of two and more characters', () => {
  expect(['熊猫', '国防部', '熊', 'panda', '戴恩斯'].map(dictionary.has)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
