import type { Cache } from '../../../src/index.ts';

/** Slack sends again for at most an hour; a day also covers a long pause of ours. */
const REMEMBERED_MS = 86_400_000;

/** Does work under an id that Slack gives it, however often it is sent. */
export type Deduplicator = (id: string, work: () => Promise<void>) => Promise<void>;

/**
 * What Slack sends again (it saw no acknowledgement in time, a connection broke) has effect once, also after a restart.
 * It counts as done when it is begun: a person asks again where an answer was lost, but nobody takes a second post back.
 */
export function createDeduplicator(cache: Cache): Deduplicator {
  const begun = new Set<string>();
  return async (id, work) => {
    if (begun.has(id)) return;
    begun.add(id);
    try {
      const key = `slack:seen:${id}`;
      if ((await cache.get<boolean>(key)) === true) return;
      await cache.set(key, true, REMEMBERED_MS);
      await work();
    } finally {
      begun.delete(id);
    }
  };
}
