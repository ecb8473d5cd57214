/** Factor by which the learned limit is undercut, so that small clock differences cause no refusal. */
const SAFETY_MARGIN = 1.02;
/** After this many posts without a refusal, … */
const PROBE_AFTER = 20;
/** … the interval shrinks by this factor, so that a lifted limit is discovered. */
const SPEED_UP = 0.98;
/** Posts from which the rate is estimated, … */
const SAMPLE_SIZE = 50;
/** … except those before a pause of this many milliseconds, or of twice the interval. */
const LULL_MS = 10_000;
/** Intervals below this many milliseconds need no timer. */
const MIN_INTERVAL_MS = 2;

/** Adaptive limiter of a platform or a destination: unthrottled until the first 429, then at the observed rate. */
export interface RateLimiter {
  /** Resolves when the next post may go, in order of the calls. Rejects on shutdown. */
  turn(): Promise<void>;
  /** A post was taken. */
  accepted(): void;
  /** A post was refused; the platform accepts none for this many milliseconds. */
  refused(milliseconds: number): void;
}

/** Elapsed time for a rate limiter. */
export interface ElapsedTime {
  /** Monotonic milliseconds. */
  elapsed(): number;
  /** Rejects on shutdown. */
  sleep(milliseconds: number): Promise<void>;
}

/** Options of a rate limiter. */
export interface RateLimiterOptions {
  /** Posts that may be sent at once to make up for late timers. */
  readonly ahead: number;
  /** Maximum interval in milliseconds. */
  readonly longest: number;
}

/** Learns from refusals: the posts accepted recently, over the time until more are accepted, give the rate. */
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
  /** The posts accepted since the last pause. */
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
