import { type Day, dayNumber } from '../../domain/dates.ts';

/** So many articles of one day have numbers. */
const DAY = 2 ** 20;

/** The first number of a day: articles are numbered by day, and within a day as they come. */
export function firstNumber(day: Day): number {
  return dayNumber(day) * DAY;
}

/** The day of an article's number, in days since 1970-01-01. */
export function dayNumberOf(number: number): number {
  return Math.floor(number / DAY);
}
