import type { Triggered } from './actions.ts';
import { type CandidateClaim, likeliestOf, overlaps } from './claim.ts';
import type { ClaimsOfArticle } from './rivals.ts';

/** A mention above this logit is worth counting. */
const LIKELY = -1;

/** The article as a whole, and where the claim stands in it: how much it tells, and whether it speaks of the channel as used or as due. */
export function documentFeatures(
  { candidate: { channel, action, anchor }, option, mention }: CandidateClaim,
  { all: claims, ranked, byChannel }: ClaimsOfArticle,
): readonly number[] {
  const own = byChannel.get(channel) ?? [];
  const acting = (which: Triggered) => own.filter(({ candidate }) => candidate.action === which);
  const due = acting('schedule');
  const surer = (list: readonly CandidateClaim[]) => list.filter((claim) => claim.mention > mention).length;
  return [
    countOver(ranked, LIKELY),
    [...byChannel.values()].filter((list) => list.some((claim) => claim.mention > LIKELY)).length,
    countOver(ranked, mention),
    surer(own),
    likeliestOf(due) - likeliestOf(acting('hold')),
    likeliestOf(due),
    likeliestOf(due.filter((claim) => overlaps(claim.option.date, option.date))),
    claims.filter(({ candidate }) => candidate.action === action && candidate.anchor === anchor).length,
  ];
}

function countOver(ranked: readonly CandidateClaim[], limit: number): number {
  const count = ranked.findIndex((claim) => claim.mention <= limit);
  return count < 0 ? ranked.length : count;
}
