import {
  addDays,
  type Day,
  dayNumber,
  daysBetween,
  firstDay,
  isPartialDate,
  type PartialDate,
} from '../../model/date.ts';

/** The partial date of these numbers, or `undefined` where no such date exists (30 February, month 13). */
export function dateOf(year: number, month?: number, day?: number): PartialDate | undefined {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  const date = parts.join('-');
  return isPartialDate(date) ? date : undefined;
}

export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}

/** 1–12; January for a bare year. */
export function monthOf(date: PartialDate): number {
  return Number(firstDay(date).slice(5, 7));
}

/** `YYYY-MM` of a day or month, moved by `months`. */
export function monthAway(date: PartialDate, months: number): PartialDate {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** ISO weekday, Monday 1 to Sunday 7. (1970-01-01 was a Thursday.) */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The last such weekday on or before `day`. */
export function weekdayUpTo(day: Day, weekday: number): Day {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** The first such weekday on or after `day`. */
export function weekdayFrom(day: Day, weekday: number): Day {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

/** That weekday in the week (Monday to Sunday) `weeks` after the week of `day`. */
export function weekdayInWeek(day: Day, weekday: number, weeks: number): Day {
  return addDays(day, weekday - weekdayOf(day) + 7 * weeks);
}

/** The month in which most days of a week fall: the month of its Thursday. */
export function monthOfWeek(day: Day, weeks: number): PartialDate {
  return weekdayInWeek(day, 4, weeks).slice(0, 7);
}

/** Days by which an unannounced day of the month may lie ahead before the previous month's is meant. */
const DAYS_AHEAD = 3;

/** The day with this number nearest to `published`; one well ahead only where the text speaks of the future. */
export function nearestDay(published: Day, number: number, future: boolean): Day | undefined {
  const ahead = future ? 31 : DAYS_AHEAD;
  return [-2, -1, 0, 1]
    .map((months) => monthAway(published, months))
    .map((month) => dateOf(yearOf(month), monthOf(month), number))
    .filter((day) => day !== undefined)
    .filter((day) => daysBetween(published, day) <= ahead)
    .sort((a, b) => Math.abs(daysBetween(published, a)) - Math.abs(daysBetween(published, b)))[0];
}

/**
 * The year of a month, or day of a month, that stands without one: the nearest, where a day ahead counts
 * `aversion` times as far as a day back. 1 where the text speaks of the future; texts seldom leave out
 * the year of what lies long ago, so that even without such words what comes next week is not last year's.
 */
export function nearestYear(
  published: Day,
  month: number,
  day: number | undefined,
  aversion: number,
): number {
  const distance = (year: number) => {
    const date = dateOf(year, month, day);
    if (date === undefined) return Number.POSITIVE_INFINITY;
    if (day === undefined && date === published.slice(0, 7)) return 0;
    const days = daysBetween(published, date);
    return days > 0 ? days * aversion : -days;
  };
  const year = yearOf(published);
  return [year, year - 1, year + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best));
}
