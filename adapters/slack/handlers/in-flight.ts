import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Logger } from '../../../src/index.ts';
import { words } from '../transport/log.ts';
import type { Track } from './context.ts';
import type { Deduplicator } from './deduplicate.ts';

/** Work that was acknowledged already, and the end of all of it. */
export function createInFlight(
  once: Deduplicator,
  log: Logger,
): { readonly handle: Track; readonly settled: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();
  const handle: Track = (id, work) => {
    const done = (id === undefined ? work() : once(id, work)).catch((error: unknown) => {
      const level = error instanceof WebAPIRateLimitedError ? 'warn' : 'error';
      log[level]({ id }, `Slack was not answered: ${words(error)}`);
    });
    underWay.add(done);
    return done.finally(() => underWay.delete(done));
  };
  return {
    handle,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
