import { expect, test } from 'vitest';
import { ndcg } from './ndcg.ts';

const GRADES = new Map([
  ['about', 2],
  ['passage', 1],
]);

test.each([
  [['about', 'passage', 'other'], 1],
  [['passage', 'about'], (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3))],
  [['other', 'about'], 3 / Math.log2(3) / (3 + 1 / Math.log2(3))],
  [['other'], 0],
  [[], 0],
  [['about', 'about'], 3 / (3 + 1 / Math.log2(3))],
])('of %j: %f', (found, expected) => {
  expect(ndcg(found, GRADES, 10)).toBeCloseTo(expected, 10);
});

test('only as many as asked for count, in the ideal order too', () => {
  expect(ndcg(['about'], GRADES, 1)).toBe(1);
  expect(ndcg(['other', 'about'], GRADES, 1)).toBe(0);
});

test('a question without relevant articles scores nothing', () => {
  expect(ndcg(['about'], new Map(), 10)).toBe(0);
});
