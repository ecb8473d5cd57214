import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { ReplicaLedger } from '../storage/deliveries/ledger.ts';

/** A replica's eye on the others. */
export interface LeaseMonitor {
  /** Shows a sign of life, and gives the work of those back that have shown none for long. */
  look(): Promise<void>;
  /** Whether the replica has shown a sign of life lately. */
  lives(replica: string): boolean;
}

/** What a watch is made of. */
export interface LeaseMonitorParts {
  readonly ledger: ReplicaLedger;
  readonly replica: string;
  /** Milliseconds without a sign of life after which a replica counts as dead. */
  readonly lease: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds that have gone by, whatever is done to the clock. */
  elapsed(): number;
}

/**
 * Tells the dead from the living by the number that each replica counts on. How long it stood still is measured here, so clocks that
 * differ between machines, or jump, make nobody look dead.
 */
export function createLeaseMonitor({
  ledger,
  replica,
  lease,
  clock,
  log,
  elapsed,
}: LeaseMonitorParts): LeaseMonitor {
  const seen = new Map<string, { readonly beat: number; readonly at: number }>();
  return {
    async look() {
      await ledger.beat(replica);
      const beats = await ledger.beats();
      for (const id of seen.keys()) if (!beats.has(id)) seen.delete(id);
      for (const [id, beat] of beats) {
        const last = seen.get(id);
        if (last?.beat !== beat) seen.set(id, { beat, at: elapsed() });
        else if (id !== replica && elapsed() - last.at > lease) {
          const editions = await ledger.expireReplica(id, clock.now());
          seen.delete(id);
          log.warn({ replica: id, editions }, 'a replica showed no sign of life; its work is given back');
        }
      }
    },
    lives: (id) => seen.has(id),
  };
}
