import { type Clock, systemClock } from '../clock.ts';
import { createEditionPlanner } from '../delivery/edition-planner.ts';
import type { Service } from '../delivery/service.ts';
import { createSubscriptionService } from '../delivery/subscription-service.ts';
import type { Adapter } from '../domain/adapter.ts';
import type { SubscriptionService } from '../domain/subscription-service.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../storage/contracts.ts';
import type { Engine } from './engine.ts';

/** What subscriptions and deliveries are put together from. */
export interface ServiceParts {
  /** One a brief. */
  readonly engines: readonly Engine[];
  readonly store: Store;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** The platforms that are connected, by name, asked for each time; `undefined` where this process posts nothing. */
  adapters?(): ReadonlyMap<string, Adapter> | undefined;
}

/** The service through which subscriptions are made and changed. */
export function openSubscriptionService({
  engines,
  store,
  clock = systemClock,
  adapters,
}: ServiceParts): SubscriptionService {
  const { preview } = createEditionPlanner(engines);
  return createSubscriptionService({
    subscriptions: store.subscriptions,
    briefs: engines.map(({ brief }) => brief),
    clock,
    adapters: adapters ?? (() => undefined),
    preview,
  });
}

/** What deliveries need besides. */
export interface DeliveryServiceParts extends ServiceParts {
  readonly log: Logger;
  /** Milliseconds after its time until which an edition still goes out, marked as late. */
  readonly catchUp: number;
  /** Milliseconds without a heartbeat after which a replica's work goes to the others. */
  readonly lease: number;
  /** URL of the database that replicas share; without one this process does all of the work. */
  readonly databaseUrl?: string | undefined;
}

/** Reading what is queued, loaded only where it is used. */
type Queues = typeof import('../delivery/ingest-queue.ts');

/** Reads what is queued for the engines' briefs, until it is stopped. */
export const openIngestQueue: Queues['openIngestQueue'] = async (...given) =>
  (await import('../delivery/ingest-queue.ts')).openIngestQueue(...given);

/** Puts paths and addresses into the queue of a brief: a process that serves it reads them. */
export const queuePaths: Queues['queuePaths'] = async (...given) =>
  (await import('../delivery/ingest-queue.ts')).queuePaths(...given);

/** What sends editions and alerts when they are due. Loaded only here: who only asks questions does without it. */
export async function openDeliveries(parts: DeliveryServiceParts): Promise<Service> {
  const { engines, store, clock = systemClock, log, catchUp, lease, databaseUrl } = parts;
  const { openService } = await import('../delivery/index.ts');
  return openService({
    sources: engines,
    ledger: store.ledger,
    revision: store.revision,
    adapters: () => parts.adapters?.() ?? new Map(),
    clock,
    log,
    catchUp,
    lease,
    databaseUrl,
  });
}
