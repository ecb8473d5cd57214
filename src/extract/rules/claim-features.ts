import { dayNumber, precisionOf } from '../../domain/dates.ts';
import { TRIGGERED, type Triggered } from './actions.ts';
import { type Candidate, gap, REASONS } from './candidates.ts';
import { type CandidateClaim, overlaps } from './claim.ts';
import type { DateOption } from './date-options.ts';
import { documentFeatures } from './document-features.ts';
import { knownFeatures } from './known-facts.ts';
import type { Cue } from './languages/language.ts';
import { type Patterns, tendencyOf } from './patterns.ts';
import type { Prepared } from './prepare.ts';
import { type ClaimsOfArticle, rivalFeatures } from './rivals.ts';

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
  claims: ClaimsOfArticle,
  { published, patterns, known }: Pick<Prepared, 'published' | 'patterns' | 'known'>,
): readonly number[] {
  const { candidate, option, mention, dated, margin } = claim;
  const { analysis, anchor, action, reasons, mentions, focus, sides } = candidate;
  const { sentence, tokens, clauses } = analysis;
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
    ...rivalFeatures(claim, claims),
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
    ...distances(candidate),
  ];
}

/** Further away than any word of a sentence matters. */
const FAR = 200;

/** Characters from the anchor to the nearest of each cue: negative before it, positive behind it. */
function distances({ analysis, anchor }: Candidate): readonly number[] {
  const nearest = new Map<Cue, number>();
  for (const token of analysis.tokens) {
    if (token.kind !== 'cue' || token === anchor) continue;
    const distance = token.start - anchor.start;
    if (Math.abs(distance) < Math.abs(nearest.get(token.cue) ?? FAR)) nearest.set(token.cue, distance);
  }
  return FRAMES.map((cue) => nearest.get(cue) ?? FAR);
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
