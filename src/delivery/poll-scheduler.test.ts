import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createPollScheduler } from './poll-scheduler.ts';

test('a stop cuts short the polls under way and begins none of those that wait', async () => {
  const begun: string[] = [];
  const target = {
    brief: 'strait',
    due: async () => Array.from({ length: 20 }, (_, index) => `source-${index}`),
    async poll(id: string, { signal }: { readonly signal: AbortSignal }) {
      begun.push(id);
      await once(signal, 'abort');
      return {};
    },
  };
  const log = await createLog('silent');
  const scheduler = createPollScheduler({ targets: [target], distributor: undefined, log });
  await scheduler.start();
  await expect.poll(() => begun.length).toBe(8);
  await scheduler.stop();
  expect(begun).toHaveLength(8);
});
