import { describe, expect, test } from 'vitest';
import { createCompleter } from './suggest.ts';

const complete = createCompleter([
  { value: 'austin', names: ['Lloyd Austin', '奥斯汀'] },
  { value: 'dong', names: ['Dong Jun', '董军'] },
  { value: 'staff', names: ['joint-staff', 'Joint staffs', '联合参谋部'] },
  { value: 'ministers', names: ['Defence ministers', '国防部长'] },
]);

describe('completion', () => {
  test.each([
    ['the beginning of a name', 'lloy', 'austin'],
    ['the beginning of any of its words', 'aus', 'austin'],
    ['words with a space between them', 'joint st', 'staff'],
    ['Chinese', '奥斯', 'austin'],
    ['Chinese in traditional script', '奧斯', 'austin'],
    ['Chinese from the middle', '参谋', 'staff'],
    ['pinyin', 'aositing', 'austin'],
    ['pinyin that is not finished', 'dongj', 'dong'],
    ['initials of pinyin', 'ast', 'austin'],
    ['a letter amiss', 'austn', 'austin'],
    ['two letters amiss in a long word', 'defense minister', 'ministers'],
  ])('takes %s: %s', (_, typed, expected) => {
    expect(complete(typed, 1)).toEqual([expected]);
  });

  test('has the better one first, and no more than are wanted', () => {
    const two = createCompleter([
      { value: 'inside', names: ['Grand Austin'] },
      { value: 'first', names: ['Austin'] },
    ]);
    expect(two('austin', 5)).toEqual(['first', 'inside']);
    expect(two('austin', 1)).toEqual(['first']);
  });

  test('nothing typed: the first ones, in their order', () => {
    expect(complete('', 2)).toEqual(['austin', 'dong']);
  });

  test('finds nothing for what is like nothing', () => {
    expect(complete('zzzz', 5)).toEqual([]);
    expect(complete('🛶', 5)).toEqual(complete('', 5));
  });
});
