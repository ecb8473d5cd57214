import type { SourceProgress, SourceTrouble } from '../../domain/source-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Gaps that are kept: more than a week's, since each is at least an hour. */
const MAX_GAPS = 200;
/** A source is known after a week, its weekend included. */
const KNOWN = 7 * DAY;
/** Times its usual interval after which a source counts as silent. */
const SILENT = 4;

/** The arrival of new items: when it was, and how long nothing had come before. After an outage that says nothing of the source's rhythm. */
export function arrivalsAfter(
  { arrived, gaps, failures }: Pick<SourceProgress, 'arrived' | 'gaps' | 'failures'>,
  now: string,
): Pick<SourceProgress, 'arrived' | 'gaps'> {
  const gap = arrived === null ? 0 : Date.parse(now) - Date.parse(arrived);
  const counts = gap >= HOUR && failures === 0;
  return { arrived: now, gaps: counts ? [...gaps, Math.round(gap / MINUTE)].slice(-MAX_GAPS) : gaps };
}

/** Milliseconds that usually pass at most between new items, nights and weekends included; `undefined` before a week of polling. */
function usualInterval({ filled, gaps }: SourceProgress, now: string, intervalMinutes: number) {
  if (filled === null || Date.parse(now) - Date.parse(filled) < KNOWN) return undefined;
  return Math.max(intervalMinutes, HOUR / MINUTE, ...gaps) * MINUTE;
}

/** What an operator should know of: a source that fails for a day, or that has nothing new for four times its usual interval. */
export function troubleOf(
  progress: SourceProgress,
  now: string,
  { intervalMinutes }: { readonly intervalMinutes: number },
): SourceTrouble | null {
  const since = (at: string) => Date.parse(now) - Date.parse(at);
  if (progress.failingSince !== null) return since(progress.failingSince) >= DAY ? 'failing' : null;
  const usual = usualInterval(progress, now, intervalMinutes);
  const last = progress.arrived ?? progress.filled;
  return usual !== undefined && last !== null && since(last) >= SILENT * usual ? 'silent' : null;
}
