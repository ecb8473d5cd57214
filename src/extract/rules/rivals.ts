import { TRIGGERED } from './actions.ts';
import type { Candidate } from './candidates.ts';
import { type CandidateClaim, likeliestOf, NONE, overlaps } from './claim.ts';

/** The claims of an article, by what they are of. */
export interface ClaimsOfArticle {
  readonly all: readonly CandidateClaim[];
  /** The likeliest first. */
  readonly ranked: readonly CandidateClaim[];
  readonly bySentence: ReadonlyMap<Candidate['analysis'], readonly CandidateClaim[]>;
  readonly byChannel: ReadonlyMap<Candidate['channel'], readonly CandidateClaim[]>;
}

export function groupClaims(all: readonly CandidateClaim[]): ClaimsOfArticle {
  return {
    all,
    ranked: all.toSorted((a, b) => b.mention - a.mention),
    bySentence: Map.groupBy(all, ({ candidate }) => candidate.analysis),
    byChannel: Map.groupBy(all, ({ candidate }) => candidate.channel),
  };
}

/** What else the sentence and the article may be telling: other actions, other channels, the same in other sentences. */
export function rivalFeatures(
  { candidate, option }: CandidateClaim,
  { ranked, bySentence, byChannel }: ClaimsOfArticle,
): readonly number[] {
  const { analysis, channel, action, anchor } = candidate;
  const isOther = (claim: CandidateClaim) => claim.candidate !== candidate;
  const here = (bySentence.get(analysis) ?? []).filter(isOther);
  const own = (byChannel.get(channel) ?? []).filter(isOther);
  const [same, elsewhere] = [
    here.filter((claim) => claim.candidate.channel === channel),
    here.filter((claim) => claim.candidate.channel !== channel),
  ];
  const repeats = own.filter(
    ({ candidate: other }) => other.action === action && other.analysis !== analysis,
  );
  const agreeing = repeats.filter((other) => overlaps(other.option.date, option.date));
  return [
    ...TRIGGERED.map((other) =>
      other === action ? NONE : likeliestOf(same.filter((claim) => claim.candidate.action === other)),
    ),
    likeliestOf(elsewhere.filter((claim) => claim.candidate.action === action)),
    likeliestOf(elsewhere),
    likeliestOf(elsewhere.filter((claim) => claim.candidate.anchor === anchor)),
    likeliestOf(repeats),
    likeliestOf(agreeing),
    agreeing.filter(({ mention }) => mention > 0).length,
    repeats.filter(({ mention }) => mention > 0).length,
    likeliestOf(own.filter((claim) => claim.candidate.action !== action)),
    ranked.find(isOther)?.mention ?? NONE,
  ];
}
