import { type Clock, systemClock } from './clock.ts';
import { createDesk } from './deliver/desk.ts';
import { createOffice } from './deliver/office.ts';
import type { Service } from './deliver/service.ts';
import type { Engine } from './engine.ts';
import type { Logger } from './log.ts';
import type { Adapter } from './model/adapter.ts';
import type { Desk } from './model/desk.ts';
import type { Store } from './store/store.ts';

/** What subscriptions and deliveries are put together from. */
export interface HouseParts {
  /** One a brief. */
  readonly engines: readonly Engine[];
  readonly store: Store;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** The platforms that are connected, by name, asked for each time; `undefined` where this process posts nothing. */
  adapters?(): ReadonlyMap<string, Adapter> | undefined;
}

/** The desk at which subscriptions are made and changed. */
export function openDesk({ engines, store, clock = systemClock, adapters }: HouseParts): Desk {
  const { preview } = createOffice(engines);
  return createDesk({
    subscriptions: store.subscriptions,
    briefs: engines.map(({ brief }) => brief),
    clock,
    adapters: adapters ?? (() => undefined),
    preview,
  });
}

/** What deliveries need besides. */
export interface DeliveryParts extends HouseParts {
  readonly log: Logger;
  /** Milliseconds after its time until which an edition still goes out, marked as late. */
  readonly catchUp: number;
  /** Milliseconds without a sign of life after which a replica's work is given to the others. */
  readonly lease: number;
  /** URL of the database that replicas share; without one this process does all of the work. */
  readonly databaseUrl?: string | undefined;
}

/** Reading what is queued, loaded only where it is used. */
type Queues = typeof import('./deliver/errands.ts');

/** Reads what is queued for the engines' briefs, until it is stopped. */
export const openErrands: Queues['openErrands'] = async (...given) =>
  (await import('./deliver/errands.ts')).openErrands(...given);

/** Puts paths and addresses into the queue of a brief: a process that serves it reads them. */
export const queuePaths: Queues['queuePaths'] = async (...given) =>
  (await import('./deliver/errands.ts')).queuePaths(...given);

/** What sends editions and alerts when they are due. Loaded only here: who only asks questions does without it. */
export async function openDeliveries(parts: DeliveryParts): Promise<Service> {
  const { engines, store, clock = systemClock, log, catchUp, lease, databaseUrl } = parts;
  const { openService } = await import('./deliver/index.ts');
  return openService({
    presses: engines,
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
