/** Kept off the limit that was found by this factor, so that clocks that differ a little lead to no refusal. */
const SAFETY_MARGIN = 1.02;
/** After so many posts without a refusal … */
const PROBE_AFTER = 20;
/** … each next one comes closer by this factor, so that a limit that was lifted is found out. */
const SPEED_UP = 0.98;
/** So many posts tell how fast a limit lets them go, … */
const SAMPLE_SIZE = 50;
/** … save those before a lull of so many milliseconds, or of twice the time between two posts. */
const LULL_MS = 10_000;
/** Posts that are less than so many milliseconds apart need no timer. */
const MIN_INTERVAL_MS = 2;

/** How fast a platform, or one of its rooms, takes posts: as fast as they come until it asks for patience, from then on as it was found to. */
export interface RateLimiter {
  /** Resolves when the next post may go; one call after the other. Rejects where there is no more waiting. */
  turn(): Promise<void>;
  /** A post was taken. */
  accepted(): void;
  /** A post was refused for so many milliseconds. */
  refused(milliseconds: number): void;
}

/** How time goes by for a rate limiter. */
export interface ElapsedTime {
  /** Milliseconds that have gone by. */
  elapsed(): number;
  /** Rejects where there is no more waiting. */
  sleep(milliseconds: number): Promise<void>;
}

/** Limits of a rate limiter. */
export interface RateLimiterOptions {
  /** Where timers are late, so many posts at most are made up for. */
  readonly ahead: number;
  /** Posts are kept no further apart than this, in milliseconds. */
  readonly longest: number;
}

/** Learns from refusals: what was taken lately, over the time until more will be taken, is what the limit allows. */
export function createRateLimiter(
  { elapsed, sleep }: ElapsedTime,
  { ahead, longest }: RateLimiterOptions,
): RateLimiter {
  let [between, next, closed, calm] = [0, 0, 0, 0];
  let taken: number[] = [];
  let line: Promise<void> = Promise.resolve();
  const go = async () => {
    for (let rest = next - elapsed(); rest > 0; rest = next - elapsed()) await sleep(Math.ceil(rest));
    next = Math.max(next, elapsed() - ahead * between) + between;
  };
  /** What was taken, where there was no lull since. */
  const lately = (now: number) => {
    const last = Math.max(closed, taken.at(-1) ?? now);
    return now - last > Math.max(LULL_MS, 2 * between) ? [] : taken;
  };
  return {
    turn() {
      const mine = line.then(go);
      line = mine.catch(() => {});
      return mine;
    },
    accepted() {
      taken = [...lately(elapsed()).slice(1 - SAMPLE_SIZE), elapsed()];
      calm += 1;
      if (calm > PROBE_AFTER) between = between * SPEED_UP < MIN_INTERVAL_MS ? 0 : between * SPEED_UP;
    },
    refused(milliseconds) {
      const until = elapsed() + milliseconds;
      taken = lately(elapsed());
      const [first] = taken;
      if (first !== undefined) between = Math.min((SAFETY_MARGIN * (until - first)) / taken.length, longest);
      closed = Math.max(closed, until);
      [next, calm] = [closed, 0];
    },
  };
}
