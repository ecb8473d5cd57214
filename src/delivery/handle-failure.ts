import type { Clock } from '../clock.ts';
import { SendError } from '../domain/adapter.ts';
import type { Person } from '../domain/subscription.ts';
import type { Logger } from '../log.ts';
import type { ClaimLedger, DeliveryClaim } from '../storage/deliveries/ledger.ts';
import { backoffDelay } from './backoff.ts';
import { LostClaim } from './send-edition.ts';

/** Consecutive refusals that stop a subscription. */
const MAX_REFUSALS = 3;
/** Who stops subscriptions. */
const OURSELVES: Person = { id: 'backchannel', name: 'Backchannel' };

/** What recording a failure needs. */
export interface FailureParts {
  readonly ledger: ClaimLedger;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Records that an edition was not delivered. Returns the instant before which its destination should not be retried, if any. */
export async function handleFailure(
  claim: DeliveryClaim,
  error: unknown,
  subscriptions: FailureParts,
): Promise<string | undefined> {
  if (error instanceof LostClaim) return undefined;
  const { ledger, clock, log } = subscriptions;
  const about = { subscription: claim.subscription, edition: claim.id, tries: claim.tries };
  try {
    if (!(error instanceof SendError)) log.error({ ...about, err: error }, 'delivery failed');
    const { failure, retryAfter, message } = error instanceof SendError ? error : new SendError('later', '');
    if (failure === 'gone' || failure === 'rejected') {
      await refuse(claim, message, subscriptions);
      return undefined;
    }
    log.info({ ...about, failure, problem: message }, 'not delivered yet');
    const now = clock.now();
    const delay = backoffDelay(claim.tries, failure, { retryAfter, chance: Math.random() });
    const notBefore = new Date(Date.parse(now) + delay).toISOString();
    await ledger.release(claim, notBefore, now);
    return notBefore;
  } catch (problem) {
    // The store failed: the service gives the claim back once the store works again.
    log.error({ ...about, err: problem }, 'a failed delivery could not be put down');
    return undefined;
  }
}

/** Ends the edition, and the subscription if its destination has refused too often. */
async function refuse(
  claim: DeliveryClaim,
  problem: string,
  { ledger, clock, log }: FailureParts,
): Promise<void> {
  const now = clock.now();
  const refusals = claim.owner.refusals + 1;
  const stop =
    refusals < MAX_REFUSALS
      ? {}
      : {
          stop: {
            reason: `refused ${refusals} times in a row: ${problem}`,
            deed: { by: OURSELVES, at: now },
          },
        };
  const about = { subscription: claim.subscription, edition: claim.id, ...claim.owner.destination, problem };
  log.error(about, 'stop' in stop ? 'subscription stopped: its destination refuses it' : 'edition refused');
  const reason = { kind: 'refused', problem } as const;
  await ledger.end(claim, undefined, { state: 'failed', reason, at: now, refused: stop }, now);
}
