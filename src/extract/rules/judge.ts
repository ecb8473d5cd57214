import type { PartialDate } from '../../domain/dates.ts';
import { daysBetween } from '../../domain/dates.ts';
import type { Candidate } from './candidates.ts';
import { chooseDate, type WeighedDate, worth } from './choose-date.ts';
import type { CandidateClaim } from './claim.ts';
import { claimFeatures } from './claim-features.ts';
import type { DateOption } from './date-options.ts';
import { sigmoid } from './numbers.ts';
import type { Prepared } from './prepare.ts';
import { groupClaims } from './rivals.ts';
import { type Forest, sumTrees } from './trees.ts';

/** How a logit is stretched and moved. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** What was learned from labelled articles. */
export interface Model {
  /** Weights of features: whether a candidate is an event, and whether a date is its own. */
  readonly mentions: ArrayLike<number>;
  readonly dates: ArrayLike<number>;
  /** Whether a claim is right among the others of its article. */
  readonly claims: Forest;
  /** What makes confidences of sentences in each language comparable: the share of claims that are right. */
  readonly calibrations: Readonly<Record<'en' | 'zh', Calibration>>;
  /** What is less likely to be right than this is no event. */
  readonly threshold: number;
}

/** A candidate as the model judges it. */
export interface JudgedCandidate {
  readonly candidate: Candidate;
  readonly option: DateOption;
  /** How likely it is to be right, from 0 to 1. */
  readonly confidence: number;
}

/** Candidates below this are not worth the trees. */
const MIN_PROBABILITY = 0.01;
/** The part of the linear model's own opinion in the result: it is steadier, the trees are sharper. */
const LINEAR_SHARE = 0.3;

/** The claims of an article: each candidate that is not hopeless, with its likeliest dates. */
export function claimsOf(
  { candidates }: Prepared,
  { mentions, dates }: Pick<Model, 'mentions' | 'dates'>,
): readonly CandidateClaim[] {
  return candidates.flatMap(({ candidate, features, options }): CandidateClaim[] => {
    const mention = score(mentions, features);
    if (sigmoid(mention) < MIN_PROBABILITY) return [];
    const weighed = options().map(({ option, features }) => ({ option, logit: score(dates, features) }));
    const ranked = weighed.map((one) => ({ ...one, probability: sigmoid(one.logit) }));
    return likeliest(ranked).map((chosen, rank) => {
      const next = Math.max(
        0,
        ...ranked.filter((one) => one !== chosen).map(({ probability }) => probability),
      );
      return {
        candidate,
        option: chosen.option,
        mention,
        dated: chosen.logit,
        margin: chosen.probability - next,
        rank,
      };
    });
  });
}

/** How many dates of a candidate the trees see. */
const DATES = 3;
/** Dates that are less likely are not among them. */
const MIN_DATE_PROBABILITY = 0.02;

/** The likeliest dates, the likeliest first. */
function likeliest<Option extends WeighedDate>(ranked: readonly Option[]): readonly Option[] {
  const first = chooseDate(ranked);
  if (first === undefined) return [];
  const rest = ranked
    .filter((one) => one !== first && one.probability > MIN_DATE_PROBABILITY)
    .toSorted((a, b) => b.probability - a.probability);
  return [first, ...rest].slice(0, DATES);
}

/** Claims of an article at most: each is compared with all others, and no article makes as many. */
const MAX_CLAIMS = 400;

/** The claims in their order; of too many, the likeliest. */
function limited(claims: readonly CandidateClaim[]): readonly CandidateClaim[] {
  if (claims.length <= MAX_CLAIMS) return claims;
  const kept = new Set(claims.toSorted((a, b) => b.mention - a.mention).slice(0, MAX_CLAIMS));
  return claims.filter((claim) => kept.has(claim));
}

/** Judges the claims and keeps of those that tell the same event the surest, the surest first. */
export function judge(prepared: Prepared, model: Model): readonly JudgedCandidate[] {
  const claims = limited(claimsOf(prepared, model));
  const grouped = groupClaims(claims);
  const judged = claims.map(
    (claim): JudgedCandidate => ({
      candidate: claim.candidate,
      option: claim.option,
      confidence: confidenceOf(claim, claimFeatures(claim, grouped, prepared), model),
    }),
  );
  return distinct(judged.toSorted((a, b) => exactWorth(b) - exactWorth(a))).toSorted(
    (a, b) => b.confidence - a.confidence,
  );
}

/** By this the exact date of an event stands before a coarser one that is hardly surer. */
function exactWorth({ option, confidence }: JudgedCandidate): number {
  return worth({ option, probability: confidence });
}

function confidenceOf(
  { mention, candidate }: CandidateClaim,
  features: readonly number[],
  { claims, calibrations }: Model,
): number {
  const logit = (1 - LINEAR_SHARE) * sumTrees(claims, features) + LINEAR_SHARE * mention;
  const { slope, offset } = calibrations[candidate.analysis.sentence.language];
  return sigmoid(slope * logit + offset);
}

/** Each event once. A mention without a date in its own sentence is of an event that the article dates elsewhere. */
function distinct(judged: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const kept: JudgedCandidate[] = [];
  for (const one of judged) {
    const twins = kept.filter(
      ({ candidate }) =>
        candidate.channel === one.candidate.channel && candidate.action === one.candidate.action,
    );
    const repeats = twins.some(
      ({ candidate, option }) => candidate === one.candidate || sameTime(option.date, one.option.date),
    );
    if (!repeats && (twins.length === 0 || one.option.token !== undefined)) kept.push(one);
  }
  return kept;
}

/** Whether two dates may be the same day's, one day's difference allowed. */
function sameTime(a: PartialDate, b: PartialDate): boolean {
  return a.length === 10 && b.length === 10
    ? Math.abs(daysBetween(a, b)) <= 1
    : a.startsWith(b) || b.startsWith(a);
}

function score(weights: ArrayLike<number>, features: Uint32Array): number {
  let sum = 0;
  for (const place of features) sum += weights[place] ?? 0;
  return sum;
}
