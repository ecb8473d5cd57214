import type { Language } from './language.ts';
import type { State } from './status.ts';

/** Where something is posted: a platform (an adapter's name) and an address in its terms. */
export interface Destination {
  readonly platform: string;
  readonly address: string;
}

/** The channels, states, outlets and words that a digest covers; an empty list means all. */
export interface Filter {
  readonly channels: readonly string[];
  readonly groups: readonly string[];
  readonly states: readonly State[];
  readonly outlets: readonly string[];
  readonly words: readonly string[];
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When editions are due, in local time. */
export interface Schedule {
  /** Never empty, in order. */
  readonly days: readonly Weekday[];
  /** `08:30`, local; never empty, in order. */
  readonly times: readonly string[];
  /** IANA zone. */
  readonly zone: string;
}

/** What is posted where, how and when; what its maker decides. */
export interface SubscriptionDraft {
  readonly destination: Destination;
  readonly brief: string;
  readonly filter: Filter;
  /** `undefined` where only alerts are wanted. */
  readonly schedule: Schedule | undefined;
  readonly language: Language;
  readonly form: 'short' | 'full';
  /** True where an edition without a change is not posted. */
  readonly quiet: boolean;
  /** True if a changed status is posted at once. */
  readonly alerts: boolean;
}

/** A draft that is kept. */
export interface Subscription extends SubscriptionDraft {
  readonly id: string;
  /** `paused`: by a person; `stopped`: by us, since the destination refused too often. */
  readonly state: 'active' | 'paused' | 'stopped';
  /** Why it was stopped; `null` otherwise. */
  readonly reason: string | null;
  /** ISO 8601 instant. */
  readonly created: string;
}

/** Who does something: a platform's id of the person, and a name to show. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What somebody did to a subscription. */
export interface SubscriptionChange {
  readonly subscription: string;
  readonly what: 'made' | 'changed' | 'paused' | 'resumed' | 'removed' | 'stopped';
  readonly by: Person;
  /** ISO 8601 instant. */
  readonly at: string;
  /** The subscription as it was after the change; before it where it was removed. */
  readonly draft: SubscriptionDraft;
}
