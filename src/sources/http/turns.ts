import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';

/** Gives requests to a host their turn: one at a time, with a pause after each. */
export interface Turns {
  /**
   * @param pause milliseconds that the host is left alone afterwards.
   * @param signal takes a request that waits out of the queue; it rejects then.
   */
  take<T>(host: string, task: () => Promise<T>, pause: number, signal?: AbortSignal): Promise<T>;
}

/** Milliseconds between two wake-ups of a process that waits for a turn; any number would do. */
const KEEP_ALIVE = 60_000;

export function createTurns(): Turns {
  const queues = new Map<string, PQueue>();
  const queueOf = (host: string) => {
    const queue = queues.get(host) ?? new PQueue({ concurrency: 1 });
    queues.set(host, queue);
    return queue;
  };
  return {
    async take<T>(host: string, task: () => Promise<T>, pause: number, signal?: AbortSignal) {
      const queue = queueOf(host);
      const result = Promise.withResolvers<T>();
      const waiting = setInterval(() => {}, KEEP_ALIVE);
      const turn = queue.add(async () => {
        await task().then(result.resolve, result.reject);
        clearInterval(waiting);
        // The pause keeps no process from ending; who waits for its end does.
        if (pause > 0) await wait(pause, undefined, { ref: false });
      }, signal && { signal });
      turn.catch(result.reject).finally(() => {
        clearInterval(waiting);
        if (queue.size === 0 && queue.pending === 0) queues.delete(host);
      });
      return result.promise;
    },
  };
}
