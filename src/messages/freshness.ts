import { addDays, type Day } from '../domain/dates.ts';
import type { Freshness } from '../domain/digest.ts';
import type { Block } from '../domain/message.ts';
import type { Localizer } from './localizer.ts';
import { faint, paragraph, strong } from './spans.ts';

/** News of a day may come out and be read this many days later. */
const GRACE_DAYS = 2;

/** Whether the state of a day rests on what was known some time before it. */
export function isStale({ horizon }: Freshness, day: Day): boolean {
  return horizon === null || horizon < addDays(day, -GRACE_DAYS);
}

/** A warning where nothing has been read for some time, so that later changes are unknown; else nothing. */
export function staleNote(localizer: Localizer, freshness: Freshness, day: Day): Block[] {
  if (!isStale(freshness, day)) return [];
  const { horizon, newest, polled } = freshness;
  if (newest !== null && polled !== undefined && polled >= addDays(day, -1)) {
    const values = { date: localizer.date(newest), polled: localizer.date(polled) };
    return [paragraph(strong(localizer.format('freshness.quiet', values)))];
  }
  if (horizon === null) return [paragraph(strong(localizer.format('freshness.nothing')))];
  const key = newest === null ? 'freshness.chronology' : 'freshness.stale';
  return [paragraph(strong(localizer.format(key, { date: localizer.date(horizon) })))];
}

/** The warning, or else how far what was read reaches and from how many outlets it is. */
export function freshnessNote(localizer: Localizer, freshness: Freshness, day: Day): Block[] {
  const { newest, outlets } = freshness;
  if (isStale(freshness, day) || newest === null) return staleNote(localizer, freshness, day);
  return [paragraph(faint(localizer.format('freshness.newest', { date: localizer.date(newest), outlets })))];
}
