import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Plan, PlanLedger, ReplicaLedger } from '../storage/deliveries/ledger.ts';
import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';
import { nextDue, planOf } from './plan.ts';

/** Subscriptions planned in one transaction. */
const PAGE = 500;
/** Tolerated clock difference of replicas in milliseconds. */
const SKEW = 120_000;

/** What a tick needs. */
export interface TickParts {
  readonly ledger: PlanLedger & ReplicaLedger;
  readonly replica: string;
  /** Whether another replica is alive. */
  lives(replica: string): boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly catchUp: number;
}

/** Plans what is due now. What is due follows from what is stored: however late or often this is called, nothing is due twice. */
export async function tick({ ledger, replica, lives, clock, log, catchUp }: TickParts): Promise<void> {
  const now = clock.now();
  const last = await ledger.lastTick();
  if (last !== undefined && Date.parse(last.at) - Date.parse(now) > SKEW) {
    const about = { now, last: last.at, replica: last.replica };
    if (last.replica !== replica && lives(last.replica)) {
      log.error(
        about,
        'the clock is behind that of another replica: set it; this replica plans nothing until then',
      );
      return;
    }
    log.warn(about, 'the clock was put back: what was planned for later is planned again');
    await ledger.rewind(now, (subscription) => nextDue(subscription, now));
  }
  const look = { now, last: last?.at, catchUp };
  for (let page = PAGE; page === PAGE; ) {
    const due = await ledger.dueBy(now, PAGE);
    const plans = due.map((subscription) => planOrRest(subscription, look, log));
    await ledger.plan(plans, now);
    page = due.length;
  }
  await ledger.tick({ at: now, replica });
}

/** A subscription that cannot be planned (its zone is no longer known) must not stop the others. */
function planOrRest(subscription: StoredSubscription, look: Parameters<typeof planOf>[1], log: Logger): Plan {
  const { id, state, nextDue: was } = subscription;
  const rest = { subscription: id, was: was ?? '', state, nextDue: null, editions: [] };
  try {
    return planOf(subscription, look) ?? rest;
  } catch (error) {
    log.error({ subscription: subscription.id, err: error }, 'a schedule cannot be read');
    return rest;
  }
}
