import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

const ROOM = { ahead: 0, longest: 8_000 };

/** A platform that takes so many posts in a window of so many milliseconds, and time that goes by only where somebody waits. */
function open({ most, window }: { most: number; window: number }) {
  let now = 0;
  const taken: number[] = [];
  let refusals = 0;
  const time = {
    elapsed: () => now,
    async sleep(milliseconds: number) {
      now += milliseconds;
    },
  };
  const limiter = createRateLimiter(time, ROOM);
  return {
    taken,
    refusals: () => refusals,
    rest: (milliseconds: number) => time.sleep(milliseconds),
    async post(): Promise<void> {
      await limiter.turn();
      const oldest = taken.at(-most);
      if (oldest === undefined || now - oldest >= window) {
        taken.push(now);
        return limiter.accepted();
      }
      refusals += 1;
      limiter.refused(oldest + window - now);
      return this.post();
    },
  };
}

test('posts go as fast as they come until one is refused', async () => {
  const room = open({ most: 100, window: 1_000 });
  for (let n = 0; n < 100; n += 1) await room.post();
  expect(room.taken.at(-1)).toBe(0);
  expect(room.refusals()).toBe(0);
});

test.each([
  { most: 1, window: 1_000 },
  { most: 5, window: 5_000 },
  { most: 50, window: 1_000 },
])('of $most posts in $window ms nearly all are used, and few are refused', async ({ most, window }) => {
  const room = open({ most, window });
  for (let n = 0; n < 1_000; n += 1) await room.post();
  const fastest = (1_000 / most - 1) * window;
  expect(room.taken.at(-1)).toBeLessThan(1.1 * fastest);
  expect(room.refusals()).toBeLessThan(100);
});

test('what was posted before a lull tells nothing of the limit', async () => {
  const room = open({ most: 5, window: 5_000 });
  await room.post();
  await room.rest(3_600_000);
  for (let n = 0; n < 20; n += 1) await room.post();
  expect(room.taken.at(-1)).toBeLessThan(3_600_000 + 20_000);
});

test('neither where the first post after it is refused', async () => {
  const limiter = createRateLimiter(
    { elapsed: () => now, sleep: async (milliseconds) => pass(milliseconds) },
    ROOM,
  );
  let now = 0;
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  await limiter.turn();
  limiter.accepted();
  pass(3_600_000);
  limiter.refused(1_000);
  for (let n = 0; n < 3; n += 1) await limiter.turn();
  expect(now).toBe(3_601_000);
});
