import { dateOf, nearestYear, ONLY_PAST, type Reach, yearOf } from './calendar.ts';
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

/** The year of a month (and day) told without one: that of a date just before in the sentence, else the nearest. */
export function inferredYear(
  scene: Scene,
  tense: Tense,
  habit: Habit,
  month: number,
  day?: number,
): number | undefined {
  const { previous, published, start } = scene;
  const reach = previous?.precision === 'year' ? CHARS_AFTER_YEAR : CHARS_AFTER_DATE;
  if (previous?.yeared && !tense.future && start - previous.end <= reach) {
    const date = dateOf(yearOf(previous.date), month, day);
    if (date !== undefined && date >= previous.date.slice(0, date.length)) return yearOf(date);
  }
  return nearestYear(
    published,
    month,
    day,
    tense.since ? ONLY_PAST : tense.future ? habit.future : habit.plain,
  );
}
