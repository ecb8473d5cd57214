import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLifecycle } from './lifecycle.ts';

/** A lifecycle whose start takes a while, and what became of each start. */
function slow(milliseconds: number, { failures = 0 } = {}) {
  const seen: string[] = [];
  const lifecycle = createLifecycle(async (signal) => {
    seen.push('opening');
    await sleep(milliseconds, undefined, { signal });
    if (seen.length <= failures) throw new Error('unavailable');
    seen.push('open');
    return { stop: async () => void seen.push('stopped') };
  });
  return { lifecycle, seen };
}

test('starts once for all callers, and stops what was opened', async () => {
  const { lifecycle, seen } = slow(1);
  await Promise.all([lifecycle.start(), lifecycle.start()]);
  expect(lifecycle.running()).toBeDefined();
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(lifecycle.running()).toBeUndefined();
  expect(seen).toEqual(['opening', 'open', 'stopped']);
});

test('a stop cancels a start in progress', async () => {
  const { lifecycle, seen } = slow(60_000);
  const started = lifecycle.start();
  const failed = expect(started).rejects.toThrow();
  await lifecycle.stop();
  await failed;
  expect(seen).toEqual(['opening']);
});

test('what was opened all the same while it was being stopped is stopped', async () => {
  const seen: string[] = [];
  const lifecycle = createLifecycle(async () => {
    await sleep(5);
    return { stop: async () => void seen.push('stopped') };
  });
  const started = lifecycle.start();
  await lifecycle.stop();
  await started;
  expect(seen).toEqual(['stopped']);
});

test('can be started again after a failure and after a stop', async () => {
  const { lifecycle, seen } = slow(1, { failures: 1 });
  await expect(lifecycle.start()).rejects.toThrow('unavailable');
  await lifecycle.start();
  void lifecycle.stop();
  await lifecycle.start();
  await lifecycle.stop();
  expect(seen).toEqual(['opening', 'opening', 'open', 'stopped', 'opening', 'open', 'stopped']);
});
