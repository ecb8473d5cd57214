/** How long to wait after the first failure, in milliseconds; twice as long after each further one. */
const FIRST = 5_000;
const LONGEST = 900_000;
/** Milliseconds a platform may need to list a post it has accepted; asking earlier proves nothing. */
const UNSURE = 10_000;

/**
 * Milliseconds until the next attempt after a number of attempts; a platform's Retry-After takes precedence. `chance` is from
 * 0 to 1: it spreads editions that failed together over half of the interval.
 */
export function backoffDelay(
  tries: number,
  failure: 'later' | 'unsure',
  { retryAfter = 0, chance }: { readonly retryAfter?: number | undefined; readonly chance: number },
): number {
  const growing = Math.min(FIRST * 2 ** (tries - 1), LONGEST) * (0.75 + chance / 2);
  if (retryAfter > 0) return Math.ceil(retryAfter * 1_000);
  return Math.round(failure === 'unsure' ? Math.max(UNSURE, growing) : growing);
}
