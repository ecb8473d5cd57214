import {
  addDays,
  type Day,
  dayNumber,
  daysBetween,
  firstDay,
  isPartialDate,
  type PartialDate,
} from '../../domain/dates.ts';

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

/** The day with this number nearest to `published`: right in 99.9% of the days told together with their weekday. */
export function nearestDay(published: Day, number: number): Day | undefined {
  let nearest: Day | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const months of [-1, 0, 1]) {
    const month = monthAway(published, months);
    const day = dateOf(yearOf(month), monthOf(month), number);
    const distance = day === undefined ? least : Math.abs(daysBetween(published, day));
    if (distance < least) {
      nearest = day;
      least = distance;
    }
  }
  return nearest;
}

/** How many days a date without a year may lie ahead of publication: in its year, and in the year after. */
export interface Reach {
  readonly sameYear: number;
  readonly nextYear: number;
}

/** Writers ahead of the zone of publication, or of midnight, name a day that has not come there. */
export const ONLY_PAST: Reach = { sameYear: 3, nextYear: 3 };

/** The year of a month, or of a day of a month, told without one: the latest that does not exceed `reach`. */
export function nearestYear(
  published: Day,
  month: number,
  day: number | undefined,
  reach: Reach,
): number | undefined {
  const now = yearOf(published);
  const fits = (year: number) => {
    const date = dateOf(year, month, day);
    if (date === undefined) return false;
    const ahead = daysBetween(day === undefined ? published.slice(0, 7) : published, date);
    return ahead <= (year > now ? reach.nextYear : reach.sameYear);
  };
  // A leap day may not have existed for up to eight years.
  return [now + 1, now, now - 1, now - 2, now - 3, now - 4].find(fits);
}
