import type { Triggered } from './actions.ts';
import { type CandidateClaim, likeliestOf, overlaps } from './claim.ts';

/** A mention above this logit is worth counting. */
const LIKELY = -1;

/** The article as a whole, and where the claim stands in it: how much it tells, and whether it speaks of the channel as used or as due. */
export function documentFeatures(
  { candidate: { channel, action, anchor }, option, mention }: CandidateClaim,
  claims: readonly CandidateClaim[],
): readonly number[] {
  const likely = claims.filter((claim) => claim.mention > LIKELY);
  const own = claims.filter(({ candidate }) => candidate.channel === channel);
  const acting = (which: Triggered) => own.filter(({ candidate }) => candidate.action === which);
  const due = acting('schedule');
  const surer = (list: readonly CandidateClaim[]) => list.filter((claim) => claim.mention > mention).length;
  return [
    likely.length,
    new Set(likely.map(({ candidate }) => candidate.channel.id)).size,
    surer(claims),
    surer(own),
    likeliestOf(due) - likeliestOf(acting('hold')),
    likeliestOf(due),
    likeliestOf(due.filter((claim) => overlaps(claim.option.date, option.date))),
    claims.filter(({ candidate }) => candidate.action === action && candidate.anchor === anchor).length,
  ];
}
