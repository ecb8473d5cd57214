import type { CheckpointWindow } from './edition.ts';
import type { Person } from './subscription.ts';

/**
 * What becomes of an edition:
 * `due` it waits for its turn; `claimed` a replica is at it; `sent` every part has arrived; `quiet` nothing had changed and the subscription asks for
 * silence then; `missed` it was not sent within the catch-up window, and the next one covers its time; `failed` the destination refused it;
 * `cancelled` the subscription was paused, stopped or removed.
 */
export const EDITION_STATES = ['due', 'claimed', 'sent', 'quiet', 'missed', 'failed', 'cancelled'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** Why an edition did not go out, or not when it was due. */
export type EditionReason =
  /** The service did not run, or the machine slept. */
  | { readonly kind: 'down'; readonly from: string; readonly until: string }
  /** Others were due as well by then: the edition that is named went out in its place. */
  | { readonly kind: 'superseded'; readonly by: string }
  /** It was tried until the catch-up window was over, or refused. */
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'paused' | 'stopped' | 'removed'; readonly by: Person; readonly at: string }
  /** Nothing had changed. */
  | { readonly kind: 'unchanged' };

/** Names an edition: the subscription, and when it was due (`2026-11-25T08:30Z`), or `alert-` and when the change was seen. */
export interface EditionKey {
  readonly subscription: string;
  readonly id: string;
}

/** What a subscription owes at one time: a digest at a time of its schedule, or word of a change at once. */
export interface EditionRecord extends EditionKey {
  readonly kind: 'digest' | 'alert';
  /** ISO 8601 instant in UTC. */
  readonly due: string;
  readonly state: EditionState;
  /** Not to be tried before this instant. */
  readonly notBefore: string;
  /** How often it was taken up. */
  readonly tries: number;
  /** The window it covers; `null` until it is made. */
  readonly covers: CheckpointWindow | null;
  /** Id of its text; `null` until it was made. */
  readonly message: string | null;
  /** True where it went out well after its time. */
  readonly late: boolean;
  readonly reason: EditionReason | null;
  /** When it came to its end; `null` before. */
  readonly ended: string | null;
}

/**
 * A part of an edition on its way: `claimed` it is being sent, or was when the process died; `sent` the platform said so;
 * `confirmed` the answer was lost, but it was found there; `failed` it was refused.
 */
export const PART_STATES = ['claimed', 'sent', 'confirmed', 'failed'] as const;
export type PartState = (typeof PART_STATES)[number];

export interface Part {
  /** 0 is the first. */
  readonly part: number;
  /** The name under which the platform keeps it, at most 25 ASCII characters. */
  readonly key: string;
  readonly state: PartState;
  readonly tries: number;
  /** When it was tried first; ISO 8601 instant. */
  readonly began: string;
  readonly ended: string | null;
  /** The platform's id of the post, where it has one. */
  readonly receipt: string | null;
  /** What went wrong last; `null` where nothing did. */
  readonly problem: string | null;
}

/** An edition with what became of its parts. */
export interface Delivery extends EditionRecord {
  readonly parts: readonly Part[];
}
