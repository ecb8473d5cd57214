import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run } from '../../../test/support/run.ts';
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

test('a process that waits for a turn goes on until it has had it, and is not kept by the last pause', async () => {
  const script = `import { createTurns } from ${JSON.stringify(new URL('./turns.ts', import.meta.url))};
    const { take } = createTurns();
    await take('a', async () => {}, 100);
    console.log(await take('a', async () => 'second', 3_600_000));`;
  const { code, stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'second\n' });
});
