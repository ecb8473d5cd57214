import type { Clock } from '../clock.ts';
import type { Adapter } from '../domain/adapter.ts';
import type { Logger } from '../log.ts';
import type { Ledger } from '../storage/deliveries/ledger.ts';
import { createAlerts } from './alerts.ts';
import { createCarrier } from './delivery-worker.ts';
import { createOffice, type Press } from './edition-planner.ts';
import { createService, type Service } from './service.ts';

/** What deliveries are put together from. */
export interface Parts {
  readonly presses: readonly Press[];
  readonly ledger: Ledger;
  /** The state of the store: the same number, the same statuses. */
  revision(): Promise<number>;
  adapters(): ReadonlyMap<string, Adapter>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds after its time until which an edition still goes out, marked as late. */
  readonly catchUp: number;
  /** Milliseconds without a sign of life after which a replica's work is given to the others. */
  readonly lease: number;
  /** URL of the database that replicas share; without one this process does all of the work. */
  readonly databaseUrl: string | undefined;
}

/** What sends editions and alerts when they are due. The job queue is loaded only where replicas share a database. */
export async function openService(parts: Parts): Promise<Service> {
  const { presses, ledger, revision, adapters, clock, log, catchUp, lease, databaseUrl } = parts;
  const office = createOffice(presses);
  const shared = databaseUrl !== undefined;
  return createService({
    ledger,
    carry: createCarrier({ ledger, adapters, write: office.write, clock, log, catchUp }),
    lookForAlerts: createAlerts({
      ledger,
      clock,
      elapsed: () => performance.now(),
      revision,
      cut: office.cut,
      write: office.alert,
    }),
    crew: shared ? await (await import('./work-distributor.ts')).openCrew(databaseUrl, log) : undefined,
    clock,
    log,
    catchUp,
    lease,
  });
}
