import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('a host is left alone for a while after each request; others are not', async () => {
  const turns = createTurns();
  const done: string[] = [];
  const task = (name: string) => async () => void done.push(name);
  await Promise.all([
    turns.take('a', task('a1'), 60),
    turns.take('a', task('a2'), 0),
    turns.take('b', task('b1'), 0),
    wait(10).then(task('later')),
  ]);
  expect(done).toEqual(['a1', 'b1', 'later', 'a2']);
});

test('a request that fails does not hold the next one up, and its caller learns why', async () => {
  const turns = createTurns();
  const failing = turns.take('a', () => Promise.reject(new Error('no')), 0);
  const next = turns.take('a', async () => 'yes', 0);
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
