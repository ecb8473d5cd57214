import { createMemo } from '../text/memo.ts';
import type { Day } from './dates.ts';

const formats = createMemo<string, Intl.DateTimeFormat>(64);

/** The day on which an ISO 8601 instant falls in an IANA zone. Throws a RangeError where either of them is none. */
export function dayInZone(instant: string, zone: string): Day {
  const { year = '', month, day } = partsInZone(instant, zone);
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** The time of day at which an ISO 8601 instant falls in an IANA zone, `08:30`. Throws a RangeError where either of them is none. */
export function timeInZone(instant: string, zone: string): string {
  const { hour, minute } = partsInZone(instant, zone);
  return `${hour}:${minute}`;
}

/** Whether the name is that of an IANA zone. */
export function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && formatIn(name) !== undefined;
  } catch {
    return false;
  }
}

/** What a clock in the zone shows at the instant, by the names that Intl gives the parts. */
function partsInZone(instant: string, zone: string): Readonly<Partial<Record<string, string>>> {
  if (!/(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(instant)) throw new RangeError(`${instant} is no instant`);
  const parts = formatIn(zone).formatToParts(new Date(instant));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function formatIn(zone: string): Intl.DateTimeFormat {
  return formats.get(zone, () => {
    const two = '2-digit';
    const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
    return new Intl.DateTimeFormat('en', { ...fields, hourCycle: 'h23', timeZone: zone });
  });
}
