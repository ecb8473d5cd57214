import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { ReplicaLedger } from '../storage/deliveries/ledger.ts';

/** Watches the heartbeats of the other replicas. */
export interface LeaseMonitor {
  /** Sends a heartbeat, and releases the work of replicas without one. */
  look(): Promise<void>;
  /** Whether the replica has sent a heartbeat recently. */
  lives(replica: string): boolean;
}

/** What the lease monitor needs. */
export interface LeaseMonitorParts {
  readonly ledger: ReplicaLedger;
  readonly replica: string;
  /** Milliseconds without a heartbeat after which a replica counts as dead. */
  readonly lease: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Monotonic milliseconds, independent of the clock. */
  elapsed(): number;
}

/**
 * Detects dead replicas by the counter each one increments. Its standstill is measured here, so clocks that
 * differ between machines, or jump, make no replica look dead.
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
