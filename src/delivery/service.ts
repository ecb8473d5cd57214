import { randomUUID } from 'node:crypto';
import { createTask } from 'node-cron';
import type { Clock } from '../clock.ts';
import type { EditionKey } from '../domain/delivery.ts';
import type { Logger } from '../log.ts';
import type { DeliveryLedger } from '../storage/deliveries/ledger.ts';
import type { DeliveryWorker } from './delivery-worker.ts';
import { createDestinationQueues } from './destination-queues.ts';
import { createLeaseMonitor } from './lease-monitor.ts';
import { tick } from './tick.ts';
import type { WorkDistributor } from './work-distributor.ts';

/** What the delivery service needs. */
export interface DeliverySchedulerParts {
  readonly ledger: DeliveryLedger;
  readonly deliver: DeliveryWorker;
  /** Looks for changed statuses; called every second. */
  readonly lookForAlerts: () => Promise<void>;
  /** Distributes work over replicas; without one this process does all of it. */
  readonly distributor: WorkDistributor | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds after its time within which an edition still goes out. */
  readonly catchUp: number;
  /** Milliseconds without a heartbeat after which a replica counts as dead. */
  readonly lease: number;
}

/** Sends what is due, when it is due. */
export interface Service {
  /** Looks at the schedules at once and every minute from then on. */
  start(): Promise<void>;
  /** When the schedules were looked at last, ISO 8601 in UTC; `undefined` before the first time. */
  lookedAt(): string | undefined;
  /** Accepts no more work, finishes what is being sent, releases the rest. */
  stop(): Promise<void>;
}

/** Milliseconds between two checks of the ledger. */
const PULSE = 1_000;
/** Editions offered to the distributor at a time. */
const OFFERS = 2_000;
/** An offered edition that waits longer than this many milliseconds is taken without the distributor, whose queue may be broken. */
const OVERDUE = 60_000;
/** Milliseconds after which finished editions are deleted: a hundred days. */
const MEMORY = 8_640_000_000;
const HOURLY = 3_600_000;

export function createService(parts: DeliverySchedulerParts): Service {
  const { ledger, distributor, clock } = parts;
  const replica = randomUUID();
  const { watch, queues, claim, look, lookedAt, pulses } = createWork(replica, parts);
  // In a machine's own time zone node-cron skips the hour in which clocks are put back.
  const cron = createTask('* * * * *', look, {
    timezone: 'UTC',
    noOverlap: true,
    name: 'deliveries',
    suppressMissedWarning: true,
  });
  return {
    lookedAt,
    async start() {
      await watch.look();
      await distributor?.start((edition) => whenRoom(queues.room, () => claim(edition)));
      await look();
      await cron.start();
      for (const pulse of pulses) pulse.start();
    },
    async stop() {
      await cron.destroy();
      await Promise.all(pulses.map((pulse) => pulse.stop()));
      await distributor?.stop();
      await queues.close();
      await ledger.expireReplica(replica, clock.now());
    },
  };
}

/** The periodic work of a replica. */
function createWork(replica: string, parts: DeliverySchedulerParts) {
  const { ledger, deliver, distributor, clock, log, lease, catchUp } = parts;
  const watch = createLeaseMonitor({ ledger, replica, lease, clock, log, elapsed: () => performance.now() });
  const queues = createDestinationQueues(deliver, { ledger, clock });
  const guard = createGuard(log);
  let claiming = 0;
  const claim = async (which: EditionKey | number, now = clock.now()) => {
    claiming += 1;
    try {
      for (const one of await ledger.claim(replica, now, which)) queues.add(one);
    } finally {
      claiming -= 1;
    }
  };
  /** Gives back what the ledger has as claimed here and no queue holds: the store failed when it was claimed or to be given back. */
  const giveBack = guard('what this replica holds no longer could not be given back', async () => {
    for (const edition of await ledger.claimedBy(replica)) {
      if (claiming > 0) return; // what is being claimed is in no queue yet
      if (!queues.holds(edition)) await ledger.release({ ...edition, replica }, clock.now(), clock.now());
    }
  });
  /** Fills the destination queues; on several replicas offers what waits to all of them instead. */
  const pull = guard('what waits could not be taken', async () => {
    if (queues.room() <= 0) return;
    if (distributor === undefined) return claim(queues.room());
    await distributor.offer(await ledger.waiting(clock.now(), OFFERS));
    await claim(queues.room(), before(clock, OVERDUE));
  });
  let begun = '';
  let ended: string | undefined;
  const look = guard('the schedules could not be looked at', async () => {
    begun = minuteOf(clock.now());
    await tick({ ledger, replica, lives: watch.lives, clock, log, catchUp });
    ended = clock.now();
    await pull();
  });
  /** Checks the schedules when the minute timer did not: after a sleep, a clock jump or a missed tick. */
  const pulse = () => (minuteOf(clock.now()) === begun ? pull() : look());
  const forget = () => ledger.forget(before(clock, MEMORY));
  const pulses = [
    createPulse(PULSE, pulse),
    createPulse(PULSE, guard('changed statuses could not be looked for', parts.lookForAlerts)),
    createPulse(lease / 5, guard('the other replicas could not be looked at', watch.look)),
    createPulse(lease / 5, giveBack),
    createPulse(HOURLY, guard('old editions could not be forgotten', forget)),
  ];
  return { watch, queues, claim, look, lookedAt: () => ended, pulses };
}

/** `2026-10-25T00:59` */
function minuteOf(instant: string): string {
  return instant.slice(0, 16);
}

function before(clock: Clock, milliseconds: number): string {
  return new Date(Date.parse(clock.now()) - milliseconds).toISOString();
}

/** Work that never overlaps itself and whose failures are logged; the next run may succeed. */
function createGuard(log: Logger): (problem: string, work: () => Promise<unknown>) => () => Promise<void> {
  return (problem, work) => {
    let running: Promise<void> | undefined;
    return () => {
      running ??= work()
        .then(
          () => {},
          (error) => log.error({ err: error }, problem),
        )
        .finally(() => {
          running = undefined;
        });
      return running;
    };
  };
}

/** Repeats the work, a number of milliseconds after it finished. */
function createPulse(interval: number, work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const next = () => {
    timer = setTimeout(() => {
      running = work().then(() => {
        if (timer !== undefined) next();
      });
    }, interval);
  };
  return {
    start: next,
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}

async function whenRoom(room: () => number, work: () => Promise<void>): Promise<void> {
  while (room() <= 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await work();
}
