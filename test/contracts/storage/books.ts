import type { CheckpointWindow } from '../../../src/domain/edition.ts';
import type { Message } from '../../../src/domain/message.ts';
import type {
  DeliveryClaim,
  DeliveryLedger,
  Ending,
  Planned,
} from '../../../src/storage/deliveries/ledger.ts';
import type {
  StoredSubscription,
  SubscriptionStore,
} from '../../../src/storage/subscriptions/subscriptions.ts';

/** What a ledger is tested with. */
export interface Books {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  close(): Promise<void>;
}

/** An instant of the day of the tests. */
export const at = (time: string) => `2026-11-25T${time}:00.000Z`;
/** A text for tests. */
export const message = (summary: string): Message => ({ language: 'en', blocks: [], summary });
/** An edition of the subscription `a` that is due at a time of the day. */
export const planned = (time: string, over: Partial<Planned> = {}): Planned => ({
  subscription: 'a',
  id: `2026-11-25T${time}Z`,
  due: at(time),
  state: 'due',
  reason: null,
  ...over,
});

/** What each group of tests gets afresh. */
export type Given = () => Books & {
  add(id: string, over?: Partial<StoredSubscription>): Promise<boolean>;
  /** Plans editions of the subscription `a`. */
  plan(...editions: readonly Planned[]): Promise<void>;
  claim(replica?: string, now?: string): Promise<readonly DeliveryClaim[]>;
};

/** What an edition of the tests tells of. */
export const covers: CheckpointWindow = {
  from: { at: at('00:00'), revision: 1 },
  to: { at: at('08:00'), revision: 2 },
};

/** The end that is hoped for. */
export const sent: Ending = { state: 'sent', reason: null, at: at('09:01') };

/** The first of some claims. */
export async function firstOf(claims: Promise<readonly DeliveryClaim[]>): Promise<DeliveryClaim> {
  const [claim] = await claims;
  if (claim === undefined) throw new Error('nothing to claim');
  return claim;
}
