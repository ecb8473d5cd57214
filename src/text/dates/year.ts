import { type Day, daysBetween } from '../../domain/dates.ts';
import { dateOf, nearestYear, ONLY_PAST, type Reach, weekdayOf, yearOf } from './calendar.ts';
import type { Scene } from './rule.ts';

/** What the words around a date say of its time. */
export interface Tense {
  readonly future: boolean;
  /** 自, "since": what lasts since then has begun. */
  readonly since: boolean;
}

/** How far ahead a language lets a date without a year lie, with words of the future near it and without. */
export interface Habit {
  readonly plain: Reach;
  readonly future: Reach;
}

/** Characters within which a month still belongs to the year, or to the fuller date, told before it. */
const CHARS_AFTER_YEAR = 12;
const CHARS_AFTER_DATE = 40;

/**
 * The year of a month (and day) told without one: that of a date just before in the sentence, else the nearest,
 * or the one beside it in which the day falls on the ISO `weekday` that the text gives.
 */
export function inferredYear(
  scene: Scene,
  tense: Tense,
  habit: Habit,
  month: number,
  day?: number,
  weekday = 0,
): number | undefined {
  const { previous, published, start } = scene;
  const reach = previous?.precision === 'year' ? CHARS_AFTER_YEAR : CHARS_AFTER_DATE;
  if (previous?.yeared && !tense.future && start - previous.end <= reach) {
    const date = dateOf(yearOf(previous.date), month, day);
    if (date !== undefined && date >= previous.date.slice(0, date.length)) return yearOf(date);
  }
  const likely = nearestYear(
    published,
    month,
    day,
    tense.since ? ONLY_PAST : tense.future ? habit.future : habit.plain,
  );
  return likely && day && weekday > 0 ? yearOfWeekday(published, likely, month, day, weekday) : likely;
}

/** A day so near to publication is meant even where its weekday is wrong, as one in forty is. */
const DAYS_NEAR = 45;

/** The year, of the likely one and those around it, in which that day falls on its weekday. */
function yearOfWeekday(published: Day, likely: number, month: number, day: number, weekday: number): number {
  const near = dateOf(likely, month, day);
  if (near !== undefined && Math.abs(daysBetween(published, near)) <= DAYS_NEAR) return likely;
  const falls = (year: number) => {
    const date = dateOf(year, month, day);
    return date !== undefined && weekdayOf(date) === weekday;
  };
  return [likely, likely - 1, likely + 1].find(falls) ?? likely;
}
