import { yearOf } from './calendar.ts';
import { MONTH_OF_DAY, monthNumber, weekdayNumber, YEAR_WORDS, yearOfWords } from './english-terms.ts';
import { around, type DateContext, type Groups } from './rule.ts';
import { type Habit, inferredYear, type Tense } from './year.ts';

/** Pattern of a year of four digits from 1900 on. */
export const YEAR = '(?:19|20)\\d{2}(?![\\d%]|,\\d|\\.\\d|s\\b|-year)';
const OLD_YEAR = '1[0-8]\\d{2}(?=[.,;:)]|$|\\s(?:and|in|at|by|to|when|until)\\b)';
/** Words that move a year: "last year", and from the date before "the same year". */
const SHIFTED = '(?:last|this|next|the\\s(?:same|following|previous)|that)\\syear';

/**
 * What may follow a day and its month: "2023", ", 2023", "of 1995", "in 2020", "nineteen eighty-six", "of ’87", "last year".
 * A day whose year is there but cannot be understood must not be completed from publication.
 */
export const YEAR_AFTER_DAY = `(?:(?:[-/.]|\\s?,?\\s?(?:(?:of|in)\\s)?)(?<year>${YEAR}|${OLD_YEAR})|,?\\s(?:of\\s)?(?<words>${YEAR_WORDS})|\\s(?:of\\s['’]?|['’])(?<short>\\d{2})\\b(?![:.%]\\d)|,?\\s(?:of\\s|in\\s)?(?<shifted>${SHIFTED})\\b)`;

const FUTURE =
  /\b(?:will|won't|to be held|scheduled|set (?:for|to)|due|plans?|planned|planning|expected|upcoming|coming|ahead of|to (?:visit|meet|hold|travel|host|attend|resume))\b/;
/** Right before a day, what somebody did on it: "met Wang on ". */
const DONE_ON =
  /\b(?:said|told|announced|met|spoke|visited|signed|arrived|declared|wrote|called)\s(?:[\w.]+\s){0,3}on\s$/;
const HABIT: Habit = {
  plain: { sameYear: 45, nextYear: 3 },
  future: { sameYear: 183, nextYear: 183 },
};

function tenseOf(scene: DateContext): Tense {
  const before = scene.text.slice(Math.max(0, scene.start - 50), scene.start);
  const future = FUTURE.test(around(scene, 60, 60));
  return { future, past: /\bsince\s$/i.test(before) || (!future && DONE_ON.test(before)) };
}

const AWAY: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, following: 1, previous: -1 };

/** The year that "last year" and its like mean; `undefined` where they lean on an earlier date and there is none. */
export function shiftedYear(shifted: string, { published, context }: DateContext): number | undefined {
  const [first = '', second = ''] = shifted.split(/\s/);
  const anchored = first === 'the' || first === 'that';
  const base = anchored ? context : published;
  return base === undefined ? undefined : yearOf(base) + (AWAY[anchored ? second : first] ?? 0);
}

/** The year that the groups of `YEAR_AFTER_DAY` give, or the likeliest where they give none. */
export function yearOfDay(
  groups: Groups,
  scene: DateContext,
  month: number,
  day?: number,
): number | undefined {
  const { year, words, short, shifted, weekday } = groups;
  if (year) return Number(year);
  if (words) return yearOfWords(words);
  if (short) return fullYear(Number(short), yearOf(scene.published));
  if (shifted) return shiftedYear(shifted, scene);
  return inferredYear(scene, tenseOf(scene), HABIT, month, day, weekdayNumber(weekday ?? ''));
}

/** Whether the groups of `YEAR_AFTER_DAY` name a year. */
export function hasYear({ year, words, short, shifted }: Groups): boolean {
  return (year ?? words ?? short ?? shifted) !== undefined;
}

/** Two digits mean this century up to the year after publication, else the last. */
function fullYear(short: number, now: number): number {
  return 2000 + short <= now + 1 ? 2000 + short : 1900 + short;
}

/** A month told from another, for "the 20th of next month". */
export const OTHER_MONTH =
  '(?:(?<relmonth>the|this|last|next|previous|the\\sprevious|that|the\\ssame|the\\sfollowing)\\smonth)\\b';
/** A month as a phrase, for "the first Friday of May 2023". */
export const MONTH_PHRASE = `(?:${OTHER_MONTH}|(?<phrase>${MONTH_OF_DAY})${YEAR_AFTER_DAY}?)`;

/** The month that the groups of `MONTH_PHRASE` mean. */
export function monthOfPhrase(
  groups: Groups,
  scene: DateContext,
): { readonly year: number; readonly month: number } | undefined {
  const { relmonth, phrase } = groups;
  if (phrase !== undefined) {
    const month = monthNumber(phrase);
    const year = yearOfDay(groups, scene, month);
    return year === undefined ? undefined : { year, month };
  }
  const word = (relmonth ?? '').replace(/^the\s/, '');
  const anchored = /^(?:that|same|following)$/.test(word) || relmonth === 'the previous';
  const base = anchored ? scene.context : scene.published;
  if (base === undefined || base.length === 4) return undefined;
  const count = yearOf(base) * 12 + Number(base.slice(5, 7)) - 1 + (AWAY[word] ?? 0);
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}
