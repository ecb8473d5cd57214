import { dayNumber, precisionOf } from '../../domain/dates.ts';
import { TRIGGERED, type Triggered } from './actions.ts';
import { type Candidate, gap, REASONS } from './candidates.ts';
import { type CandidateClaim, likeliestOf, NONE, overlaps } from './claim.ts';
import type { DateOption } from './date-options.ts';
import { documentFeatures } from './document-features.ts';
import { knownFeatures } from './known-facts.ts';
import type { Cue } from './languages/language.ts';
import { type Patterns, tendencyOf } from './patterns.ts';
import type { Prepared } from './prepare.ts';

/** Cues whose presence and distance before and behind the anchor matter. */
const FRAMES: readonly Cue[] = [
  'not',
  'if',
  'may',
  'will',
  'wish',
  'need',
  'ask',
  'deny',
  'analyst',
  'planned',
  'before',
  'after',
  'say',
  'schedule',
  'refuse',
  'postpone',
  'propose',
  'business',
  'multilateral',
  'both',
  'past',
  'agree',
  'resume',
  'hold',
  'since',
  'ago',
];
const SOURCES: readonly DateOption['source'][] = [
  'clause',
  'sentence',
  'other-reading',
  'pattern',
  'before',
  'after',
  'lead',
  'published',
  'day-before',
  'month',
];

/** A claim among the other claims of its article, as numbers for the trees. */
export function claimFeatures(
  claim: CandidateClaim,
  claims: readonly CandidateClaim[],
  { published, patterns, known }: Pick<Prepared, 'published' | 'patterns' | 'known'>,
): readonly number[] {
  const { candidate, option, mention, dated, margin } = claim;
  const { analysis, anchor, action, channel, reasons, mentions, focus, sides } = candidate;
  const { sentence, tokens, clauses } = analysis;
  const others = claims.filter((other) => other.candidate !== candidate);
  const here = others.filter(({ candidate: other }) => other.analysis === analysis);
  const sameChannel = here.filter(({ candidate: other }) => other.channel === channel);
  const rivals = TRIGGERED.map((other) =>
    other === action ? NONE : likeliestOf(sameChannel.filter((one) => one.candidate.action === other)),
  );
  const repeats = others.filter(
    ({ candidate: other }) =>
      other.channel === channel && other.action === action && other.analysis !== analysis,
  );
  const agreeing = repeats.filter((other) => overlaps(other.option.date, option.date));
  const clause = clauses.find(({ start, end }) => start <= anchor.start && anchor.start < end);
  const precision = precisionOf(option.date);
  const mark = option.token === undefined ? undefined : gap(option.token, anchor);
  return [
    mention,
    dated,
    margin,
    claim.rank,
    TRIGGERED.indexOf(action),
    ...TRIGGERED.map((other: Triggered) => Number(other === action)),
    ...REASONS.map((reason) => Number(reasons.has(reason))),
    ...rivals,
    likeliestOf(here.filter(({ candidate: other }) => other.channel !== channel && other.action === action)),
    likeliestOf(here.filter(({ candidate: other }) => other.channel !== channel)),
    likeliestOf(here.filter(({ candidate: other }) => other.channel !== channel && other.anchor === anchor)),
    likeliestOf(repeats),
    likeliestOf(agreeing),
    agreeing.filter((other) => other.mention > 0).length,
    repeats.filter((other) => other.mention > 0).length,
    likeliestOf(
      others.filter(({ candidate: other }) => other.channel === channel && other.action !== action),
    ),
    likeliestOf(others),
    Math.min(300, ...mentions.map((token) => gap(token, anchor))),
    sides.here,
    sides.near,
    sides.needed,
    focus.rank,
    focus.count,
    Number(focus.title),
    sentence.paragraph < 0 ? -1 : sentence.index,
    sentence.folded.length,
    Number(sentence.language === 'zh'),
    tokens.filter(({ kind }) => kind === 'foreign').length,
    tokens.filter(
      ({ kind, start, end }) =>
        kind === 'foreign' && clause !== undefined && start >= clause.start && end <= clause.end,
    ).length,
    tokens.filter(({ kind }) => kind === 'date').length,
    ...SOURCES.map((source) => Number(option.source === source)),
    precision === 'day' ? 2 : precision === 'month' ? 1 : 0,
    dayNumber(published) - dayNumber(option.date),
    mark ?? 999,
    option.token === undefined ? 0 : Math.sign(option.token.start - anchor.start),
    ...patternFeatures(claim, patterns),
    ...knownFeatures(claim, published, known),
    ...documentFeatures(claim, claims),
    ...FRAMES.map((cue) => distanceTo(cue, candidate)),
  ];
}

/** Tokens from the anchor to the nearest such cue: negative before it, positive behind it. */
function distanceTo(cue: Cue, { analysis, anchor }: Candidate): number {
  let nearest = 200;
  for (const token of analysis.tokens)
    if (token.kind === 'cue' && token.cue === cue && token !== anchor) {
      const distance = token.start - anchor.start;
      if (Math.abs(distance) < Math.abs(nearest)) nearest = distance;
    }
  return nearest;
}

/** What the hand-written patterns say of the claim. */
function patternFeatures({ candidate, option }: CandidateClaim, patterns: Patterns): readonly number[] {
  const { analysis, channel, action } = candidate;
  const own = patterns.events.filter((event) => event.channel === channel.id);
  const same = own.filter((event) => tendencyOf(event.action) === action);
  const here = patterns.of(analysis.sentence);
  const claimed = here.filter((match) => match.channel === channel.id);
  const acted = claimed.filter((match) => tendencyOf(match.action) === action);
  return [
    same.filter(({ date }) => date === option.date).length,
    same.filter(({ date }) => overlaps(date, option.date)).length,
    same.length,
    own.length,
    patterns.events.length,
    acted.filter(({ settled }) => settled).length,
    acted.length,
    acted.filter(({ strong }) => strong).length,
    acted.filter(({ own: dated }) => dated).length,
    claimed.filter(({ settled }) => settled).length,
    claimed.length,
    here.filter(({ settled }) => settled).length,
    here.length,
  ];
}
