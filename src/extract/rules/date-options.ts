import {
  addDays,
  type Day,
  dayNumber,
  firstDay,
  lastDay,
  type PartialDate,
  precisionOf,
} from '../../domain/dates.ts';
import { hash, placesFor } from '../hashing.ts';
import type { Triggered } from './actions.ts';
import { type Candidate, gap } from './candidates.ts';
import { bucket } from './numbers.ts';
import type { PatternMatch } from './patterns.ts';
import { lastPast } from './read-article.ts';
import type { Analysis, Token } from './tokens.ts';

/** A date that a candidate may have, and where it comes from. */
export interface DateOption {
  readonly date: PartialDate;
  readonly source:
    | 'clause'
    | 'sentence'
    | 'other-reading'
    | 'pattern'
    | 'before'
    | 'after'
    | 'lead'
    | 'published'
    | 'day-before'
    | 'month';
  /** The token that tells it, where the candidate's own sentence does. */
  readonly token?: DateToken;
  /** Where it comes from another sentence: how many sentences away. */
  readonly away?: number;
}

type DateToken = Extract<Token, { readonly kind: 'date' }>;

/** A date before this is no contact between governments, but a slip of reading. */
const EARLIEST = '1949';

/** The dates that a candidate may have: those near it in the text, and the time of publication. */
export function dateOptions(
  candidate: Candidate,
  analyses: readonly Analysis[],
  published: Day,
  patterns: readonly PatternMatch[],
): readonly DateOption[] {
  const { analysis, anchor, action } = candidate;
  const clause = analysis.clauses.find(({ start, end }) => start <= anchor.start && anchor.start < end);
  const options: DateOption[] = [];
  const add = (option: DateOption) => {
    const known = options.some(({ date }) => date === option.date);
    if (!known && possible(option.date, action, published)) options.push(option);
  };
  for (const token of analysis.tokens) {
    if (token.kind !== 'date') continue;
    const inClause = clause !== undefined && token.start >= clause.start && token.end <= clause.end;
    const source = inClause ? 'clause' : 'sentence';
    add({ date: token.mention.date, source, token });
    const other = otherReading(token, analysis, analyses, published);
    if (other !== undefined) add({ date: other, source: 'other-reading', token });
  }
  for (const { date } of patterns) if (date !== undefined) add({ date, source: 'pattern' });
  const { index } = analysis.sentence;
  for (const [step, source] of [
    [-1, 'before'],
    [-2, 'before'],
    [1, 'after'],
  ] as const) {
    const other = analyses[index + step];
    if (
      other === undefined ||
      (step > 0 && other.sentence.paragraph !== analysis.sentence.paragraph && index > 0)
    )
      continue;
    const date = action === 'schedule' ? firstFuture(other, published) : lastPast(other, published);
    if (date !== undefined) add({ date, source, away: Math.abs(step) });
  }
  const lead = analyses
    .slice(0, 4)
    .map((other) => lastPast(other, published))
    .find((date) => date !== undefined);
  if (lead !== undefined) add({ date: lead, source: 'lead' });
  add({ date: published, source: 'published' });
  add({ date: addDays(published, -1), source: 'day-before' });
  add({ date: published.slice(0, 7), source: 'month' });
  return options;
}

/**
 * What else an incomplete date may mean: a weekday the coming one, a day without its year the one of the year that the
 * article spoke of last.
 */
function otherReading(
  { mention }: DateToken,
  { sentence }: Analysis,
  analyses: readonly Analysis[],
  published: Day,
): PartialDate | undefined {
  const { kind, date, precision } = mention;
  if (kind === 'weekday' && precision === 'day')
    return date <= published ? addDays(date, 7) : addDays(date, -7);
  if (kind !== 'partial' || precision === 'year') return undefined;
  const year = lastYear(analyses, sentence.index);
  return year === undefined || year === date.slice(0, 4) ? undefined : year + date.slice(4);
}

/** The year of the last date before a sentence that tells its year. */
function lastYear(analyses: readonly Analysis[], before: number): string | undefined {
  for (let at = before - 1; at >= Math.max(0, before - 12); at -= 1)
    for (const token of analyses[at]?.tokens.toReversed() ?? [])
      if (token.kind === 'date' && token.mention.kind === 'absolute') return token.mention.date.slice(0, 4);
  return undefined;
}

function firstFuture({ tokens }: Analysis, published: Day): PartialDate | undefined {
  for (const token of tokens)
    if (token.kind === 'date' && lastDay(token.mention.date) >= published) return token.mention.date;
  return undefined;
}

/** What is due lies ahead; all else has happened. */
function possible(date: PartialDate, action: Triggered, published: Day): boolean {
  if (date < EARLIEST) return false;
  return action === 'schedule'
    ? lastDay(date) >= addDays(published, -1)
    : firstDay(date) <= addDays(published, 1);
}

