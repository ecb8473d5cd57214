import type { EditionKey } from '../domain/delivery.ts';
import type { Logger } from '../log.ts';
import { openJobQueue } from './job-queue.ts';

/** Distributes work over the replicas that share a database. Correctness does not depend on it: the ledger alone makes work happen once. */
export interface WorkDistributor {
  /** Offers editions to any replica with capacity. An edition is offered once. */
  offer(editions: readonly EditionKey[]): Promise<void>;
  /** Accepts offers until `stop`; `take` resolves once an edition is claimed. */
  start(take: (edition: EditionKey) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const QUEUE = 'deliver';
/** Offers fetched at once. */
const BATCH = 50;
/** Seconds after which the offer of a dead replica reappears. */
const EXPIRY = 30;
/** Seconds after which pg-boss removes finished offers. */
const KEPT = 600;

/** A work distributor whose offers are jobs of pg-boss, in the database of the URL. */
export async function openWorkDistributor(databaseUrl: string, log: Logger): Promise<WorkDistributor> {
  const boss = await openJobQueue(databaseUrl, log, 4);
  await boss.createQueue(QUEUE, {
    policy: 'exclusive',
    expireInSeconds: EXPIRY,
    retryLimit: 0,
    deleteAfterSeconds: KEPT,
    retentionSeconds: KEPT,
  });
  return {
    async offer(editions) {
      if (editions.length === 0) return;
      const jobs = editions.map((edition) => ({
        data: edition,
        singletonKey: `${edition.subscription} ${edition.id}`,
      }));
      await boss.insert(QUEUE, jobs);
    },
    async start(take) {
      const options = { batchSize: BATCH, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
      await boss.work<EditionKey>(QUEUE, options, async (jobs) => {
        for (const { data } of jobs) await take(data);
      });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
