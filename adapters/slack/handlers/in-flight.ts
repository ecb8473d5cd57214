import type { Logger } from '../../../src/index.ts';
import { words } from '../transport/log.ts';
import type { Handle } from './context.ts';
import type { Once } from './deduplicate.ts';

/** Work that was acknowledged already, and the end of all of it. */
export function createHandle(
  once: Once,
  log: Logger,
): { readonly handle: Handle; readonly settled: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();
  const handle: Handle = (id, work) => {
    const done = (id === undefined ? work() : once(id, work)).catch((error: unknown) => {
      log.error({ id }, `Slack was not answered: ${words(error)}`);
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
