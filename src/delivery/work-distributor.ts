import type { EditionKey } from '../domain/delivery.ts';
import type { Logger } from '../log.ts';
import { openJobQueue } from './job-queue.ts';

/** Spreads work over the replicas that share a database. Who does what is no matter of right and wrong: the ledger alone lets work be done once. */
export interface WorkDistributor {
  /** Offers editions to whichever replica has room. One that is offered already is not offered again. */
  offer(editions: readonly EditionKey[]): Promise<void>;
  /** Takes on what is offered until `stop`; `take` resolves once an edition is in hand. */
  start(take: (edition: EditionKey) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const QUEUE = 'deliver';
/** So many offers are taken at once. */
const BATCH = 50;
/** An offer that a replica died with comes up again after so many seconds. */
const EXPIRY = 30;
/** Done offers are of no further use; pg-boss removes them after so many seconds. */
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
