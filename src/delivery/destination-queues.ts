import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';
import { SendError } from '../domain/adapter.ts';
import type { Claim, ClaimLedger } from '../storage/deliveries/ledger.ts';
import type { DeliveryWorker } from './delivery-worker.ts';
import { createRateLimiter, type RateLimiter, type RateLimiterOptions } from './rate-limiter.ts';
import type { SendRoute } from './send-edition.ts';

/** So many posts are on their way to a platform at the same time, each to another destination. */
const AT_ONCE = 64;
/** So many editions are held at most; the rest waits in the ledger. */
const MAX_HELD = 5_000;
/** What a platform allows in all is much; a room's limits are narrow. */
const OF_PLATFORM: RateLimiterOptions = { ahead: 5, longest: 250 };
const OF_ROOM: RateLimiterOptions = { ahead: 0, longest: 8_000 };
/** What has to wait for longer than so many milliseconds waits in the ledger. */
const MAX_REST = 30_000;

/** What claims are carried out in: a lane a destination, so that one that is slow or broken delays no other. */
export interface DestinationQueues {
  /** How many more claims can be taken. */
  room(): number;
  add(claim: Claim): void;
  /** Gives back what was not begun, and resolves once the rest is done. */
  close(): Promise<void>;
}

/** What is needed to give a claim back. */
interface Books {
  readonly ledger: Pick<ClaimLedger, 'release'>;
  readonly clock: Clock;
}

interface Lane {
  /** Done when all that was put in is. */
  tail: Promise<void>;
  /** Before this instant nothing is begun. */
  until: string;
  readonly limiter: RateLimiter;
}

/** What all queues to a platform share: what it allows them together goes to one after the other. */
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
  let held = 0;
  return {
    room: () => (closing.signal.aborted ? 0 : MAX_HELD - held),
    add(claim) {
      const name = JSON.stringify(claim.owner.destination);
      const lane = queues.get(name) ?? {
        tail: Promise.resolve(),
        until: '',
        limiter: createRateLimiter(time, OF_ROOM),
      };
      held += 1;
      const mine = lane.tail
        .then(() => run(claim, lane, gateOf(claim.owner.destination.platform)))
        .catch(() => {}) // the store fails: whoever finds this replica dead gives the claim back
        .finally(() => {
          held -= 1;
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

/** Carries a claim out when its lane is free; gives it back where the destination wants to be left alone for long, or all is over. */
function createRunner(deliver: DeliveryWorker, { ledger, clock }: Books, signal: AbortSignal) {
  return async (claim: Claim, lane: Lane, gate: Gate): Promise<void> => {
    const now = clock.now();
    // What a destination has just asked of one edition holds for the next as well.
    const rest = Date.parse(lane.until || now) - Date.parse(now);
    if (rest > MAX_REST) return ledger.release(claim, lane.until, now);
    if (rest > 0) lane.limiter.refused(rest);
    if (signal.aborted) return ledger.release(claim, now, now);
    lane.until = (await deliver(claim, createRoad(lane, gate))) ?? '';
  };
}

/** The way along a lane and through the gate of its platform. */
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
