import type { Schedule } from '../../../src/index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** When schedules are due, by another way than the program's: from what each zone's clock shows (`Intl`) and where it begins to differ. */
export interface Oracle {
  /** Milliseconds since 1970 of all instants after `from` until `until`. */
  due(schedule: Schedule, from: number, until: number): readonly number[];
}

/** A time in which a zone's clock is so many milliseconds ahead of UTC. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly ahead: number;
}

/** For days between two instants. No zone changes its clock twice in a day. */
export function createOracle(zones: readonly string[], from: number, until: number): Oracle {
  const clocks = new Map(zones.map((zone) => [zone, stretchesOf(zone, from, until)]));
  return {
    due({ days, times, zone }, after, last) {
      const stretches = clocks.get(zone) ?? [];
      const due = new Set<number>();
      const first = Math.floor(after / DAY) * DAY - DAY;
      for (let day = first; day <= last + DAY; day += DAY) {
        if (!days.some((one) => one % 7 === new Date(day).getUTCDay())) continue;
        for (const time of times) {
          const [hours = 0, minutes = 0] = time.split(':').map(Number);
          const instant = firstReached(stretches, day + (hours * 60 + minutes) * MINUTE);
          if (instant > after && instant <= last) due.add(instant);
        }
      }
      return [...due].sort((a, b) => a - b);
    },
  };
}

/** When a clock first shows a local time or, where it leaves it out, a later one. */
function firstReached(stretches: readonly Stretch[], local: number): number {
  for (const { from, until, ahead } of stretches) {
    const instant = Math.max(from, local - ahead);
    if (instant < until) return instant;
  }
  return Number.POSITIVE_INFINITY;
}

function stretchesOf(zone: string, from: number, until: number): Stretch[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const aheadAt = (instant: number) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant;
  const stretches: Stretch[] = [];
  let start = from;
  for (let day = from; day < until; day += DAY) {
    const [ahead, next] = [aheadAt(day), aheadAt(day + DAY)];
    if (ahead === next) continue;
    let [before, after] = [day, day + DAY];
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (aheadAt(middle) === ahead) before = middle;
      else after = middle;
    }
    stretches.push({ from: start, until: after, ahead });
    start = after;
  }
  return [...stretches, { from: start, until: Number.POSITIVE_INFINITY, ahead: aheadAt(until) }];
}
