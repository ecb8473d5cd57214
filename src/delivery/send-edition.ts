import type { Clock } from '../clock.ts';
import { type Adapter, type Receipt, SendError } from '../domain/adapter.ts';
import type { Logger } from '../log.ts';
import type { ClaimLedger, DeliveryClaim } from '../storage/deliveries/ledger.ts';
import { deliveryKey } from './idempotency-key.ts';
import { post } from './post-part.ts';

/** The route to a destination, shared by several claims. */
export interface SendRoute {
  /** Runs work on the platform within its rate limit. Throws a `SendError` if the route closes first. */
  post<T>(work: () => Promise<T>): Promise<T>;
  /** The next post waits this many milliseconds, as the platform asks; `everywhere`: for all destinations. */
  rest(milliseconds: number, everywhere: boolean): void;
}

/** A payload on its way. */
interface Step {
  readonly part: number;
  readonly payload: unknown;
  readonly address: string;
  /** The edition is complete with it. */
  readonly last: boolean;
}

/** A Retry-After of at most this many seconds is waited out on the spot, … */
const SHORT = 30;
/** … but at most this many times. */
const MAX_RESTS = 20;

/** Another replica has taken over the claim and does the rest. */
export class LostClaim extends Error {
  override readonly name = 'LostClaim';
}

/** What recording a part's outcome needs. */
interface Books {
  readonly ledger: ClaimLedger;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Sends a part and records that it arrived. Throws a `SendError` if it did not, a `LostClaim` if the claim is lost. */
export async function send(
  claim: DeliveryClaim,
  adapter: Adapter,
  step: Step,
  road: SendRoute,
  books: Books,
): Promise<void> {
  const { ledger, clock } = books;
  const { part, last } = step;
  const { id } = await sendWithPatience(claim, adapter, step, road, books).catch(async (error: unknown) => {
    if (error instanceof SendError) await fail(claim, step, error, books);
    throw error;
  });
  const now = clock.now();
  const ending = last ? ({ state: 'sent', reason: null, at: now } as const) : undefined;
  await ledger.end(claim, { part, state: 'sent', receipt: id, problem: null }, ending, now);
}

async function sendWithPatience(
  claim: DeliveryClaim,
  adapter: Adapter,
  { part, payload, address }: Step,
  road: SendRoute,
  { ledger, clock, log }: Books,
): Promise<Receipt> {
  const key = deliveryKey(claim, part);
  for (let rests = 0; ; rests += 1) {
    try {
      return await road.post(async () => {
        // Recorded first: a later attempt asks the platform before it sends the part again.
        const mine = rests > 0 ? ledger.holds(claim) : ledger.begin(claim, { part, key }, clock.now());
        if (!(await mine)) throw new LostClaim();
        return post(adapter, { address, payload, key });
      });
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const { failure, retryAfter = 0 } = error;
      const short = failure === 'later' && retryAfter > 0 && retryAfter <= SHORT && rests < MAX_RESTS;
      if (!short) throw error;
      const about = { subscription: claim.subscription, edition: claim.id, platform: adapter.name };
      log.info({ ...about, wait: retryAfter, problem: error.message }, 'rate limited, waiting');
      road.rest(retryAfter * 1_000, error.everywhere);
    }
  }
}

/** A part whose outcome is unknown stays claimed: the platform will be asked. */
async function fail(
  claim: DeliveryClaim,
  { part }: Step,
  { failure, message }: SendError,
  { ledger, clock }: Books,
): Promise<void> {
  const state = failure === 'unsure' ? 'claimed' : 'failed';
  await ledger.end(claim, { part, state, receipt: null, problem: message }, undefined, clock.now());
}
