import { addDays, type Day, type PartialDate } from '../domain/dates.ts';
import type { Voice } from './localizer.ts';

/** A day or month that a question may be about, by its name in words. */
export interface NamedDate {
  readonly name: string;
  readonly date: PartialDate;
}

/** So many months are offered. */
const MONTHS = 12;

/** Today, yesterday, a week ago, and the months behind us, newest first. */
export function composeDates(voice: Voice, today: Day): readonly NamedDate[] {
  const days = [
    { name: voice.say('date.today'), date: today },
    { name: voice.say('date.yesterday'), date: addDays(today, -1) },
    { name: voice.say('date.week'), date: addDays(today, -7) },
  ];
  const months: NamedDate[] = [];
  for (let month = today.slice(0, 7); months.length < MONTHS; month = addDays(`${month}-01`, -1).slice(0, 7))
    months.push({ name: voice.date(month), date: month });
  return [
    ...days.map(({ name, date }) => ({ name: `${name}${voice.say('dot')}${voice.date(date)}`, date })),
    ...months,
  ];
}
