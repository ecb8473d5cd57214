import { addDays, type Day, daysBetween } from '../../domain/dates.ts';
import {
  dateOf,
  monthAway,
  monthOf,
  weekdayFrom,
  weekdayInWeek,
  weekdayOf,
  weekdayUpTo,
  yearOf,
} from './calendar.ts';
import { DISTANCE } from './english-distances.ts';
import {
  ANY_WEEKDAY,
  CARDINAL_WORD,
  COUNT,
  countOf,
  isUncertain,
  numberOf,
  ORDINAL_WORD,
  WEEKDAY,
  weekdayNumber,
} from './english-terms.ts';
import { MONTH_PHRASE, monthOfPhrase } from './english-year.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

const WEEKS_AWAY: Readonly<Record<string, number>> = {
  last: -1,
  previous: -1,
  past: -1,
  this: 0,
  next: 1,
  coming: 1,
};
const FROM_ANCHOR: Readonly<Record<string, number>> = { previous: -1, same: 0, following: 1, next: 1 };

/** "Tuesday of next week", "next week on Friday", and from the date before "Monday of the following week". */
function resolveWeekdayOfWeek(
  { weekday = '', week = '' }: Groups,
  scene: DateContext,
): Resolved | 'not-a-date' {
  const word = week.toLowerCase();
  const number = weekdayNumber(weekday);
  const away = WEEKS_AWAY[word];
  if (away !== undefined) return { date: weekdayInWeek(scene.published, number, away), kind: 'relative' };
  const { context } = scene;
  const moved = word === 'that' ? 0 : FROM_ANCHOR[word.replace(/^the\s/, '')];
  if (moved === undefined || context?.length !== 10) return 'not-a-date';
  return { date: weekdayInWeek(context, number, moved), kind: 'relative', anchored: true };
}

/** Months around that of publication in which a weekday with a day's number is looked for. */
const MONTHS_NEAR = [0, -1, 1, -2, 2];

/** "Tuesday the eleventh", "Fri 14th": the nearest day with that number that falls on the weekday. */
function resolveNumberedWeekday(
  { weekday = '', day = '' }: Groups,
  { published }: DateContext,
): Resolved | 'not-a-date' {
  const days = MONTHS_NEAR.map((away) => monthAway(published, away))
    .map((month) => dateOf(yearOf(month), monthOf(month), numberOf(day)))
    .filter((date) => date !== undefined)
    .filter((date) => weekdayOf(date) === weekdayNumber(weekday))
    .sort((a, b) => Math.abs(daysBetween(published, a)) - Math.abs(daysBetween(published, b)));
  const [date] = days;
  return date === undefined ? 'not-a-date' : { date, kind: 'partial' };
}

/** "Friday 5/12": of the two readings the one that falls on the weekday, within a year of publication. */
function resolveNumericWeekday(
  { weekday = '', a, b }: Groups,
  { published }: DateContext,
): Resolved | 'not-a-date' {
  const readings = [-1, 0, 1]
    .map((away) => yearOf(published) + away)
    .flatMap((year) => [dateOf(year, Number(a), Number(b)), dateOf(year, Number(b), Number(a))])
    .filter((date) => date !== undefined)
    .filter((date) => weekdayOf(date) === weekdayNumber(weekday));
  const [date, ...others] = [...new Set(readings)];
  return date === undefined || others.length > 0 ? 'not-a-date' : { date, kind: 'partial' };
}

/** "the first Friday of May 2023", "the third Wednesday of last month". */
function resolveNthWeekday(groups: Groups, scene: DateContext): Resolved | 'not-a-date' {
  const { nth = '', weekday = '' } = groups;
  const place = monthOfPhrase(groups, scene);
  const first = place && dateOf(place.year, place.month, 1);
  if (first === undefined) return 'not-a-date';
  const number = weekdayNumber(weekday);
  const date = /^last$/i.test(nth)
    ? weekdayUpTo(addDays(`${monthAway(first, 1)}-01`, -1), number)
    : addDays(weekdayFrom(first, number), 7 * (numberOf(nth) - 1));
  if (date.slice(0, 7) !== first.slice(0, 7)) return 'not-a-date';
  const anchored = /^(?:that|the\s(?:same|following|previous))/.test(groups.relmonth ?? '');
  return { date, kind: 'relative', yeared: true, ...(anchored && { anchored }) };
}

