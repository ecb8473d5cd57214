/** How long to wait after the first failure, in milliseconds; twice as long after each further one. */
const FIRST = 5_000;
const LONGEST = 900_000;
/** How long a platform may take to show what it has taken, in milliseconds: sooner, it would not be asked in earnest. */
const UNSURE = 10_000;

/**
 * Milliseconds until an edition that was taken up so many times is tried again. What the platform asks for is granted. `chance` is from
 * 0 to 1: it spreads those that failed together over half of the time.
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
