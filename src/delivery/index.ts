import type { Clock } from '../clock.ts';
import type { Adapter } from '../domain/adapter.ts';
import type { Logger } from '../log.ts';
import type { DeliveryLedger } from '../storage/deliveries/ledger.ts';
import { createAlerts } from './alerts.ts';
import { createDeliveryWorker } from './delivery-worker.ts';
import { createEditionPlanner, type EditionSource } from './edition-planner.ts';
import { createService, type Service } from './service.ts';

/** What the delivery service is built from. */
export interface DeliveryParts {
  readonly sources: readonly EditionSource[];
  readonly ledger: DeliveryLedger;
  /** The state of the store: the same number, the same statuses. */
  revision(): Promise<number>;
  adapters(): ReadonlyMap<string, Adapter>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds after its time until which an edition still goes out, marked as late. */
  readonly catchUp: number;
  /** Milliseconds without a heartbeat after which a replica's work goes to the others. */
  readonly lease: number;
  /** URL of the database that replicas share; without one this process does all of the work. */
  readonly databaseUrl: string | undefined;
}

/** What sends editions and alerts when they are due. The job queue is loaded only where replicas share a database. */
export async function openService(parts: DeliveryParts): Promise<Service> {
  const { sources, ledger, revision, adapters, clock, log, catchUp, lease, databaseUrl } = parts;
  const planner = createEditionPlanner(sources);
  const shared = databaseUrl !== undefined;
  return createService({
    ledger,
    deliver: createDeliveryWorker({ ledger, adapters, write: planner.write, clock, log, catchUp }),
    lookForAlerts: createAlerts({
      ledger,
      clock,
      elapsed: () => performance.now(),
      revision,
      cut: planner.cut,
      write: planner.alert,
    }),
    distributor: shared ? await openDistributor(databaseUrl, log) : undefined,
    clock,
    log,
    catchUp,
    lease,
  });
}

async function openDistributor(databaseUrl: string, log: Logger) {
  const { EDITIONS, openWorkDistributor } = await import('./work-distributor.ts');
  return openWorkDistributor(databaseUrl, EDITIONS, log);
}
