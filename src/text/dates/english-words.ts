import { addDays } from '../../domain/dates.ts';
import { monthAway, monthOf, monthOfWeek, yearOf } from './calendar.ts';
import type { Groups, Resolved, Rule, Scene } from './rule.ts';

const SHIFTS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, past: -1, coming: 1 };

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const COUNT = `(?:[Aa]n?|\\d{1,3}|${NUMBERS.slice(1)
  .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
  .join('|')}|[Aa]\\scouple(?:\\sof)?|[Aa]\\sfew|[Ss]everal|[Ss]ome)`;

function countOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  if (/^(?:a\sfew|several|some)/.test(word)) return 3;
  if (word.startsWith('a couple')) return 2;
  return /^an?$/.test(word) ? 1 : NUMBERS.indexOf(word);
}

/** "two weeks ago" (from publication), "a month later" (from the date before), "in three weeks". */
function resolveDistance(
  { n = '', unit = '', dir = '' }: Groups,
  { published, context }: Scene,
): Resolved | undefined {
  const word = n.toLowerCase();
  const kind = /few|several|some/.test(word) ? 'vague' : 'relative';
  const fromContext = /later|earlier|after/.test(dir);
  const base = !fromContext ? published : context?.length === 10 ? context : undefined;
  if (base === undefined) return undefined;
  const count = countOf(word) * (/ago|earlier/.test(dir) ? -1 : 1);
  if (unit === 'year') return kind === 'vague' ? undefined : { date: String(yearOf(base) + count), kind };
  if (unit === 'month') {
    const month = monthAway(base, count);
    return { date: kind === 'vague' ? month.slice(0, 4) : month, kind };
  }
  const day = addDays(base, count * (unit === 'week' ? 7 : 1));
  return { date: unit === 'day' && kind === 'relative' ? day : day.slice(0, 7), kind };
}

function resolvePeriod({ shift = 'this', unit = '', end }: Groups, { published }: Scene): Resolved {
  const away = SHIFTS[shift.toLowerCase()] ?? 0;
  const bound = end !== undefined && { bound: true };
  if (unit === 'year')
    return { date: String(yearOf(published) + away), kind: 'relative', yeared: true, ...bound };
  if (unit === 'month') return { date: monthAway(published, away), kind: 'relative', yeared: true, ...bound };
  const date = away === 0 ? published.slice(0, 7) : monthOfWeek(published, away);
  return { date, kind: 'relative', ...bound };
}

const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, fall: 9, autumn: 9, winter: 12 };

function resolveSeason({ shift = '', season = '' }: Groups, { published }: Scene): Resolved {
  const begins = SEASONS[season] ?? 1;
  const away = shift === 'last' ? (begins + 2 < monthOf(published) ? 0 : -1) : shift === 'next' ? 1 : 0;
  return { date: String(yearOf(published) + away), kind: 'relative' };
}

const dayAway =
  (days: number): Rule['resolve'] =>
  (_groups, { published }) => ({ date: addDays(published, days), kind: 'relative' });

const fromContext =
  (days: number): Rule['resolve'] =>
  (_groups, { context }) =>
    context?.length === 10 ? { date: addDays(context, days), kind: 'relative' } : undefined;

/** English dates told in words: today, last month, two weeks ago, recently. */
export const englishWordRules: readonly Rule[] = [
  { pattern: '\\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\\b', resolve: dayAway(0) },
  { pattern: '\\b(?:[Yy]esterday|[Ll]ast night)\\b', resolve: dayAway(-1) },
  { pattern: '\\b[Tt]omorrow\\b', resolve: dayAway(1) },
  {
    pattern: '\\b(?:[Tt]he (?:next|following) day|[Tt]he day after(?!\\stomorrow))\\b(?!\\sof)',
    resolve: fromContext(1),
  },
  { pattern: '\\b(?:[Tt]he|[Oo]ne) day (?:before|earlier)\\b(?!\\syesterday)', resolve: fromContext(-1) },
  { pattern: '\\b(?:[Tt]he same|[Tt]hat (?:very|same)?\\s?)\\s?day\\b', resolve: fromContext(0) },
  { pattern: '\\b[Tt]he day before yesterday\\b', resolve: dayAway(-2) },
  { pattern: '\\b[Tt]he day after tomorrow\\b', resolve: dayAway(2) },
  {
    pattern: `(?<!\\bevery )\\b(?:(?<end>(?:[Tt]he\\s)?[Ee]nd of\\s)|(?:[Ee]arlier|[Ee]arly|[Ll]ate|(?<later>[Ll]ater))\\s)?(?<shift>[Ll]ast|[Tt]his|[Nn]ext)\\s(?<unit>week|month|year)\\b(?:end\\b)?`,
    resolve: ({ later, end, ...rest }, scene) => resolvePeriod({ ...rest, end: end ?? later }, scene),
  },
  {
    pattern: `(?:(?<end>\\b(?:[Tt]he\\s)?[Ee]nd of)|\\b[Ll]ater in|\\b[Ee]arlier in)\\sthe\\s(?<unit>week|month|year)\\b`,
    resolve: resolvePeriod,
  },
  {
    pattern: `\\b(?<end>year-end|year’s end|year's end)\\b`,
    resolve: (groups, scene) => resolvePeriod({ ...groups, unit: 'year' }, scene),
  },
  {
    pattern: `\\b(?<shift>last|this|next)\\s(?<season>spring|summer|fall|autumn|winter)\\b`,
    resolve: resolveSeason,
  },
  {
    pattern: `\\b(?<n>${COUNT})\\s(?:and a half\\s)?(?<unit>day|week|month|year)s?\\s(?<dir>ago|later|earlier)\\b`,
    resolve: resolveDistance,
  },
  {
    pattern: `(?<=\\b[Ii]n\\s)(?<n>${COUNT})\\s(?<unit>day|week|month)s?(?=[.,;]|$|'\\stime|’\\stime)`,
    resolve: resolveDistance,
  },
  {
    pattern:
      '\\b(?:[Rr]ecently|[Ii]n recent (?:days|weeks)|(?:[Ii]n|[Oo]ver) the (?:coming|next|past|last) (?:few |several |couple of )?(?:days|weeks)|[Ii]n (?:the )?coming (?:days|weeks)|(?:[Dd]ays|[Ww]eeks) ago|[Tt]he other day)\\b',
    resolve: (_groups, { published }) => ({ date: published.slice(0, 7), kind: 'vague' }),
  },
];