/** What speaks for or against a date being the candidate's, as places of features. */
export function dateFeatures(
  option: DateOption,
  options: readonly DateOption[],
  candidate: Candidate,
  published: Day,
  patterns: readonly PatternMatch[],
): Uint32Array {
  const { analysis, action, anchor } = candidate;
  const { date, source, token } = option;
  const precision = precisionOf(date);
  const age = dayNumber(published) - dayNumber(date);
  const lag =
    precision === 'day'
      ? bucket(age)
      : date === published.slice(0, date.length)
        ? 'same'
        : age > 0
          ? `past${bucket(Math.floor(age / 30))}`
          : 'future';
  const own = options.filter((other) => other.token !== undefined);
  const exact = own.filter(({ date: other }) => precisionOf(other) === 'day').length;
  const place = analysis.sentence.paragraph < 0 ? 'title' : analysis.sentence.index <= 2 ? 'lead' : 'body';
  const kind = token?.mention.kind ?? 'none';
  const cues = new Set(analysis.tokens.flatMap((one) => (one.kind === 'cue' ? [one.cue] : [])));
  const base = [
    `source:${source}`,
    `source:${source}|${precision}`,
    `source:${source}|${kind}|${precision}`,
    `source:${source}|own:${bucket(own.length)}`,
    `source:${source}|exact:${bucket(exact)}`,
    `source:${source}|lag:${lag}`,
    `source:${source}|${place}`,
    `source:${source}|${place}|own:${own.length > 0}`,
    `source:${source}|away:${option.away ?? 0}`,
    `source:${source}|anchor:${anchor.cue}.${anchor.form ?? ''}`,
    `source:${source}|${analysis.sentence.language}`,
    `lag:${lag}|${precision}`,
    `options:${bucket(options.length)}|${source}`,
  ];
  for (const cue of [
    'after',
    'before',
    'since',
    'last',
    'ago',
    'will',
    'planned',
    'past',
    'soon',
    'now',
    'during',
    'until',
  ] as const)
    if (cues.has(cue)) base.push(`source:${source}|cue:${cue}`);
  for (const pattern of new Set(patterns.map((match) => relationOf(match, option))))
    base.push(`pattern:${pattern}`, `pattern:${pattern}|${source}`);
  if (token !== undefined) base.push(...placement(token, own, candidate));
  return Uint32Array.from(placesFor(base.map(hash), hash(action)));
}

/** What a pattern's reading of the sentence says of a date. */
function relationOf({ date, settled }: PatternMatch, option: DateOption): string {
  if (date === undefined) return 'undated';
  const same =
    date === option.date
      ? 'same'
      : date.startsWith(option.date) || option.date.startsWith(date)
        ? 'near'
        : 'other';
  return `${same}|${settled}`;
}

/** Where a date stands to the candidate's anchor, and among the other dates of the sentence. */
function placement(
  token: DateToken,
  own: readonly DateOption[],
  { analysis, anchor, mentions }: Candidate,
): string[] {
  const { folded } = analysis.sentence;
  const side = token.end <= anchor.start ? 'left' : 'right';
  const distance = gap(token, anchor);
  const nearest = own.every(({ token: other }) => other === undefined || gap(other, anchor) >= distance);
  const order = own.findIndex(({ token: other }) => other === token);
  const [from, to] = side === 'left' ? [token.end, anchor.start] : [anchor.end, token.start];
  const between = analysis.tokens.filter(({ start, end }) => start >= from && end <= to);
  const marks = (folded.slice(from, to).match(/[，,；;:：。]/g) ?? []).length;
  const list = [
    `side:${side}|${bucket(distance)}`,
    `nearest:${nearest}|${side}`,
    `nearest:${nearest}|marks:${bucket(marks)}`,
    `order:${order}/${own.length}`,
    `order:${order}|${side}`,
    `marks:${side}|${bucket(marks)}`,
    `since:${token.mention.since === true}`,
    `bound:${token.mention.bound === true}`,
    `range:${token.mention.until !== undefined}`,
    `governor:${governorOf(token, analysis)}`,
    `governor:${governorOf(token, analysis)}|${nearest}`,
    `mention:${bucket(Math.min(200, ...mentions.map((mention) => gap(mention, token))))}`,
    `before:${folded.slice(Math.max(0, token.start - 2), token.start)}`,
    `behind:${folded.slice(token.end, token.end + 2)}`,
    `expression:${folded.slice(token.start, token.end).replace(/\d+/g, '0').toLowerCase()}`,
  ];
  for (const one of between) if (one.kind === 'cue') list.push(`between:${side}|${one.cue}`);
  return list;
}

/** The cue that stands last before a date in its clause ("planned for 15 August"), or else the first behind it. */
function governorOf(token: DateToken, { tokens, clauses }: Analysis): string {
  const clause = clauses.find(({ start, end }) => start <= token.start && token.start < end);
  const inside = tokens.filter(
    ({ kind, start, end }) =>
      kind === 'cue' && clause !== undefined && start >= clause.start && end <= clause.end,
  );
  const left = inside.findLast(({ end }) => end <= token.start);
  const right = inside.find(({ start }) => start >= token.end);
  const nameOf = (cue: Token | undefined) => (cue?.kind === 'cue' ? cue.cue : '-');
  return `${nameOf(left)}/${nameOf(right)}`;
}