/** "Monday two weeks from now", "Thursday, a week ago": that weekday of the week so far away. */
function resolveDistantWeekday(
  { weekday = '', n = '', unit, dir = '' }: Groups,
  { published }: DateContext,
): Resolved | 'not-a-date' {
  if (isUncertain(n) || unit !== 'week') return 'not-a-date';
  const weeks = countOf(n) * (dir === 'ago' ? -1 : 1);
  return { date: weekdayInWeek(published, weekdayNumber(weekday), weeks), kind: 'relative' };
}

function beyond(published: Day, weekday: number, direction: string): Day {
  if (direction === 'next') return addDays(weekdayInWeek(published, weekday, 1), 7);
  return addDays(weekdayUpTo(addDays(published, -1), weekday), -7);
}

const WEEK =
  '(?<week>last|this|next|previous|coming|past|that|the\\s(?:same|following|previous|next))\\sweek';
const FIRST_WEEK = '(?<week>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\\sweek';

/** English weekdays that a second expression makes exact: their week, number, place in the month or distance. */
export const englishCombinedRules: readonly Rule[] = [
  { pattern: `\\b(?<weekday>${ANY_WEEKDAY}),?\\s(?:of\\s)?${WEEK}\\b`, resolve: resolveWeekdayOfWeek },
  {
    pattern: `\\b${FIRST_WEEK}(?:,?\\s(?:on|between|from)\\s|['’]s\\s|,\\s|\\s[-–]\\s|\\s)(?<weekday>${ANY_WEEKDAY})`,
    resolve: resolveWeekdayOfWeek,
  },
  {
    pattern: `\\b(?<weekday>${ANY_WEEKDAY}),?\\s(?:the\\s(?<day>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL_WORD}|${CARDINAL_WORD})|(?<day2>\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?=[,;!?)]|\\.(?!\\d)|$)))(?=[.,;:)!?]|$|\\s[a-z])(?!\\s(?:of\\s)?[A-Z])`,
    resolve: ({ day, day2, ...rest }, scene) => resolveNumberedWeekday({ ...rest, day: day ?? day2 }, scene),
  },
  {
    pattern: `\\b(?:(?:[Tt]his|[Nn]ext|[Ll]ast)\\s)?(?<weekday>${ANY_WEEKDAY}),?\\s(?<a>\\d{1,2})[/.](?<b>\\d{1,2})(?![/.\\d])`,
    resolve: resolveNumericWeekday,
  },
  {
    pattern: `\\b(?:[Tt]he\\s)?(?<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ll]ast|1st|2nd|3rd|4th|5th)\\s(?<weekday>${WEEKDAY})\\s(?:of|in)\\s${MONTH_PHRASE}`,
    resolve: resolveNthWeekday,
  },
  {
    pattern: `\\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Tt]wo|[Tt]hree|[Ff]our|\\d{1,2})\\s${WEEKDAY}\\b`,
    resolve: () => 'not-a-date',
  },
  {
    pattern: `\\b${WEEKDAY},?\\s${DISTANCE}\\s(?:before|after|from)\\b(?!\\s(?:now|today)\\b)`,
    resolve: () => 'not-a-date',
  },
  {
    pattern: `\\b(?<weekday>${WEEKDAY}),?\\s(?<n>${COUNT})\\s(?<unit>day|week|month|year)s?\\s(?<dir>ago|from\\s(?:now|today))\\b`,
    resolve: resolveDistantWeekday,
  },
  {
    pattern: `\\b(?:[Tt]he\\s)?(?<weekday>${WEEKDAY})\\s(?:before\\s(?<last>last)|after\\s(?<next>next))\\b(?!\\s(?:${WEEKDAY}|week|month|year|night|time))`,
    resolve: ({ weekday = '', next }, { published }) => ({
      date: beyond(published, weekdayNumber(weekday), next ?? 'last'),
      kind: 'relative',
    }),
  },
];
