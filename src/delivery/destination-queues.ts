import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';
import { SendError } from '../domain/adapter.ts';
import type { EditionKey } from '../domain/delivery.ts';
import type { ClaimLedger, DeliveryClaim } from '../storage/deliveries/ledger.ts';
import type { DeliveryWorker } from './delivery-worker.ts';
import { createRateLimiter, type RateLimiter, type RateLimiterOptions } from './rate-limiter.ts';
import type { SendRoute } from './send-edition.ts';

/** Concurrent posts to one platform, each to a different destination. */
const AT_ONCE = 64;
/** Maximum editions held in memory; the rest wait in the ledger. */
const MAX_HELD = 5_000;
/** A platform's overall limit is wide; a destination's is narrow. */
const OF_PLATFORM: RateLimiterOptions = { ahead: 5, longest: 250 };
const OF_ROOM: RateLimiterOptions = { ahead: 0, longest: 8_000 };
/** Editions that must wait longer than this many milliseconds wait in the ledger. */
const MAX_REST = 30_000;

/** One queue per destination, so that a slow or broken one delays no other. */
export interface DestinationQueues {
  /** Number of further claims that fit. */
  room(): number;
  add(claim: DeliveryClaim): void;
  /** Whether an edition waits here or is under way. */
  holds(edition: EditionKey): boolean;
  /** Releases what was not begun, and resolves once the rest is done. */
  close(): Promise<void>;
}

/** What releasing a claim needs. */
interface Books {
  readonly ledger: Pick<ClaimLedger, 'release'>;
  readonly clock: Clock;
}

interface Lane {
  /** Resolves when everything queued is done. */
  tail: Promise<void>;
  /** Nothing starts before this instant. */
  until: string;
  readonly limiter: RateLimiter;
}

/** Shared by all queues of a platform: its overall limit is handed out in turn. */
interface Gate {
  readonly sending: PQueue;
  readonly limiter: RateLimiter;
}

export function createDestinationQueues(deliver: DeliveryWorker, books: Books): DestinationQueues {
  const queues = new Map<string, Lane>();
  const closing = new AbortController();
  const time = {
    elapsed: () => performance.now(),
    sleep: (milliseconds: number) => wait(milliseconds, undefined, { signal: closing.signal }),
  };
  const gates = new Map<string, Gate>();
  const gateOf = (platform: string) => {
    const gate = gates.get(platform) ?? {
      sending: new PQueue({ concurrency: AT_ONCE }),
      limiter: createRateLimiter(time, OF_PLATFORM),
    };
    gates.set(platform, gate);
    return gate;
  };
  const run = createRunner(deliver, books, closing.signal);
  const held = new Set<string>();
  return {
    room: () => (closing.signal.aborted ? 0 : MAX_HELD - held.size),
    holds: (edition) => held.has(nameOf(edition)),
    add(claim) {
      const name = JSON.stringify(claim.owner.destination);
      const lane = queues.get(name) ?? {
        tail: Promise.resolve(),
        until: '',
        limiter: createRateLimiter(time, OF_ROOM),
      };
      held.add(nameOf(claim));
      const mine = lane.tail
        .then(() => run(claim, lane, gateOf(claim.owner.destination.platform)))
        .catch(() => {}) // the store fails: the service gives back what it holds no longer
        .finally(() => {
          held.delete(nameOf(claim));
          if (lane.tail === mine) queues.delete(name);
        });
      lane.tail = mine;
      queues.set(name, lane);
    },
    async close() {
      closing.abort();
      await Promise.all([...queues.values()].map(({ tail }) => tail));
    },
  };
}

function nameOf({ subscription, id }: EditionKey): string {
  return JSON.stringify([subscription, id]);
}

/** Delivers a claim when its queue is free; releases it if the destination must not be retried for long, or on shutdown. */
function createRunner(deliver: DeliveryWorker, { ledger, clock }: Books, signal: AbortSignal) {
  return async (claim: DeliveryClaim, lane: Lane, gate: Gate): Promise<void> => {
    const now = clock.now();
    // A destination's Retry-After applies to its next edition too.
    const rest = Date.parse(lane.until || now) - Date.parse(now);
    if (rest > MAX_REST) return ledger.release(claim, lane.until, now);
    if (rest > 0) lane.limiter.refused(rest);
    if (signal.aborted) return ledger.release(claim, now, now);
    lane.until = (await deliver(claim, createRoad(lane, gate))) ?? '';
  };
}

/** The route through a destination's queue and its platform's limit. */
function createRoad({ limiter }: Lane, gate: Gate): SendRoute {
  const turn = (one: RateLimiter) =>
    one.turn().catch(() => {
      throw new SendError('later', 'the service ends');
    });
  return {
    async post(work) {
      await turn(limiter);
      const done = await gate.sending.add(async () => {
        await turn(gate.limiter);
        return work();
      });
      for (const one of [limiter, gate.limiter]) one.accepted();
      return done;
    },
    rest: (milliseconds, everywhere) => (everywhere ? gate.limiter : limiter).refused(milliseconds),
  };
}
