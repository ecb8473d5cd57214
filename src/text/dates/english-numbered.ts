import { dateOf, nearestDay } from './calendar.ts';
import {
  ANY_WEEKDAY,
  CARDINAL_DAY,
  MONTH_OF_DAY,
  monthNumber,
  numberOf,
  ORDINAL_WORD,
} from './english-terms.ts';
import { hasYear, monthOfPhrase, OTHER_MONTH, YEAR_AFTER_DAY, yearOfDay } from './english-year.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

const DIGITS = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
/** A day's number that is no amount, share, time or attribute. */
const DAY = `${DIGITS}(?![\\d%]|[:.,]\\d(?!\\d{3}\\b)|-hour|-year|-day)\\b`;
const DASH = '\\s?(?:[-–—]|(?:to|through|until|till|and)\\s(?:the\\s)?)\\s?';
const WEEKDAY = `(?:(?:(?:[Tt]his|[Nn]ext|[Ll]ast)\\s)?(?<weekday>${ANY_WEEKDAY})\\.?,?[\\s-](?:\\(?the\\s)?\\(?)`;
/** Between a month and its day: "Oct. 2", "Oct-2", "Dec31", "October, 1st". */
const TO_DAY = '(?:\\s?[-/]\\s?|\\s{0,2}|,\\s(?=\\d{1,2}(?:st|nd|rd|th)))';
/** Between a day and its month: "2 Oct", "2nd of Oct", "2-Oct", "2/Oct". */
const TO_MONTH = '(?:\\s(?:day\\s)?(?:of\\s)?|[-/]|\\.\\s(?=[A-Z][a-z]{2,8}\\.?\\s\\d{4}))';

function resolveDay(groups: Groups, scene: DateContext): Resolved | 'not-a-date' | undefined {
  const { month: name = '', day = '', day2 } = groups;
  const explicit = hasYear(groups);
  // "march 5" may be a walk, "may 5" a wish.
  if (!explicit && /^ma/.test(name)) return undefined;
  const month = monthNumber(name);
  const year = yearOfDay(groups, scene, month, numberOf(day));
  if (year === undefined) return explicit ? 'not-a-date' : undefined;
  const date = dateOf(year, month, numberOf(day));
  if (date === undefined) return undefined;
  const until = day2 === undefined ? undefined : dateOf(year, month, numberOf(day2));
  const shifted = groups.shifted !== undefined;
  return {
    date,
    kind: shifted ? 'relative' : explicit ? 'absolute' : 'partial',
    yeared: explicit,
    ...(shifted && !/^(?:last|this|next)/.test(groups.shifted ?? '') && { anchored: true }),
    ...(until !== undefined && until > date && { until }),
  };
}

/** "the 20th of next month", "the eleventh of this month". */
function resolveDayOfMonth(groups: Groups, scene: DateContext): Resolved | 'not-a-date' {
  const in_ = monthOfPhrase(groups, scene);
  const date = in_ && dateOf(in_.year, in_.month, numberOf(groups.day ?? ''));
  if (in_ === undefined || date === undefined) return 'not-a-date';
  const until = groups.day2 === undefined ? undefined : dateOf(in_.year, in_.month, numberOf(groups.day2));
  const anchored = /^(?:that|the\s(?:same|following|previous))/.test(groups.relmonth ?? '');
  return {
    date,
    kind: 'relative',
    yeared: true,
    ...(anchored && { anchored }),
    ...(until !== undefined && until > date && { until }),
  };
}

/** English dates with a month and a day, in digits or words, and the year if the text has it. */
export const englishNumberedRules: readonly Rule[] = [
  {
    pattern: `\\b${WEEKDAY}?(?<month>${MONTH_OF_DAY})${TO_DAY}(?<day>${DAY})(?:${DASH}(?<day2>${DAY})(?!\\s(?:of\\s)?(?:${MONTH_OF_DAY})))?\\)?${YEAR_AFTER_DAY}?`,
    resolve: resolveDay,
  },
  {
    pattern: `(?:\\b${WEEKDAY})?(?<![\\d.,:$€£/-]|[$€£]\\s)\\b(?<day>${DAY})(?:${DASH}(?<day2>${DAY}))?${TO_MONTH}(?<month>${MONTH_OF_DAY})(?!\\w)${YEAR_AFTER_DAY}?`,
    resolve: resolveDay,
  },
  {
    pattern: `(?:\\b${WEEKDAY})?\\b(?<month>${MONTH_OF_DAY})\\s(?:the\\s)?(?<day>${CARDINAL_DAY}|${ORDINAL_WORD}(?=,?\\s(?:of\\s)?(?:\\d{4}\\b|nineteen|two\\sthousand|twenty\\s\\w)|[.,;:)]|$)|(?<=the\\s)${ORDINAL_WORD}|(?:[Tt]wenty|[Tt]hirty)[\\s-]${ORDINAL_WORD})${YEAR_AFTER_DAY}?`,
    resolve: resolveDay,
  },
  {
    pattern: `(?:\\b${WEEKDAY})?(?<!\\b(?:an?|one|two|three|\\d)[\\s-])\\b(?<day>${ORDINAL_WORD}|${CARDINAL_DAY})\\s(?:day\\s)?(?:of\\s)?(?<month>${MONTH_OF_DAY})(?!\\w)${YEAR_AFTER_DAY}?`,
    resolve: resolveDay,
  },
  {
    pattern: `(?<![\\d/-])(?<year>(?:19|20)\\d{2})[-/](?<month>${MONTH_OF_DAY})[-/](?<day>${DIGITS})\\b`,
    resolve: resolveDay,
  },
  {
    pattern: `(?<![\\d.,:$-])\\b(?<day>${DIGITS}|${ORDINAL_WORD})(?:${DASH}(?<day2>${DIGITS}))?\\s(?:day\\s)?(?:of\\s|in\\s)?${OTHER_MONTH}`,
    resolve: (groups, scene) =>
      groups.relmonth === undefined ? undefined : resolveDayOfMonth(groups, scene),
  },
  {
    pattern: `(?<=\\b(?:[Oo]n|[Uu]ntil|[Ff]rom|[Bb]y)\\sthe\\s)(?<day>\\d{1,2})(?:st|nd|rd|th)(?=[.,;)!]|$)`,
    resolve: ({ day = '' }, scene) => {
      const date = nearestDay(scene.published, Number(day));
      return date === undefined ? undefined : { date, kind: 'partial' };
    },
  },
];
