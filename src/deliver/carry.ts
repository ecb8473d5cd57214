import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { type Adapter, SendError } from '../model/adapter.ts';
import type { CutWindow, Edition } from '../model/edition.ts';
import type { EditionReason } from '../model/ledger.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/subscription.ts';
import type { Claim, Ending, Ledger } from '../store/ledger.ts';
import type { Kept } from '../store/subscriptions.ts';
import { patience } from './backoff.ts';
import { deliveryKey } from './key.ts';
import { lookFor, post } from './post.ts';

/** A digest that is to be written. */
export interface Order {
  readonly subscription: Kept;
  /** When it was due, where it goes out well after that. */
  readonly late?: { readonly due: string };
  /** How many editions before it did not go out. */
  readonly missed: number;
}

/** What editions are carried out with. */
export interface CarrierParts {
  readonly ledger: Ledger;
  adapters(): ReadonlyMap<string, Adapter>;
  /** Writes a digest of what became known since the subscription's last one. */
  write(order: Order): Promise<Edition & { readonly covers: CutWindow }>;
  readonly clock: Clock;
  readonly log: Logger;
  /** So many milliseconds after its time an edition still goes out. */
  readonly catchUp: number;
}

/** So many milliseconds after its time an edition calls itself late. */
const LATE = 300_000;
/** So many milliseconds after a change an alert still goes out: a week. */
const ALERT_WINDOW = 604_800_000;
/** So many refusals in a row stop a subscription. */
const MOST_REFUSALS = 3;
/** Who stops subscriptions. */
const OURSELVES: Person = { id: 'backchannel', name: 'Backchannel' };

/** A payload on its way. */
interface Step {
  readonly part: number;
  readonly payload: unknown;
  readonly last: boolean;
}

/**
 * Carries claims out: writes the text, sends part after part, and puts down what became of each. Never throws: what fails is put down
 * too. Gives the instant before which the destination is better left alone, where there is one.
 */
export type Carrier = (claim: Claim) => Promise<string | undefined>;

export function createCarrier(parts: CarrierParts): Carrier {
  return async (claim) => {
    try {
      await carry(claim, parts);
      return undefined;
    } catch (error) {
      return giveBack(claim, parts, error);
    }
  };
}

async function carry(taken: Claim, parts: CarrierParts): Promise<void> {
  const adapter = parts.adapters().get(taken.owner.destination.platform);
  if (adapter === undefined)
    throw new SendError('later', `${taken.owner.destination.platform} is not connected`);
  if (isOver(taken, parts, 2)) return giveUp(taken, 'failed', parts);
  const arrived = await settle(taken, adapter, parts);
  if (isOver(taken, parts) && arrived.size === 0) return giveUp(taken, 'missed', parts);
  const ready = await text(taken, parts);
  if (ready === undefined) return;
  const payloads = adapter.render(ready.message);
  for (const [part, payload] of payloads.entries()) {
    const last = part === payloads.length - 1;
    if (!arrived.has(part)) await send(ready.claim, adapter, { part, payload, last }, parts);
    else if (last) await finish(ready.claim, 'sent', null, parts);
  }
}

/** Finds out about parts that were under way when another process died or the connection broke. Gives those that have arrived. */
async function settle(claim: Claim, adapter: Adapter, { ledger, clock }: CarrierParts): Promise<Set<number>> {
  const arrived = new Set<number>();
  for (const { part, key, state, began } of claim.parts) {
    if (state === 'sent' || state === 'confirmed') arrived.add(part);
    if (state !== 'claimed') continue;
    const found = await lookFor(adapter, { address: claim.owner.destination.address, key, began });
    if (found === undefined) continue;
    arrived.add(part);
    const outcome = { part, state: 'confirmed', receipt: found.id, problem: null } as const;
    await ledger.end(claim, outcome, undefined, clock.now());
  }
  return arrived;
}

/** The edition's text: the one that was kept, or one written now. `undefined` where there is nothing to send, or nothing to send it for. */
async function text(
  claim: Claim,
  parts: CarrierParts,
): Promise<{ readonly claim: Claim; readonly message: Message } | undefined> {
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
    await finish(written, 'quiet', { kind: 'unchanged' }, parts);
    return undefined;
  }
  return (await ledger.write(claim, { message, covers, late })) ? { claim: written, message } : undefined;
}

