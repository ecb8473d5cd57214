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
/** A destination that has once asked for patience is given at most so many milliseconds between two posts from then on. */
const LONGEST_PACE = 1_000;

/** What claims are carried out in: a lane a destination, so that one that is slow or broken delays no other. */
export interface Lanes {
  /** How many more claims can be taken. */
  room(): number;
  add(claim: Claim): void;
  /** Gives back what was not begun, and resolves once the rest is done. */
  close(): Promise<void>;
}

interface Lane {
  /** Done when all that was put in is. */
  tail: Promise<void>;
  /** Before this instant nothing is begun. */
  until: string;
  /** Milliseconds between two posts; 0 until the platform asks for patience. */
  pace: number;
}

export function createLanes(
  carry: Carrier,
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
): Lanes {
  const sending = new PQueue({ concurrency: AT_ONCE });
  const lanes = new Map<string, Lane>();
  const closing = new AbortController();
  const { signal } = closing;
  let held = 0;
  const pause = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal }).catch(() => {
      throw new SendError('later', 'the service ends');
    });
  const run = async (claim: Claim, lane: Lane) => {
    const now = clock.now();
    // What a destination has just asked of one edition holds for the next as well.
    if (signal.aborted || lane.until > now)
      return ledger.release(claim, signal.aborted ? now : lane.until, now);
    const road: Road = {
      post: (work) => sending.add(work),
      async rest(milliseconds) {
        lane.pace = Math.min(milliseconds, LONGEST_PACE);
        await pause(milliseconds);
      },
    };
    lane.until = (await carry(claim, road)) ?? '';
    if (lane.pace > 0) await pause(lane.pace);
  };
  return {
    room: () => (signal.aborted ? 0 : MOST_HELD - held),
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
