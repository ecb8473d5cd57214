import type { PollingAdvice, SourceDefinition, SourceFailureKind } from '../../domain/source.ts';
import type { SourceProgress } from '../../domain/source-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The shortest wait after a failure. */
const FIRST = 5 * MINUTE;
/** The longest wait, unless the server itself asks for a longer one. */
const LONGEST = 12 * HOUR;
/** What a server asks for is followed up to a week: more is a mistake. */
const MAX_ASKED = 7 * DAY;
/** Tolerated difference of the replicas' clocks. */
const SKEW = 5 * MINUTE;
/** Failures that do not pass by themselves. */
const LASTING: readonly SourceFailureKind[] = ['address', 'private', 'robots', 'gone', 'format'];

/**
 * Whether a source is to be polled. This follows from what is stored alone, so a restart changes nothing; a time to come that a clock left
 * behind which was put back since does not count.
 */
export function isDue({ nextDue, polled }: SourceProgress, now: string): boolean {
  if (nextDue === null || polled === null || nextDue <= now) return true;
  return Date.parse(polled) > Date.parse(now) + SKEW;
}

/** When a source that was read is polled next: after its interval, or the time for which it asks. `chance` is from 0 to 1. */
export function dueAfterSuccess(
  { intervalMinutes }: Pick<SourceDefinition, 'intervalMinutes'>,
  { ttlMinutes = 0, ...advice }: PollingAdvice,
  { now, chance }: { readonly now: string; readonly chance: number },
): string {
  const wait = Math.max(intervalMinutes, Math.min(ttlMinutes, DAY / MINUTE)) * MINUTE;
  // Sources that began together drift apart.
  return instant(awake(Date.parse(now) + wait * (0.95 + chance / 10), advice));
}

/** When a source that failed is polled next: ever later, and not before the server wants to be asked again. */
export function dueAfterFailure(
  { intervalMinutes }: Pick<SourceDefinition, 'intervalMinutes'>,
  failure: { readonly kind: SourceFailureKind; readonly failures: number; readonly retryAfter?: number },
  { now, chance }: { readonly now: string; readonly chance: number },
): string {
  const { kind, failures, retryAfter = 0 } = failure;
  const first = Math.max(FIRST, (intervalMinutes * MINUTE) / 2);
  const growing = LASTING.includes(kind) ? LONGEST : Math.min(first * 2 ** (failures - 1), LONGEST);
  const wait = Math.max(growing * (0.75 + chance / 2), Math.min(retryAfter * 1_000, MAX_ASKED));
  return instant(Date.parse(now) + wait);
}

/** The instant itself, or the first hour after it in which the source may change. A source that never changes is polled all the same. */
function awake(time: number, { skipHours = [], skipDays = [] }: PollingAdvice): number {
  const sleeps = (at: number) => {
    const date = new Date(at);
    return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay());
  };
  for (let at = time; at < time + MAX_ASKED; at = Math.floor(at / HOUR + 1) * HOUR) {
    if (!sleeps(at)) return at;
  }
  return time;
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
