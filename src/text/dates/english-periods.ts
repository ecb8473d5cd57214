import { dateOf, monthOf, yearOf } from './calendar.ts';
import { MONTH, MONTH_NAMES, MONTH_OF_DAY, monthNumber } from './english-terms.ts';
import { shiftedYear, YEAR, yearOfDay } from './english-year.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

const PART =
  '(?:(?:[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he\\s)?(?:[Mm]iddle|[Ee]nd|[Bb]eginning|[Ss]tart|[Ff]irst half|[Ss]econd half|(?:first|second|third|fourth|last) week(?:end)?) of|[Aa]s early as|[Aa]s late as)(?:\\sin|\\sto)?[\\s-])';
const PREPOSITION =
  '(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|[Tt]hroughout|[Bb]etween|for)';
const SEASON = '(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)';
const QUARTER = '(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|last|final)(?:\\s|-)quarter|Q[1-4])';
const HALF = '(?:(?:[Ff]irst|[Ss]econd|latter)(?:\\s|-)half|H[12])';
/**
 * What a year's number before a noun dates: "his 2017 visit". "A 1988 agreement" only names one, and dates nothing
 * that is told of it.
 */
const OCCASION = '(?:visits?|trips?|tour|summits?|meetings?|talks|calls?|conversations?|speech)';

function resolveMonth(groups: Groups, scene: DateContext): Resolved | undefined {
  const month = monthNumber(groups.month ?? '');
  const year = yearOfDay(groups, scene, month);
  const date = year === undefined ? undefined : dateOf(year, month);
  if (date === undefined) return undefined;
  if (groups.shifted) return { date, kind: 'relative', yeared: true, ...anchoredBy(groups.shifted) };
  return {
    date,
    kind: groups.year === undefined ? 'partial' : 'absolute',
    yeared: groups.year !== undefined,
  };
}

const anchoredBy = (shifted: string) => /^th(?:e|at)\s/.test(shifted) && { anchored: true };

/** "last August", "next March", "this October". */
function resolveShiftedMonth(
  { shift = '', month = '' }: Groups,
  { published }: DateContext,
): Resolved | undefined {
  const m = monthNumber(month);
  const now = monthOf(published);
  const word = shift.toLowerCase();
  const away = word === 'last' ? (m < now ? 0 : -1) : word === 'next' ? (m > now ? 0 : 1) : 0;
  const date = dateOf(yearOf(published) + away, m);
  return date === undefined ? undefined : { date, kind: 'relative', yeared: true };
}

/** A year, or the year that "last year" and its like mean. */
function resolveYear({ year, shifted }: Groups, scene: DateContext): Resolved | undefined {
  if (year !== undefined) return { date: year, kind: 'absolute', yeared: true };
  const moved = shifted === undefined ? yearOf(scene.published) : shiftedYear(shifted, scene);
  if (moved === undefined) return undefined;
  return { date: String(moved), kind: 'relative', yeared: true, ...(shifted && anchoredBy(shifted)) };
}

const SHIFTED_YEAR = '(?<shifted>(?:last|this|next|the\\s(?:same|following|previous)|that)\\syear)\\b';

/** English months, years, quarters and seasons with a name or a number. */
export const englishPeriodRules: readonly Rule[] = [
  {
    pattern: `\\b${PART}?(?<month>${MONTH})\\s?,?\\s(?:of\\s|in\\s)?(?:(?<year>${YEAR})|${SHIFTED_YEAR})`,
    resolve: resolveMonth,
  },
  {
    pattern: `(?:\\b${PART}|(?<=\\b${PREPOSITION}\\s))(?<month>${MONTH})(?!\\s\\d)(?!\\w)`,
    resolve: resolveMonth,
  },
  {
    pattern: `(?<month>\\b(?:${MONTH_NAMES.filter((name) => name !== 'March' && name !== 'May').join('|')}))\\b(?!\\s(?:\\d|[A-Z][a-z]))`,
    resolve: resolveMonth,
  },
  { pattern: `(?<month>\\b(?:March|May))(?='s\\s|’s\\s)`, resolve: resolveMonth },
  {
    pattern: `\\b(?<shift>[Ll]ast|[Nn]ext|[Tt]his)\\s(?<month>${MONTH_NAMES.join('|')})\\b(?!\\s\\d)`,
    resolve: resolveShiftedMonth,
  },
  {
    // The days of a week that is named by its first or last are not told.
    pattern: `\\bweek\\s(?:of|beginning|starting|ending)\\s(?<month>${MONTH_OF_DAY})\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s(?<year>${YEAR}))?`,
    resolve: resolveMonth,
  },
  {
    pattern: `(?:(?<=\\b${PREPOSITION}\\s|\\b(?:19|20)\\d{2}\\s(?:to|through|and|or)\\s|\\b(?:19|20)\\d{2},\\s)|\\b(?:${SEASON}|${QUARTER}|${HALF}|[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle|[Mm]onths?)(?:,?\\sof|\\sin|,)?\\s(?:fiscal\\s)?|\\b(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])(?<year>${YEAR})(?!\\s(?:percent|warheads|people|troops|miles|km|dollars|soldiers|nuclear))(?!-\\d)`,
    resolve: resolveYear,
  },
  {
    pattern: `(?<=\\b(?:[Hh]is|[Hh]er|[Tt]heir)\\s|[’']s\\s|s[’']\\s)(?<year>${YEAR})(?=\\s(?:[A-Za-z-]+\\s){0,2}${OCCASION}\\b)`,
    resolve: resolveYear,
  },
  {
    pattern: `\\b(?:[Tt]he\\s)?(?:${SEASON}|${QUARTER}|${HALF})\\s(?:of\\s)?(?:the\\syear|${SHIFTED_YEAR})`,
    resolve: resolveYear,
  },
  {
    pattern: `(?<=\\b[Ii]n\\sthe\\s|\\b[Tt]he\\s)(?:spring|summer|autumn|fall(?=[.,;]|$|\\sof\\b))(?=[.,;]|$)`,
    resolve: resolveYear,
  },
];
