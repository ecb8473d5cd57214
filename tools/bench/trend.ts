/** A value at a time, in seconds since the beginning. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** The straight line through samples (least squares). */
export interface Trend {
  /** Growth in an hour, in the unit of the values. */
  readonly perHour: number;
  /** Standard error of the growth; infinite for fewer than three times, from which it cannot be judged. */
  readonly error: number;
}

/** Two standard errors above or below the limit count as sure. Between them the run was too short to say. */
export type Verdict = 'flat' | 'grows' | 'undecided';

const SURE = 2;
const HOUR = 3_600;

/** Fits a line through samples in any order. Without two different times the growth is not a number. */
export function trendOf(samples: readonly Sample[]): Trend {
  const [meanAt, meanValue] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ value }) => value))];
  const spread = sum(samples.map(({ at }) => (at - meanAt) ** 2));
  const slope = sum(samples.map(({ at, value }) => (at - meanAt) * (value - meanValue))) / spread;
  const rest = sum(samples.map(({ at, value }) => (value - meanValue - slope * (at - meanAt)) ** 2));
  const freedom = samples.length - 2;
  const error = freedom > 0 ? Math.sqrt(rest / freedom / spread) : Number.POSITIVE_INFINITY;
  return { perHour: slope * HOUR, error: error * HOUR };
}

/** Judges growth by the most that counts as flat, in an hour. */
export function verdictOf({ perHour, error }: Trend, limit: number): Verdict {
  if (perHour + SURE * error <= limit) return 'flat';
  return perHour - SURE * error > limit ? 'grows' : 'undecided';
}

/** Samples without the first third, in which caches fill. */
export function afterWarmUp<T extends { readonly at: number }>(samples: readonly T[]): readonly T[] {
  const end = Math.max(...samples.map(({ at }) => at));
  return samples.filter(({ at }) => at >= end / 3);
}

/** Of no values it is not a number. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
