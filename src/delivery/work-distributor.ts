import type { EditionKey } from '../domain/delivery.ts';
import type { Logger } from '../log.ts';
import { openJobQueue } from './job-queue.ts';

/** Distributes work over the replicas that share a database. Correctness does not depend on it: the store alone makes work happen once. */
export interface WorkDistributor<Work extends object = EditionKey> {
  /** Offers work to any replica with capacity. What is offered already is not offered again. */
  offer(work: readonly Work[]): Promise<void>;
  /** Accepts offers until `stop`; `take` resolves once the work is claimed. */
  start(take: (work: Work) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** A kind of work: the name of its queue, and what makes two offers one. */
export interface WorkKind<Work extends object> {
  readonly queue: string;
  /** Offers fetched at once. */
  readonly batch: number;
  keyOf(work: Work): string;
}

/** Editions that are due. */
export const EDITIONS: WorkKind<EditionKey> = {
  queue: 'deliver',
  batch: 50,
  keyOf: ({ subscription, id }) => `${subscription} ${id}`,
};

/** Seconds after which the offer of a dead replica reappears. */
const EXPIRY = 30;
/** Seconds after which pg-boss removes finished offers. */
const KEPT = 600;

/** A work distributor whose offers are jobs of pg-boss, in the database of the URL. */
export async function openWorkDistributor<Work extends object>(
  databaseUrl: string,
  { queue, batch, keyOf }: WorkKind<Work>,
  log: Logger,
): Promise<WorkDistributor<Work>> {
  const boss = await openJobQueue(databaseUrl, log, 4);
  await boss.createQueue(queue, {
    policy: 'exclusive',
    expireInSeconds: EXPIRY,
    retryLimit: 0,
    deleteAfterSeconds: KEPT,
    retentionSeconds: KEPT,
  });
  return {
    async offer(work) {
      if (work.length === 0) return;
      await boss.insert(
        queue,
        work.map((data) => ({ data, singletonKey: keyOf(data) })),
      );
    },
    async start(take) {
      const options = { batchSize: batch, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
      await boss.work<Work>(queue, options, async (jobs) => {
        for (const { data } of jobs) await take(data);
      });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
