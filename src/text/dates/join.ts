import { addDays, lastDay, precisionOf } from '../../domain/dates.ts';
import { weekdayOf, yearOf } from './calendar.ts';
import type { DateMatch, DateMention } from './rule.ts';

const RANGE = /^\s?(?:[-–—－~～至到]|一直到|to|through|until|till|and)\s?(?:the\s)?$/;
const BETWEEN = /(?:\bbetween|介于)\s?$/i;
/** Links two days of which the second gives the year: "September 30 to October 2, 2021", 12月28日至2022年1月3日. */
const SAME_YEAR = /^\s?(?:[-–—－~～至到]|to|through|until|till|and|or|,(?:\sand)?)\s?$/;

/** A day or month without a year takes the one that the next date names. */
function completed(text: string, mention: DateMatch, next: DateMatch | undefined): DateMatch {
  const given = next?.yeared && next.basis === 'explicit' && next.precision !== 'year';
  if (!given || mention.kind !== 'partial' || mention.yeared) return mention;
  if (!SAME_YEAR.test(text.slice(mention.end, next.start))) return mention;
  const inYear = (year: number) => `${year}${mention.date.slice(4)}`;
  const year = yearOf(next.date);
  const date = inYear(year) <= lastDay(next.date) ? inYear(year) : inYear(year - 1);
  return {
    ...mention,
    date,
    ...(mention.until && { until: `${date.slice(0, 4)}${mention.until.slice(4)}` }),
  };
}

/** A weekday before its own date: "Friday, 2018-07-06". */
function repeats(text: string, mention: DateMatch, next: DateMatch | undefined): boolean {
  return (
    mention.kind === 'weekday' &&
    next?.precision === 'day' &&
    next.kind !== 'weekday' &&
    /^,?\s?\(?$/.test(text.slice(mention.end, next.start)) &&
    (next.kind === 'absolute' || weekdayOf(mention.date) === weekdayOf(next.date))
  );
}

/** "between May 3 and …", "next week between Wednesday and …". */
function isBetween(text: string, { start, end }: DateMatch): boolean {
  return (
    BETWEEN.test(text.slice(Math.max(0, start - 10), start)) ||
    /\bbetween\s\w+$/i.test(text.slice(start, end))
  );
}

/** Two mentions that a dash, 至 or "to" connects become one, `until` the second. */
function joined(text: string, first: DateMatch, second: DateMatch): DateMatch | undefined {
  const link = text.slice(first.end, second.start);
  if (!RANGE.test(link) || first.until || first.kind === 'vague' || first.precision !== second.precision)
    return undefined;
  if (link.trim() === 'and' && !isBetween(text, first)) return undefined;
  const byWeek = second.kind === 'weekday';
  if (byWeek && first.kind === 'partial') return undefined;
  const until = byWeek
    ? addDays(first.date, (weekdayOf(second.date) - weekdayOf(first.date) + 7) % 7)
    : (second.until ?? second.date);
  return until > first.date ? { ...first, end: second.end, until } : undefined;
}

/** Makes one mention of each range, in order. */
export function joinRanges(text: string, found: readonly DateMatch[]): readonly DateMatch[] {
  const out: DateMatch[] = [];
  const whole = found
    .map((mention, at) => completed(text, mention, found[at + 1]))
    .filter((mention, at) => !repeats(text, mention, found[at + 1]));
  for (const mention of whole) {
    const last = out.at(-1);
    const range = last && joined(text, last, mention);
    if (range) out[out.length - 1] = range;
    else out.push(mention);
  }
  return out;
}

const SINCE_BEFORE =
  /(?:(?<!来|各|亲|独)自从?(?:当地时间)?|\b[Ss]ince(?: the| about| around| at least| as early as)?)\s?$/;
const SINCE_AFTER = /^(?:份|间)?(?:以来|至今|起(?![草诉飞来码源点])|开始)/;
const BOUND_BEFORE =
  /\b(?:[Bb]y|[Bb]efore|[Nn]o later than|[Pp]rior to|[Aa]head of)(?: the)?(?: end of)?(?: the)?\s$/;
const BOUND_AFTER =
  /^(?:[之以]前|结束前|前(?=[，。、；）,.)]|$|将|完成|举行|访|会|达|签|恢复|进行|召开|抵|到|能|就|对|与|和|同|再|还|仍|两|首))/;
const BOUND_END = /(?:结束前|年内)$/;
const CHARS = 24;

/** Adds what stands around a mention: whether it opens a time that lasts, or limits one. */
export function withEdges(text: string, { yeared: _, ...mention }: DateMatch): DateMention {
  const { start, end } = mention;
  const before = text.slice(Math.max(0, start - CHARS), start);
  const after = text.slice(end, end + CHARS);
  const since = SINCE_BEFORE.test(before) || SINCE_AFTER.test(after);
  const bound =
    mention.bound ||
    BOUND_BEFORE.test(before) ||
    BOUND_AFTER.test(after) ||
    BOUND_END.test(text.slice(start, end));
  return {
    ...mention,
    precision: precisionOf(mention.date),
    ...(since && { since }),
    ...(bound && { bound }),
  };
}
