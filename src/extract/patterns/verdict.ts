import type { Action } from '../../domain/event.ts';

/** What a clause says happened, or why it says nothing that counts. */
export type Verdict = Act | { readonly kind: 'withheld'; readonly reason: string };

/** An action that a clause tells of. */
export interface Act {
  readonly kind: 'action';
  readonly action: Action;
  /** Where its cue stands in the sentence. */
  readonly at: number;
  /** It is said to have happened, not only spoken of. */
  readonly strong: boolean;
  /** It is so at the time of the text: a mechanism is said to work. */
  readonly present?: true;
  /** A bare encounter, with no other word for what happened. */
  readonly encounter: boolean;
}

/** Something happened, by more than the mere mention of an encounter. */
export function act(action: Action, at: number, strong = true): Act {
  return { kind: 'action', action, at, strong, encounter: false };
}

/** Nothing that counts, and why. */
export const withheld = (reason: string): Verdict => ({ kind: 'withheld', reason });
