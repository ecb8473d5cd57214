import { expect, test } from 'vitest';
import type { Given } from './fixtures.ts';

/** What a store promises of the use of language models. */
export function countsModelUsage(given: Given): void {
  const used = { model: 'openai:reader-1', requests: 1, inputTokens: 1_000, outputTokens: 50 };

  test('what a day and a model used adds up, even when counted at the same time', async () => {
    const { modelUsage } = given().store;
    await Promise.all(Array.from({ length: 5 }, () => modelUsage.add({ ...used, day: '2024-05-02' })));
    await modelUsage.add({ ...used, day: '2024-05-03', model: 'openai:reader-2' });
    expect(await modelUsage.since('2024-05-01')).toEqual([
      { ...used, day: '2024-05-03', model: 'openai:reader-2' },
      { ...used, day: '2024-05-02', requests: 5, inputTokens: 5_000, outputTokens: 250 },
    ]);
  });

  test('days before the one that is asked for are left out', async () => {
    const { modelUsage } = given().store;
    await modelUsage.add({ ...used, day: '2024-05-02' });
    expect(await modelUsage.since('2024-05-03')).toEqual([]);
  });
}
