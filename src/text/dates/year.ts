import { type Day, daysBetween } from '../../domain/dates.ts';
import { dateOf, nearestYear, ONLY_PAST, type Reach, weekdayOf, yearOf } from './calendar.ts';
import type { DateContext } from './rule.ts';

/** What the words around a date say of its time. */
export interface Tense {
  readonly future: boolean;
  /** It has come: what lasts since then has begun (自, "since"), and what was said or done then is over. */
  readonly past: boolean;
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
  scene: DateContext,
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
    tense.past ? ONLY_PAST : tense.future ? habit.future : habit.plain,
  );
  if (likely && !tense.future && !weekday) {
    const continued = continuedYear(scene, likely, month, day);
    if (continued !== undefined) return continued;
  }
  return likely && day && weekday > 0 ? yearOfWeekday(published, likely, month, day, weekday) : likely;
}

/** Days around publication of which a text speaks without their year. */
const DAYS_CURRENT = 62;
/** Days after the date before it within which a date still belongs to the same story. */
const STORY_DAYS = 31;

/** The year of a date that shortly follows one of an earlier year, in a text that looks back: "… 2018. On June 3, …". */
function continuedYear(
  { context, published }: DateContext,
  likely: number,
  month: number,
  day?: number,
): number | undefined {
  if (context === undefined || context.length < 7 || yearOf(context) >= likely) return undefined;
  const next = dateOf(yearOf(context), month, day);
  const latest = dateOf(likely, month, day);
  if (next === undefined || (latest && Math.abs(daysBetween(published, latest)) <= DAYS_CURRENT))
    return undefined;
  const after = daysBetween(context.slice(0, next.length), next);
  return after >= 0 && after <= STORY_DAYS ? yearOf(context) : undefined;
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
