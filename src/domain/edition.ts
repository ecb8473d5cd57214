import type { Checkpoint } from './checkpoint.ts';
import type { Language } from './language.ts';
import type { Message } from './message.ts';
import type { Filter, SubscriptionDraft } from './subscription.ts';

/** A stretch of what the program came to know: after `from` until `to`. */
export interface CheckpointWindow {
  readonly from: Checkpoint;
  readonly to: Checkpoint;
}

/** What an alert is made of. */
export interface AlertOrder extends CheckpointWindow {
  readonly filter: Filter;
  readonly language: Language;
}

/** What an edition is made of. */
export interface EditionOrder extends AlertOrder {
  readonly form: SubscriptionDraft['form'];
  /** IANA zone of its days and times; UTC by default. */
  readonly zone?: string;
  /** The instant at which it was due, ISO 8601, where it goes out late. */
  readonly late?: { readonly due: string };
  /** True for a post that only shows what an edition looks like. */
  readonly test?: boolean;
  /** True for the first edition of a subscription. */
  readonly first?: boolean;
  /** How many editions before it did not go out; this one covers their time. */
  readonly missed?: number;
}

/** An edition as it goes out. */
export interface Edition {
  readonly message: Message;
  /** False if it only says that nothing changed: quiet subscriptions skip it. */
  readonly changed: boolean;
}
