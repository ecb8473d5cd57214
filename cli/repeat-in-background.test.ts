import { expect, test } from 'vitest';
import { repeatInBackground } from './repeat-in-background.ts';

test('a turn that fails is reported and ends nothing', async () => {
  const errors: unknown[] = [];
  const failure = new Error('the store is away');
  const repeating = repeatInBackground(
    () => Promise.reject(failure),
    (error) => errors.push(error),
  );
  await expect.poll(() => errors).toEqual([failure]);
  await expect(repeating.stop()).resolves.toBeUndefined();
});

test('is told to stop, and stops when the turn under way is done', async () => {
  const said: string[] = [];
  const repeating = repeatInBackground(
    (signal) =>
      new Promise<void>((resolve) => {
        said.push('begun');
        signal.addEventListener('abort', () => {
          said.push('told');
          resolve();
        });
      }),
    () => said.push('failed'),
  );
  await repeating.stop();
  expect(said).toEqual(['begun', 'told']);
});
