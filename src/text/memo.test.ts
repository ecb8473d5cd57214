import { expect, test } from 'vitest';
import { createMemo, createRevisionMemo, once } from './memo.ts';

const counter = () => {
  let made = 0;
  return () => {
    made += 1;
    return made;
  };
};

test('a value is made once a key', () => {
  const [memo, make] = [createMemo<string, number>(), counter()];
  expect([memo.get('a', make), memo.get('a', make), memo.get('b', make)]).toEqual([1, 1, 2]);
  memo.clear();
  expect(memo.get('a', make)).toBe(3);
});

test('beyond the limit, the value that was used least recently is dropped', () => {
  const [memo, make] = [createMemo<string, number>(2), counter()];
  for (const key of ['a', 'b', 'a', 'c']) memo.get(key, make);
  expect(memo.get('a', make)).toBe(1);
  expect(memo.get('b', make)).toBe(4);
});

test('a promise that rejects is not kept', async () => {
  const memo = createMemo<string, Promise<string>>();
  await expect(memo.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await memo.get('a', async () => 'yes')).toBe('yes');
});

test('another revision empties the memo', () => {
  const [at, make] = [createRevisionMemo<string, number>(), counter()];
  expect([at(1, 'a', make), at(1, 'a', make), at(2, 'a', make)]).toEqual([1, 1, 2]);
});

test('once makes its value when it is first asked for', () => {
  const made = counter();
  const value = once(made);
  expect([value(), value()]).toEqual([1, 1]);
});
