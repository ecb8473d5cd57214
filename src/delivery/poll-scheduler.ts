import { createTask } from 'node-cron';
import PQueue from 'p-queue';
import type { Logger } from '../log.ts';
import type { WorkDistributor, WorkKind } from './work-distributor.ts';

/** What polls the sources of a brief. */
export interface PollTarget {
  readonly brief: string;
  due(): Promise<readonly string[]>;
  /** Polls a source, unless another process does or it is no longer due. */
  poll(id: string, options: { readonly signal: AbortSignal }): Promise<object>;
}

/** A source of a brief that is due. */
export interface DueSource {
  readonly brief: string;
  readonly id: string;
}

/** Due sources as work of replicas. */
export const SOURCES: WorkKind<DueSource> = {
  queue: 'poll',
  batch: 4,
  keyOf: ({ brief, id }) => `${brief} ${id}`,
};

/** What the scheduler needs. */
export interface PollSchedulerParts {
  readonly targets: readonly PollTarget[];
  /** Distributes due sources over replicas; without one this process polls all of them. */
  readonly distributor: WorkDistributor<DueSource> | undefined;
  readonly log: Logger;
}

/** Polls sources when they are due. */
export interface PollScheduler {
  /** Looks for due sources at once and every minute from then on. */
  start(): Promise<void>;
  /** Starts no more polls and cuts short those under way; what they were at is read again. */
  stop(): Promise<void>;
}

/** Sources polled at a time; a host is asked for one thing at a time whatever this is. */
const CONCURRENCY = 8;

/** Looks which sources are due. That follows from what is stored: however late or often it looks, none is polled twice. */
export function createPollScheduler({ targets, distributor, log }: PollSchedulerParts): PollScheduler {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const ending = new AbortController();
  const underway = new Set<string>();
  const byBrief = new Map(targets.map((target) => [target.brief, target]));
  const poll = async (due: DueSource) => {
    const { brief, id } = due;
    const key = SOURCES.keyOf(due);
    if (ending.signal.aborted || underway.has(key)) return;
    underway.add(key);
    await queue.add(() => pollOne({ target: byBrief.get(brief), id, signal: ending.signal, log }));
    underway.delete(key);
  };
  const look = async () => {
    for (const target of targets) {
      const due = (await target.due()).map((id) => ({ brief: target.brief, id }));
      if (distributor !== undefined) await distributor.offer(due);
      else for (const one of due) void poll(one);
    }
  };
  const guarded = () =>
    look().catch((error: unknown) => log.error({ err: error }, 'due sources could not be looked for'));
  const cron = createTask('* * * * *', guarded, {
    timezone: 'UTC',
    noOverlap: true,
    name: 'sources',
    suppressMissedWarning: true,
  });
  return {
    async start() {
      // A source that is offered is taken once it is begun: the lease keeps others away from then on.
      await distributor?.start(async (due) => {
        await queue.onSizeLessThan(CONCURRENCY);
        void poll(due);
      });
      await guarded();
      await cron.start();
    },
    async stop() {
      ending.abort();
      await cron.destroy();
      await distributor?.stop();
      // What waits ends at once, since the signal is aborted.
      await queue.onIdle();
    },
  };
}

interface PollOne {
  readonly target: PollTarget | undefined;
  readonly id: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** A poll never fails for the others; what goes wrong is logged, and the source is due again soon. */
async function pollOne({ target, id, signal, log }: PollOne): Promise<void> {
  if (target === undefined || signal.aborted) return;
  const about = { brief: target.brief, source: id };
  try {
    log.debug({ ...about, ...(await target.poll(id, { signal })) }, 'polled');
  } catch (error) {
    if (!signal.aborted) log.error({ ...about, err: error }, 'a source could not be polled');
  }
}
