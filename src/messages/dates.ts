import { type Day, daysBetween, firstDay, type PartialDate } from '../domain/dates.ts';
import type { Language } from '../domain/language.ts';
import type { Weekday } from '../domain/subscription.ts';
import { createMemo } from '../text/memo.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as a text says it, as exact as it is known: "21 Dec 2023", "Dec 2023", "2023"; 2023年12月21日. */
export function writeDate(date: PartialDate, language: Language): string {
  const [year = '', month, day] = date.split('-');
  if (language === 'en') {
    const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
    return [day === undefined ? undefined : Number(day), name, year].filter(Boolean).join(' ');
  }
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}

/** A day without its year: "21 Dec", 12月21日. */
export function writeDayOfYear(day: Day, language: Language): string {
  return language === 'en' ? writeDate(day, language).slice(0, -5) : writeDate(day, language).slice(5);
}

/** What a day of the week is called: Monday, 星期一; in short Mon, 周一. */
export function weekdayName(day: Weekday, language: Language, form: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' });
  return format.format(Date.UTC(2024, 0, day)); // 1 Jan 2024 was a Monday
}

/** Distances up to this many days are given in days, then up to this many months in months. */
const MAX_DAYS = 45;
const MAX_MONTHS = 23;

/** Made once for a language: making one takes longer than all else of an answer. */
const distances = createMemo<Language, Intl.RelativeTimeFormat>();

/** How long before `asOf` a date lies, no more exactly than the date is: "11 months ago", "last year". */
export function ago(date: PartialDate, asOf: Day, language: Language): string {
  const format = distances.get(language, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const months = monthsBetween(date, asOf);
  if (date.length === 4 || Math.abs(months) > MAX_MONTHS) {
    return format.format(-Math.trunc(months / 12) || 0, 'year');
  }
  const days = daysBetween(date, asOf);
  if (date.length === 10 && Math.abs(days) <= MAX_DAYS) return format.format(-days || 0, 'day');
  return format.format(-months || 0, 'month');
}

/** Whole months from a date to a day; for a year alone, twelve for each year between. */
function monthsBetween(date: PartialDate, asOf: Day): number {
  const years = Number(asOf.slice(0, 4)) - Number(date.slice(0, 4));
  if (date.length === 4) return years * 12;
  const months = years * 12 + Number(asOf.slice(5, 7)) - Number(date.slice(5, 7));
  const early = date.length === 10 && asOf.slice(8) < firstDay(date).slice(8);
  return early && months > 0 ? months - 1 : months;
}
