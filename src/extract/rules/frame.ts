import type { Candidate, CueToken } from './candidates.ts';
import type { Cue } from './languages/language.ts';
import { tenseOf } from './normalize.ts';

/** Words that decide what becomes of a contact that they govern. */
const OPERATORS: ReadonlySet<Cue> = new Set([
  'agree',
  'sign',
  'propose',
  'schedule',
  'hold',
  'resume',
  'suspend',
  'cancel',
  'postpone',
  'refuse',
  'extend',
  'end',
  'will',
  'wish',
  'need',
  'may',
  'if',
  'not',
  'deny',
  'ask',
  'planned',
  'before',
  'after',
  'about',
  'soon',
]);
/** Words that place a clause in what is said, thought or doubted. */
const HEDGES: ReadonlySet<Cue> = new Set(['not', 'may', 'if', 'need', 'ask', 'deny', 'analyst', 'planned']);

/** How a candidate's anchor is governed, and how it is tied to the channel. */
export interface Frame {
  /** The nearest operators before the anchor in its clause, the nearest first; in English they stand there. */
  readonly left: readonly string[];
  /** The nearest ones behind it: "the talks were postponed", 会谈被推迟. */
  readonly right: readonly string[];
  /** Doubts and conditions anywhere in the clause. */
  readonly hedges: readonly string[];
  /** Whether the anchor's clause itself names what ties it to the channel: both ends, one, the name, sides. */
  readonly tie: string;
  readonly form: string;
  /** Whether the clause has a mark of the past, and of the future. */
  readonly time: string;
  /** Whether dates in the clause, and in the sentence, lie behind or ahead. */
  readonly date: string;
  readonly dates: string;
}

const REACH = { en: 60, zh: 24 } as const;

export function frameOf({ analysis, anchor, mentions, channel }: Candidate): Frame {
  const { sentence, tokens, clauses } = analysis;
  const clause = clauses.find(({ start, end }) => start <= anchor.start && anchor.start < end) ?? {
    start: 0,
    end: sentence.folded.length,
  };
  const inside = tokens.filter(
    ({ start, end }) => start >= clause.start && end <= clause.end && end - start > 0,
  );
  const cues = inside.filter((token): token is CueToken => token.kind === 'cue' && token !== anchor);
  const operators = cues.filter(({ cue }) => OPERATORS.has(cue));
  const reach = REACH[sentence.language];
  const left = operators.filter(({ end }) => end <= anchor.start && anchor.start - end <= reach).toReversed();
  const right = operators.filter(({ start }) => start >= anchor.end && start - anchor.end <= reach);
  const named = mentions.filter((mention) => inside.includes(mention));
  const ends = new Set(named.flatMap((mention) => (mention.kind === 'party' ? [mention.side] : [])));
  const sides = new Set(
    inside.flatMap((token) =>
      'side' in token && channel.cues.sides.includes(token.side) ? [token.side] : [],
    ),
  );
  const tie = [
    ends.size > 1 ? 'ends' : ends.size === 1 ? 'end' : '',
    named.some(({ kind }) => kind === 'channel') ? 'name' : '',
    sides.size > 1 ? 'sides' : sides.size === 1 ? 'side' : '',
    cues.some(({ cue }) => cue === 'both' || cue === 'counterpart') ? 'both' : '',
    inside.some(({ kind }) => kind === 'foreign') ? 'foreign' : '',
  ].filter((part) => part !== '');
  const dated = (list: typeof tokens) =>
    [
      ...new Set(
        list.flatMap((token) =>
          token.kind === 'date' ? [tenseOf(token.mention.date, analysis.published)] : [],
        ),
      ),
    ]
      .toSorted()
      .join('+');
  const past = cues.some(({ cue, form }) => cue === 'past' || form === 'past');
  const future = cues.some(
    ({ cue }) => cue === 'will' || cue === 'soon' || cue === 'schedule' || cue === 'next',
  );
  return {
    left: left.slice(0, 2).map(nameOf),
    right: right.slice(0, 2).map(nameOf),
    hedges: [...new Set(cues.flatMap(({ cue }) => (HEDGES.has(cue) ? [cue] : [])))],
    tie: tie.join('+'),
    form: `${anchor.cue}.${anchor.form ?? ''}`,
    time: `${past ? 'past' : ''}${future ? 'future' : ''}`,
    date: dated(inside),
    dates: dated(tokens),
  };
}

function nameOf({ cue, form }: CueToken): string {
  return form === undefined ? cue : `${cue}.${form}`;
}

/** A frame as features: its parts by themselves and together, so that what is rare falls back on what is common. */
export function frameFeatures(candidate: Candidate): readonly string[] {
  const frame = frameOf(candidate);
  const plain = (name: string | undefined) => name?.replace(/\..*/, '') ?? '-';
  const [left, right] = [plain(frame.left[0]), plain(frame.right[0])];
  const { tie, form, time, date, dates } = frame;
  const [first = 'none'] = candidate.reasons;
  const cue = candidate.anchor.cue;
  return [
    `tie:${tie}`,
    `tie:${tie}|${first}`,
    `left:${frame.left[0] ?? '-'}`,
    `left2:${frame.left.join(' ')}`,
    `right:${frame.right[0] ?? '-'}`,
    `ops:${left}|${right}`,
    `ops:${left}|${right}|${time}`,
    `left:${left}|${cue}`,
    `left:${left}|${form}|${time}`,
    `right:${right}|${cue}`,
    `time:${time}|${cue}`,
    `time:${time}|${form}|${tie}`,
    `date:${date}`,
    `date:${date}|${time}`,
    `date:${date}|${left}|${right}`,
    `date:${date}|${form}`,
    `dates:${dates}`,
    `dates:${dates}|${time}|${left}`,
    `ops:${left}|${right}|${tie}`,
    `ops:${left}|${right}|${cue}|${first}`,
    `time:${time}|${first}|${left}`,
    ...frame.hedges.map((hedge) => `hedge:${hedge}`),
    `hedges:${frame.hedges.length}`,
  ].map((feature) => `frame:${feature}`);
}
