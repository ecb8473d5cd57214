import type { PartialDate } from '../../domain/dates.ts';
import type { Candidate } from './candidates.ts';
import type { DateOption } from './date-options.ts';

/** A candidate with a date that it may have, and how likely each of the two is by itself (as logits). */
export interface CandidateClaim {
  readonly candidate: Candidate;
  readonly option: DateOption;
  readonly mention: number;
  readonly dated: number;
  /** How much likelier the date is than the next one. */
  readonly margin: number;
  /** 0 for the candidate's likeliest date. */
  readonly rank: number;
}

/** The logit of what no candidate says. */
export const NONE = -9;

/** How likely the likeliest of the claims is, as a logit. */
export function likeliestOf(claims: readonly CandidateClaim[]): number {
  return claims.reduce((max, { mention }) => Math.max(max, mention), NONE);
}

/** Whether one of the two dates lies within the other. */
export function overlaps(a: PartialDate, b: PartialDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
