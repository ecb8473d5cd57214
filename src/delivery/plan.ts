import type { EditionReason } from '../domain/delivery.ts';
import type { SubscriptionDraft } from '../domain/subscription.ts';
import type { Plan, Planned } from '../storage/deliveries/ledger.ts';
import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';
import { dueAndNext, nextInstants } from './schedule.ts';

/** What is known when schedules are looked at. */
export interface ScheduleCheck {
  /** ISO 8601 instant, as all of them. */
  readonly now: string;
  /** Time of the previous check; `undefined` at the first one. */
  readonly last: string | undefined;
  /** Milliseconds after its time within which an edition still goes out. */
  readonly catchUp: number;
}

/**
 * The editions of a subscription that are due by now. Of several, the newest goes out and covers the whole time;
 * the others are recorded as missed, and so is the newest if it is too late as well. While the subscription is paused they are
 * recorded as cancelled. Pure.
 */
export function planOf(subscription: StoredSubscription, look: ScheduleCheck): Plan | undefined {
  const { id, schedule, nextDue: was } = subscription;
  if (schedule === undefined || was === null || was > look.now) return undefined;
  const { due: instants, next } = dueAndNext(schedule, justBefore(was), look.now);
  return {
    subscription: id,
    was,
    state: subscription.state,
    nextDue: next,
    editions: instants
      .map((due, index) => editionOf(id, due, instants.slice(index + 1).at(-1), look))
      .map((edition) =>
        subscription.state === 'active' ? edition : { ...edition, state: 'cancelled', reason: null },
      ),
  };
}

/** The first instant after `now` at which the draft is due; `null` where it has no schedule. */
export function nextDue({ schedule }: Pick<SubscriptionDraft, 'schedule'>, now: string): string | null {
  return (schedule && nextInstants(schedule, now, 1)[0]) ?? null;
}

/** An edition's id: its time to the minute, `2026-11-25T08:30Z`. */
function editionId(due: string): string {
  return `${due.slice(0, 16)}Z`;
}

function editionOf(
  subscription: string,
  due: string,
  newest: string | undefined,
  look: ScheduleCheck,
): Planned {
  const edition = { subscription, id: editionId(due), due };
  const reason = reasonOf(due, newest, look);
  return reason === undefined
    ? { ...edition, state: 'due', reason: null }
    : { ...edition, state: 'missed', reason };
}

function reasonOf(
  due: string,
  newest: string | undefined,
  { now, last = due, catchUp }: ScheduleCheck,
): EditionReason | undefined {
  if (Date.parse(now) - Date.parse(due) > catchUp) return { kind: 'down', from: last, until: now };
  return newest === undefined ? undefined : { kind: 'superseded', by: editionId(newest) };
}

function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