async function send(claim: Claim, adapter: Adapter, step: Step, parts: CarrierParts): Promise<void> {
  const { ledger, clock } = parts;
  const { part, payload, last } = step;
  const key = deliveryKey(claim, part);
  // Put down first: whoever finds this part later asks the platform before sending it again.
  if (!(await ledger.begin(claim, { part, key }, clock.now()))) throw new LostClaim();
  try {
    const { id } = await post(adapter, { address: claim.owner.destination.address, payload, key });
    const ending = last ? endingOf('sent', null, clock.now()) : undefined;
    await ledger.end(claim, { part, state: 'sent', receipt: id, problem: null }, ending, clock.now());
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const state = error.failure === 'unsure' ? 'claimed' : 'failed';
    const outcome = { part, state, receipt: null, problem: error.message } as const;
    await ledger.end(claim, outcome, undefined, clock.now());
    throw error;
  }
}

/** The claim was given to another replica meanwhile, which does the rest. */
class LostClaim extends Error {
  override readonly name = 'LostClaim';
}

/** Puts down that an edition was not delivered; gives the instant before which it is not tried again, where it is. */
async function giveBack(claim: Claim, parts: CarrierParts, error: unknown): Promise<string | undefined> {
  if (error instanceof LostClaim) return undefined;
  const { ledger, clock, log } = parts;
  const about = { subscription: claim.subscription, edition: claim.id, tries: claim.tries };
  try {
    if (!(error instanceof SendError)) log.error({ ...about, err: error }, 'delivery failed');
    const { failure, retryAfter, message } = error instanceof SendError ? error : new SendError('later', '');
    if (failure === 'gone' || failure === 'rejected') {
      await refuse(claim, parts, message);
      return undefined;
    }
    log.info({ ...about, failure, problem: message }, 'not delivered yet');
    const now = clock.now();
    const delay = patience(claim.tries, failure, { retryAfter, chance: Math.random() });
    const notBefore = new Date(Date.parse(now) + delay).toISOString();
    await ledger.release(claim, notBefore, now);
    return notBefore;
  } catch (problem) {
    // The store fails: the claim is given back when this replica is found dead, or at its end.
    log.error({ ...about, err: problem }, 'delivery could not be recorded');
    return undefined;
  }
}

/** Whether the catch-up window is over, or so many of them. Word of a change stays news for longer. */
function isOver({ due, kind }: Claim, { clock, catchUp }: CarrierParts, windows = 1): boolean {
  const window = kind === 'alert' ? ALERT_WINDOW : catchUp;
  return Date.parse(clock.now()) - Date.parse(due) > window * windows;
}

/** The edition is too late; the next one covers its time. */
async function giveUp(claim: Claim, state: 'missed' | 'failed', parts: CarrierParts): Promise<void> {
  const said = claim.parts.findLast(({ problem }) => problem !== null)?.problem ?? 'it was not sent in time';
  await finish(claim, state, { kind: 'refused', problem: said }, parts);
}

async function refuse(claim: Claim, parts: CarrierParts, problem: string): Promise<void> {
  const { ledger, clock, log } = parts;
  const now = clock.now();
  const refusals = claim.owner.refusals + 1;
  const stop =
    refusals < MOST_REFUSALS
      ? {}
      : {
          stop: {
            reason: `refused ${refusals} times in a row: ${problem}`,
            deed: { by: OURSELVES, at: now },
          },
        };
  const about = { subscription: claim.subscription, edition: claim.id, ...claim.owner.destination, problem };
  log.error(about, 'stop' in stop ? 'subscription stopped: the destination refuses it' : 'edition refused');
  const ending = { ...endingOf('failed', { kind: 'refused', problem }, now), refused: stop };
  await ledger.end(claim, undefined, ending, now);
}

async function finish(
  claim: Claim,
  state: Ending['state'],
  reason: EditionReason | null,
  { ledger, clock }: CarrierParts,
): Promise<void> {
  await ledger.end(claim, undefined, endingOf(state, reason, clock.now()), clock.now());
}

function endingOf(state: Ending['state'], reason: EditionReason | null, at: string): Ending {
  return { state, reason, at };
}
