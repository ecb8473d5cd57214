import type { Clock } from '../clock.ts';
import { type Adapter, SendError } from '../domain/adapter.ts';
import type { CheckpointWindow, Edition } from '../domain/edition.ts';
import type { Message } from '../domain/message.ts';
import type { Logger } from '../log.ts';
import type { ClaimLedger, DeliveryClaim } from '../storage/deliveries/ledger.ts';
import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';
import { isPastCatchUp } from './catch-up-window.ts';
import { handleFailure } from './handle-failure.ts';
import { findPosted } from './post-part.ts';
import { type SendRoute, send } from './send-edition.ts';

/** A digest that is to be written. */
export interface SendOrder {
  readonly subscription: StoredSubscription;
  /** When it was due, if it goes out well after that. */
  readonly late?: { readonly due: string };
  /** Number of preceding editions that did not go out. */
  readonly missed: number;
}

/** What the delivery worker needs. */
export interface DeliveryWorkerParts {
  readonly ledger: ClaimLedger;
  adapters(): ReadonlyMap<string, Adapter>;
  /** Writes a digest of what became known since the subscription's last one. */
  write(order: SendOrder): Promise<Edition & { readonly covers: CheckpointWindow }>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds after its time within which an edition still goes out. */
  readonly catchUp: number;
}

/** Milliseconds after its time from which an edition is marked as late. */
const LATE = 300_000;

/**
 * Delivers claims: writes the text, sends part after part, and records each outcome. Never throws: failures are recorded
 * too. Returns the instant before which the destination should not be retried, if any.
 */
export type DeliveryWorker = (claim: DeliveryClaim, road: SendRoute) => Promise<string | undefined>;

export function createDeliveryWorker(parts: DeliveryWorkerParts): DeliveryWorker {
  const drawn = createDrawings();
  return async (claim, road) => {
    try {
      await deliver(claim, road, { ...parts, drawn });
      return undefined;
    } catch (error) {
      return handleFailure(claim, error, parts);
    }
  };
}

async function deliver(
  taken: DeliveryClaim,
  road: SendRoute,
  parts: DeliveryWorkerParts & { readonly drawn: ReturnType<typeof createDrawings> },
): Promise<void> {
  const { address, platform } = taken.owner.destination;
  const adapter = parts.adapters().get(platform);
  if (adapter === undefined) throw new SendError('later', `${platform} is not connected`);
  if (isPastCatchUp(taken, parts, 2)) return end(taken, 'failed', parts);
  const begun = taken.parts.some(({ state }) => state === 'claimed');
  const arrived = await (begun
    ? road.post(() => settle(taken, adapter, parts))
    : settle(taken, adapter, parts));
  if (isPastCatchUp(taken, parts) && arrived.size === 0) return end(taken, 'missed', parts);
  const ready = await text(taken, parts);
  if (ready === undefined) return;
  const payloads = parts.drawn(adapter, ready.message, address);
  for (const [part, payload] of payloads.entries()) {
    const step = { part, payload, address, last: part === payloads.length - 1 };
    if (!arrived.has(part)) await send(ready.claim, adapter, step, road, parts);
  }
  if (payloads.length === 0 || arrived.has(payloads.length - 1)) await end(ready.claim, 'sent', parts);
  const { subscription, id: edition, kind, late } = ready.claim;
  parts.log.info({ subscription, edition, kind, platform, parts: payloads.length, late }, 'edition sent');
}

/** Asks the platform about parts that were in flight when a process died or a connection broke. Returns those that arrived. */
async function settle(
  claim: DeliveryClaim,
  adapter: Adapter,
  { ledger, clock }: DeliveryWorkerParts,
): Promise<Set<number>> {
  const arrived = new Set<number>();
  for (const { part, key, state, began } of claim.parts) {
    if (state === 'sent' || state === 'confirmed') arrived.add(part);
    if (state !== 'claimed') continue;
    const found = await findPosted(adapter, { address: claim.owner.destination.address, key, began });
    if (found === undefined) continue;
    arrived.add(part);
    const outcome = { part, state: 'confirmed', receipt: found.id, problem: null } as const;
    await ledger.end(claim, outcome, undefined, clock.now());
  }
  return arrived;
}

/** The edition's text: the stored one, or one written now. `undefined` if there is nothing to send or the claim is lost. */
async function text(
  claim: DeliveryClaim,
  parts: DeliveryWorkerParts,
): Promise<{ readonly claim: DeliveryClaim; readonly message: Message } | undefined> {
  const { ledger, clock } = parts;
  if (claim.message !== null) {
    const message = await ledger.message(claim.message);
    if (message !== undefined) return { claim, message };
  }
  const late = Date.parse(clock.now()) - Date.parse(claim.due) > LATE;
  const missed = await ledger.missedBefore(claim);
  const order = { subscription: claim.owner, missed, ...(late ? { late: { due: claim.due } } : {}) };
  const { message, changed, covers } = await parts.write(order);
  const written = { ...claim, covers, late };
  if (!changed && claim.owner.quiet) {
    await end(written, 'quiet', parts);
    return undefined;
  }
  return (await ledger.write(claim, { message, covers, late })) ? { claim: written, message } : undefined;
}

async function end(
  claim: DeliveryClaim,
  state: 'sent' | 'quiet' | 'missed' | 'failed',
  { ledger, clock }: DeliveryWorkerParts,
): Promise<void> {
  const said = claim.parts.findLast(({ problem }) => problem !== null)?.problem ?? 'it was not sent in time';
  const reasons = {
    sent: null,
    quiet: { kind: 'unchanged' },
    missed: { kind: 'refused', problem: said },
    failed: { kind: 'refused', problem: said },
  } as const;
  const now = clock.now();
  await ledger.end(claim, undefined, { state, reason: reasons[state], at: now }, now);
}

/** Renders a message once for all editions that share it, unless the rendering depends on the destination. */
function createDrawings() {
  const drawings = new WeakMap<Adapter, WeakMap<Message, readonly unknown[]>>();
  return (adapter: Adapter, message: Message, address: string): readonly unknown[] => {
    if (adapter.drawsByDestination) return adapter.render(message, address);
    const ofAdapter = drawings.get(adapter) ?? new WeakMap<Message, readonly unknown[]>();
    drawings.set(adapter, ofAdapter);
    const payloads = ofAdapter.get(message) ?? adapter.render(message);
    ofAdapter.set(message, payloads);
    return payloads;
  };
}
