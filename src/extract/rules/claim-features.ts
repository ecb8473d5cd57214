import { type Day, dayNumber, precisionOf } from '../../domain/dates.ts';
import { TRIGGERED, type Triggered } from './actions.ts';
import { type Candidate, gap, REASONS } from './candidates.ts';
import type { DateOption } from './date-options.ts';
import type { Cue } from './languages/language.ts';
import { type Patterns, tendencyOf } from './patterns.ts';

/** A candidate with its likeliest date, and how likely each of the two is by itself (as logits). */
export interface CandidateClaim {
  readonly candidate: Candidate;
  readonly option: DateOption;
  readonly mention: number;
  readonly dated: number;
  /** How much likelier the date is than the next one. */
  readonly margin: number;
}

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
const NONE = -9;

/** A claim among the other claims of its article, as numbers for the trees. */
export function claimFeatures(
  claim: CandidateClaim,
  claims: readonly CandidateClaim[],
  published: Day,
  patterns: Patterns,
): readonly number[] {
  const { candidate, option, mention, dated, margin } = claim;
  const { analysis, anchor, action, channel, reasons, mentions, focus, sides } = candidate;
  const { sentence, tokens, clauses } = analysis;
  const others = claims.filter((other) => other !== claim);
  const here = others.filter(({ candidate: other }) => other.analysis === analysis);
  const best = (list: readonly CandidateClaim[]) =>
    list.reduce((max, other) => Math.max(max, other.mention), NONE);
  const sameChannel = here.filter(({ candidate: other }) => other.channel === channel);
  const rivals = TRIGGERED.map((other) =>
    other === action ? NONE : best(sameChannel.filter((one) => one.candidate.action === other)),
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
    TRIGGERED.indexOf(action),
    ...TRIGGERED.map((other: Triggered) => Number(other === action)),
    ...REASONS.map((reason) => Number(reasons.has(reason))),
    ...rivals,
    best(here.filter(({ candidate: other }) => other.channel !== channel && other.action === action)),
    best(here.filter(({ candidate: other }) => other.channel !== channel)),
    best(here.filter(({ candidate: other }) => other.channel !== channel && other.anchor === anchor)),
    best(repeats),
    best(agreeing),
    agreeing.filter((other) => other.mention > 0).length,
    repeats.filter((other) => other.mention > 0).length,
    best(others.filter(({ candidate: other }) => other.channel === channel && other.action !== action)),
    best(others),
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
    ...FRAMES.map((cue) => distanceTo(cue, candidate)),
  ];
}

function overlaps(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
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
