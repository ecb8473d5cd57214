import type { Cache } from '../../src/index.ts';

/** Platforms repeat a request for at most an hour; a day also covers a long pause of ours. */
const REMEMBERED_MS = 86_400_000;

/** Work under way for requests that were already acknowledged. */
export interface InFlight {
  /**
   * Does the work of a request, once for each id: also after a restart, and on whichever replica. Never throws.
   * A request counts as done when its work begins: people ask again when an answer is lost, but cannot take back a second post.
   */
  run(id: string | undefined, work: () => Promise<void>): Promise<void>;
  /** Resolves once no work is under way. */
  settled(): Promise<void>;
}

/** Tracks work in flight and ignores duplicate requests. */
export function createInFlight({
  platform,
  cache,
  onError,
}: {
  readonly platform: string;
  readonly cache: Cache;
  readonly onError: (error: unknown, id: string | undefined) => void;
}): InFlight {
  const begun = new Set<string>();
  const running = new Set<Promise<void>>();
  const wasSeen = async (id: string) => {
    const key = `${platform}:seen:${id}`;
    try {
      if ((await cache.get<boolean>(key)) === true) return true;
      await cache.set(key, true, REMEMBERED_MS);
    } catch (error) {
      // Without a store duplicates are not recognized; the request is answered all the same.
      onError(error, id);
    }
    return false;
  };
  const once = async (id: string, work: () => Promise<void>) => {
    if (begun.has(id)) return;
    begun.add(id);
    try {
      if (await wasSeen(id)) return;
      await work();
    } finally {
      begun.delete(id);
    }
  };
  return {
    run(id, work) {
      const done = (id === undefined ? work() : once(id, work)).catch((error: unknown) => onError(error, id));
      running.add(done);
      return done.finally(() => running.delete(done));
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
