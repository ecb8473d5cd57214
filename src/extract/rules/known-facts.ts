import type { Brief } from '../../domain/brief.ts';
import { type Day, dayNumber, type PartialDate } from '../../domain/dates.ts';
import type { CandidateClaim } from './claim.ts';
import { overlaps } from './claim.ts';
import { tendencyOf } from './patterns.ts';

/** A chronology's facts, by channel. */
export type KnownFacts = ReadonlyMap<string, Brief['chronology']>;

export function knownFacts({ chronology }: Pick<Brief, 'chronology'>): KnownFacts {
  return Map.groupBy(chronology, ({ channel }) => channel);
}

/** Only what had been known for this long may speak for a claim, so that news never depends on a fact that was entered later. */
const KNOWN_AFTER_DAYS = 14;
/** How far the nearest fact may be to matter. */
const FAR = 400;

/** Whether an article's look back agrees with what the chronology knows of the channel. */
export function knownFeatures(
  { candidate: { channel, action }, option: { date } }: CandidateClaim,
  published: Day,
  known: KnownFacts,
): readonly number[] {
  const ageOf = (day: PartialDate) => dayNumber(published) - dayNumber(day);
  if (ageOf(date) < KNOWN_AFTER_DAYS) return [-1, -1, 0, 0];
  const facts = (known.get(channel.id) ?? []).filter((fact) => ageOf(fact.date) >= KNOWN_AFTER_DAYS);
  const [same, others] = [
    facts.filter((fact) => tendencyOf(fact.action) === action),
    facts.filter((fact) => tendencyOf(fact.action) !== action),
  ];
  const fitting = same.filter((fact) => sameTime(fact.date, date)).length;
  return [
    Number(fitting > 0),
    Math.min(FAR, ...same.map((fact) => daysApart(fact.date, date))),
    others.filter((fact) => sameTime(fact.date, date)).length,
    fitting,
  ];
}

function daysApart(a: PartialDate, b: PartialDate): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

/** Days may differ by one: zones, and dates of reports. */
function sameTime(a: PartialDate, b: PartialDate): boolean {
  return a.length === 10 && b.length === 10 ? daysApart(a, b) <= 1 : overlaps(a, b);
}
