import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';
import { SendError } from '../model/adapter.ts';
import type { Claim, Ledger } from '../store/ledger.ts';
import type { Carrier } from './carry.ts';
import type { Road } from './send.ts';

/** So many posts are on their way at the same time, each to another destination. */
const AT_ONCE = 64;
/** So many editions are held at most; the rest waits in the ledger. */
const MOST_HELD = 5_000;
/**
 * A destination that asks for patience gets its posts more slowly from then on: twice as slowly each time that it asks again, at most so
 * many milliseconds apart, and faster with each post that it takes. So many lanes share what a platform allows them together.
 */
const LONGEST_PACE = 8_000;
const FASTER = 0.6;
const SHORTEST_PACE = 100;
/** What has to wait for longer than so many milliseconds waits in the ledger. */
const LONGEST_REST = 30_000;

/** What claims are carried out in: a lane a destination, so that one that is slow or broken delays no other. */
export interface Lanes {
  /** How many more claims can be taken. */
  room(): number;
  add(claim: Claim): void;
  /** Gives back what was not begun, and resolves once the rest is done. */
  close(): Promise<void>;
}

/** What is needed to give a claim back. */
interface Books {
  readonly ledger: Ledger;
  readonly clock: Clock;
}

interface Lane {
  /** Done when all that was put in is. */
  tail: Promise<void>;
  /** Before this instant nothing is begun. */
  until: string;
  /** Milliseconds between two posts; 0 until the platform asks for patience. */
  pace: number;
}

export function createLanes(carry: Carrier, books: Books): Lanes {
  const lanes = new Map<string, Lane>();
  const closing = new AbortController();
  const run = createRunner(carry, books, closing.signal);
  let held = 0;
  return {
    room: () => (closing.signal.aborted ? 0 : MOST_HELD - held),
    add(claim) {
      const name = JSON.stringify(claim.owner.destination);
      const lane = lanes.get(name) ?? { tail: Promise.resolve(), until: '', pace: 0 };
      held += 1;
      const mine = lane.tail
        .then(() => run(claim, lane))
        .catch(() => {}) // the store fails: whoever finds this replica dead gives the claim back
        .finally(() => {
          held -= 1;
          if (lane.tail === mine) lanes.delete(name);
        });
      lane.tail = mine;
      lanes.set(name, lane);
    },
    async close() {
      closing.abort();
      await Promise.all([...lanes.values()].map(({ tail }) => tail));
    },
  };
}

/** Carries a claim out when its lane is free; gives it back where the destination wants to be left alone for long, or all is over. */
function createRunner(carry: Carrier, { ledger, clock }: Books, signal: AbortSignal) {
  const sending = new PQueue({ concurrency: AT_ONCE });
  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal }).catch(() => {
      throw new SendError('later', 'the service ends');
    });
  return async (claim: Claim, lane: Lane): Promise<void> => {
    const now = clock.now();
    // What a destination has just asked of one edition holds for the next as well.
    const rest = Date.parse(lane.until || now) - Date.parse(now);
    if (rest > LONGEST_REST) return ledger.release(claim, lane.until, now);
    if (rest > 0) await pause(rest).catch(() => {});
    if (signal.aborted) return ledger.release(claim, now, now);
    const road: Road = {
      post: (work) => sending.add(work),
      async rest(milliseconds) {
        lane.pace = Math.min(Math.max(2 * lane.pace, milliseconds), LONGEST_PACE);
        await pause(milliseconds + (Math.random() * lane.pace) / 2);
      },
    };
    lane.until = (await carry(claim, road)) ?? '';
    if (lane.pace > 0) await pause(lane.pace).catch(() => {});
    lane.pace = lane.pace * FASTER < SHORTEST_PACE ? 0 : lane.pace * FASTER;
  };
}
