import { addDays, type PartialDate } from '../../domain/dates.ts';
import { monthAway, monthOf, monthOfWeek, weekdayInWeek, weekdayUpTo, yearOf } from './calendar.ts';
import { englishDistanceRules } from './english-distances.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

const SHIFTS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, past: -1, coming: 1 };

function resolvePeriod({ shift = 'this', unit = '', end }: Groups, { published }: DateContext): Resolved {
  const away = SHIFTS[shift.toLowerCase()] ?? 0;
  const bound = end !== undefined && { bound: true };
  return { ...periodAway(published, unit, away), ...bound };
}

/** The week (as its month), month, quarter (as its year) or year so far from that of a day. */
function periodAway(from: PartialDate, unit: string, away: number): Resolved {
  if (unit === 'year') return { date: String(yearOf(from) + away), kind: 'relative', yeared: true };
  if (unit === 'quarter')
    return { date: monthAway(from, 3 * away).slice(0, 4), kind: 'relative', yeared: true };
  if (unit === 'month') return { date: monthAway(from, away), kind: 'relative', yeared: true };
  return { date: away === 0 ? from.slice(0, 7) : monthOfWeek(from, away), kind: 'relative' };
}

const BEYOND: Readonly<Record<string, number>> = { 'before last': -2, 'after next': 2 };
const ANCHOR_SHIFTS: Readonly<Record<string, number>> = { previous: -1, following: 1, next: 1 };

/** "that month", "later the same year", "the following week": around the date before, if that is exact enough. */
function resolveAnchoredPeriod(
  { word = '', unit = '' }: Groups,
  { context }: DateContext,
): Resolved | undefined {
  const least = unit === 'year' ? 4 : unit === 'month' ? 7 : 10;
  if (context === undefined || context.length < least) return undefined;
  const away = ANCHOR_SHIFTS[word.toLowerCase().replace(/^the\s/, '')] ?? 0;
  return { ...periodAway(context, unit, away), anchored: true };
}

const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, fall: 9, autumn: 9, winter: 12 };

function resolveSeason({ shift = '', season = '' }: Groups, { published }: DateContext): Resolved {
  const begins = SEASONS[season] ?? 1;
  const word = shift.toLowerCase();
  const away = word === 'last' ? (begins + 2 < monthOf(published) ? 0 : -1) : word === 'next' ? 1 : 0;
  return { date: String(yearOf(published) + away), kind: 'relative' };
}

const dayAway =
  (days: number): Rule['resolve'] =>
  (_groups, { published }) => ({ date: addDays(published, days), kind: 'relative' });

const fromContext =
  (days: number): Rule['resolve'] =>
  (_groups, { context }) =>
    context?.length === 10 ? { date: addDays(context, days), kind: 'relative', anchored: true } : undefined;

const vague: Rule['resolve'] = (_groups, { published }) => ({ date: published.slice(0, 7), kind: 'vague' });

/** "the day before" with nothing that it is before: "the day before the talks" leans on the talks. */
const ALONE = '(?=\\s?(?:[.,;:!?)"”’—–-]|$)|\\s(?:and|in|at|with|by|when|that|to|as)\\b)';
const TO_DAYS: readonly (readonly [pattern: string, days: number])[] = [
  ['[Tt]he day before yesterday', -2],
  ['[Yy]esterday|[Ll]ast night', -1],
  ['[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)', 0],
  ['[Tt]omorrow', 1],
  ['[Tt]he day after tomorrow', 2],
];
const TO_CONTEXT: readonly (readonly [pattern: string, days: number])[] = [
  [
    `(?:[Tt]he|[Oo]ne|[Aa]) (?:day|night|evening) before${ALONE}|(?:[Oo]ne|[Aa]) day (?:earlier|previously)|[Tt]he (?:previous|preceding|prior) (?:day|night|evening)`,
    -1,
  ],
  [
    '(?:[Tt]he|[Oo]n the|[Tt]hat) (?:very )?same (?:day|night|evening)|(?:[Ll]ater |[Ee]arlier |[Oo]n |^)[Tt]hat (?:very )?(?:day|night|evening)|[Tt]hat (?:very )?(?:day|evening|night)(?=[.,;]|$)',
    0,
  ],
  [
    `[Tt]he (?:next|following) (?:day|morning|evening)(?! of)|[Tt]he (?:day|morning) after${ALONE}|(?:[Oo]ne|[Aa]) day (?:later|afterwards?)`,
    1,
  ],
];

/** English dates told in words: today, the following day, last month, two weeks ago, recently. */
export const englishWordRules: readonly Rule[] = [
  ...TO_DAYS.map(([pattern, days]) => ({ pattern: `\\b(?:${pattern})\\b`, resolve: dayAway(days) })),
  ...TO_CONTEXT.map(([pattern, days]) => ({
    pattern: `\\b(?:${pattern})(?!\\w)`,
    resolve: fromContext(days),
  })),
  {
    pattern: `(?<!\\bevery )\\b(?:(?<end>(?:[Tt]he\\s)?[Ee]nd of\\s)|(?:[Ee]arlier|[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he\\s)?(?:[Bb]eginning|[Ss]tart|[Mm]iddle) of|(?<later>[Ll]ater))[\\s-])?(?<shift>[Ll]ast|[Tt]his|[Nn]ext)\\s(?<unit>week|month|quarter|year)\\b`,
    resolve: ({ later, end, ...rest }, scene) => resolvePeriod({ ...rest, end: end ?? later }, scene),
  },
  {
    pattern: `\\b(?<shift>[Ll]ast|[Tt]his|[Nn]ext)\\sweekend\\b`,
    resolve: ({ shift = '' }, { published }) => ({
      date: weekdayInWeek(published, 6, SHIFTS[shift.toLowerCase()] ?? 0).slice(0, 7),
      kind: 'relative',
    }),
  },
  {
    pattern: '\\b(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend\\b(?! of)',
    resolve: (_groups, { published }) => ({
      date: weekdayUpTo(published, 6).slice(0, 7),
      kind: 'relative',
    }),
  },
  {
    pattern: `\\b[Tt]he\\s(?<unit>week|month|quarter|year)\\s(?<beyond>before last|after next)\\b`,
    resolve: ({ unit = '', beyond = '' }, { published }) => periodAway(published, unit, BEYOND[beyond] ?? 0),
  },
  {
    pattern: `\\b(?<word>[Tt]hat(?:\\ssame)?|[Tt]he\\s(?:same|following|previous|next))\\s(?<unit>week|month|year)\\b(?![’'-])`,
    resolve: resolveAnchoredPeriod,
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
    pattern: `\\b(?<shift>[Ll]ast|[Tt]his|[Nn]ext)\\s(?<season>spring|summer|fall|autumn|winter)\\b`,
    resolve: resolveSeason,
  },
  ...englishDistanceRules,
  {
    pattern:
      '\\b(?:[Rr]ecently|[Ll]ately|[Ii]n recent (?:days|weeks)|(?:[Ii]n|[Oo]ver) the (?:coming|next|past|last) (?:few |several |couple of )?(?:days|weeks)|[Ii]n (?:the )?coming (?:days|weeks)|(?:[Dd]ays|[Ww]eeks) ago|[Tt]he other day)\\b',
    resolve: vague,
  },
];
