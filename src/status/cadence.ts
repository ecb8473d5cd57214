import { addDays, type Day } from '../domain/dates.ts';

/** The day a duration later (ISO 8601: `P1Y6M`); the 31st becomes the last day of a shorter month. */
function addDuration(day: Day, duration: string): Day {
  const count = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) + count('Y') * 12 + count('M');
  const length = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const start = new Date(Date.UTC(Math.floor(months / 12), months % 12, Math.min(date, length)));
  return addDays(start.toISOString().slice(0, 10), count('D'));
}

/** The first day on which a dialogue or line without a contact since `last` is dormant: its cadence has passed. */
export function dormantFrom(last: Day, cadence: string): Day {
  return addDays(addDuration(last, cadence), 1);
}
