import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';
import type { Claim, Ledger } from '../store/ledger.ts';
import type { Carrier } from './carry.ts';

/** So many editions are sent at the same time, each to another destination. */
const AT_ONCE = 64;
/** So many editions are held at most; the rest waits in the ledger. */
const MOST_HELD = 1_000;

/** What claims are carried out in: a lane a destination, so that one that is slow or broken delays no other. */
export interface Lanes {
  /** How many more claims can be taken. */
  room(): number;
  add(claim: Claim): void;
  /** Gives back what was not begun, and resolves once the rest is done. */
  close(): Promise<void>;
}

/** `onRoom` is told each time a claim is done. */
export function createLanes(
  carry: Carrier,
  { ledger, clock, onRoom }: { readonly ledger: Ledger; readonly clock: Clock; onRoom(): void },
): Lanes {
  const sending = new PQueue({ concurrency: AT_ONCE });
  const tails = new Map<string, Promise<void>>();
  const resting = new Map<string, string>();
  let held = 0;
  let closed = false;
  const run = async (claim: Claim, lane: string) => {
    const now = clock.now();
    const until = closed ? now : resting.get(lane);
    // What a destination has just asked of one edition holds for the next as well.
    if (until !== undefined && (closed || until > now)) return ledger.release(claim, until, now);
    resting.delete(lane);
    const rest = await carry(claim);
    if (rest !== undefined) resting.set(lane, rest);
  };
  return {
    room: () => (closed ? 0 : MOST_HELD - held),
    add(claim) {
      const lane = JSON.stringify(claim.owner.destination);
      held += 1;
      const mine = (tails.get(lane) ?? Promise.resolve())
        .then(() => sending.add(() => run(claim, lane)))
        .catch(() => {}) // the store fails: whoever finds this replica dead gives the claim back
        .finally(() => {
          held -= 1;
          if (tails.get(lane) === mine) tails.delete(lane);
          onRoom();
        });
      tails.set(lane, mine);
    },
    async close() {
      closed = true;
      await Promise.all(tails.values());
    },
  };
}
