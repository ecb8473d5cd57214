import { addDays, type Day, type PartialDate } from '../domain/dates.ts';
import type { Localizer } from './localizer.ts';

/** A day or month that a question may be about, by its name in words. */
export interface NamedDate {
  readonly name: string;
  readonly date: PartialDate;
}

/** Months that are offered. */
const MONTHS = 12;

/** Today, yesterday, a week ago, and the months behind us, newest first. */
export function composeDates(localizer: Localizer, today: Day): readonly NamedDate[] {
  const days = [
    { name: localizer.format('date.today'), date: today },
    { name: localizer.format('date.yesterday'), date: addDays(today, -1) },
    { name: localizer.format('date.week'), date: addDays(today, -7) },
  ];
  const months: NamedDate[] = [];
  for (let month = today.slice(0, 7); months.length < MONTHS; month = addDays(`${month}-01`, -1).slice(0, 7))
    months.push({ name: localizer.date(month), date: month });
  return [
    ...days.map(({ name, date }) => ({
      name: `${name}${localizer.format('dot')}${localizer.date(date)}`,
      date,
    })),
    ...months,
  ];
}
