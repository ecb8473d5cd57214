import type { EncodedQuestion } from './question-codec.ts';

/** What a reviewer can do with a claim by a button. */
export const REVIEW_VERBS = ['confirm', 'reject', 'correct', 'undo'] as const;
export type ReviewVerb = (typeof REVIEW_VERBS)[number];

/** What a button of a claim's card carries. */
export interface ReviewPress {
  readonly brief: string;
  readonly verb: ReviewVerb;
  /** Id of the claim that was posted. */
  readonly claim: string;
  /** Id of the latest decision that the card takes into account, `null` where there is none; of `undo` the decision that it reverses. */
  readonly last: string | null;
}

/** The press as buttons carry it: short enough for those of every chat. */
export function encodePress({ brief, verb, claim, last }: ReviewPress): EncodedQuestion {
  return { brief, page: 1, line: `${verb}:${claim}:${last ?? ''}` };
}

/** The press that a button carries; `undefined` where it carries something else. */
export function pressIn({ brief, line }: EncodedQuestion): ReviewPress | undefined {
  const [, name, claim, last] = /^([a-z]+):([0-9a-f]+):([0-9a-f]*)$/.exec(line) ?? [];
  const verb = REVIEW_VERBS.find((one) => one === name);
  if (brief === undefined || verb === undefined || claim === undefined) return undefined;
  return { brief, verb, claim, last: last || null };
}
