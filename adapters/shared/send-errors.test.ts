import { expect, test } from 'vitest';
import { failureWithoutAnswer, retryAfterOf } from './send-errors.ts';

const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });

test('a request that was certainly never sent can be sent later; any other may have arrived', () => {
  expect(failureWithoutAnswer(refused)).toBe('later');
  expect(failureWithoutAnswer(new Error('failed', { cause: refused }))).toBe('later');
  expect(failureWithoutAnswer(new AggregateError([refused, refused]))).toBe('later');
  expect(failureWithoutAnswer(new AggregateError([refused, reset]))).toBe('unsure');
  expect(failureWithoutAnswer(reset)).toBe('unsure');
  expect(failureWithoutAnswer('nonsense')).toBe('unsure');
});

test('the seconds of Retry-After are read, dates and nonsense are not', () => {
  expect(retryAfterOf('7.5')).toBe(7.5);
  expect(['', '-1', 'Wed, 21 Oct 2026 07:28:00 GMT', undefined, null].map(retryAfterOf)).toEqual(
    Array(5).fill(undefined),
  );
});
