import { describe, expect, test } from 'vitest';
import { afterWarmUp, type Sample, trendOf, verdictOf } from './trend.ts';

/** A sample every ten seconds of ten minutes. */
function run(valueAt: (seconds: number) => number): Sample[] {
  return Array.from({ length: 61 }, (_, index) => ({ at: index * 10, value: valueAt(index * 10) }));
}

describe('the trend of a run', () => {
  test('a leak of one unit a minute is sixty an hour, without error', () => {
    const { perHour, error } = trendOf(run((at) => 100 + at / 60));
    expect(perHour).toBeCloseTo(60, 6);
    expect(error).toBeCloseTo(0, 6);
  });

  test('what goes up and down around one value has an error larger than its slope', () => {
    const { perHour, error } = trendOf(run((at) => 100 + (at % 20)));
    expect(Math.abs(perHour)).toBeLessThan(error);
  });

  test('two samples make a line, but show nothing of its error', () => {
    const trend = trendOf([
      { at: 0, value: 1 },
      { at: 3_600, value: 3 },
    ]);
    expect(trend).toEqual({ perHour: 2, error: Number.POSITIVE_INFINITY });
  });

  test('the warm-up is a third of the time, not of the samples', () => {
    const samples = [0, 1, 2, 3, 30, 60, 90].map((at) => ({ at, value: 0 }));
    expect(afterWarmUp(samples).map(({ at }) => at)).toEqual([30, 60, 90]);
  });
});

describe('the verdict', () => {
  test('is flat only if the growth is surely within the limit', () => {
    expect(verdictOf({ perHour: 4, error: 3 }, 10)).toBe('flat');
    expect(verdictOf({ perHour: -50, error: 10 }, 10)).toBe('flat');
    expect(verdictOf({ perHour: 4, error: 3.5 }, 10)).toBe('undecided');
  });

  test('is growth only if it is surely beyond the limit', () => {
    expect(verdictOf({ perHour: 20, error: 4 }, 10)).toBe('grows');
    expect(verdictOf({ perHour: 20, error: 6 }, 10)).toBe('undecided');
  });

  test('does not call a run without samples flat', () => {
    expect(verdictOf(trendOf([]), 10)).toBe('undecided');
  });
});
