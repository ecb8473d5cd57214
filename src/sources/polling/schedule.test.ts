import { describe, expect, test } from 'vitest';
import { NEVER_POLLED } from '../../domain/source-state.ts';
import { arrivalsAfter, troubleOf } from './health.ts';
import { dueAfterFailure, dueAfterSuccess, isDue } from './schedule.ts';

const at = { now: '2026-03-02T10:00:00.000Z', chance: 0.5 }; // a Monday
const half = { intervalMinutes: 30 };
const minutesTo = (due: string) => (Date.parse(due) - Date.parse(at.now)) / 60_000;

describe('after a source was read', () => {
  test('it is due after its interval, or the time that it asks for, up to a day', () => {
    expect(minutesTo(dueAfterSuccess(half, {}, at))).toBe(30);
    expect(minutesTo(dueAfterSuccess(half, { ttlMinutes: 10 }, at))).toBe(30);
    expect(minutesTo(dueAfterSuccess(half, { ttlMinutes: 120 }, at))).toBe(120);
    expect(minutesTo(dueAfterSuccess(half, { ttlMinutes: 1e6 }, at))).toBe(1_440);
  });

  test('chance moves that by a twentieth', () => {
    expect(minutesTo(dueAfterSuccess({ intervalMinutes: 100 }, {}, { ...at, chance: 0 }))).toBe(95);
    expect(minutesTo(dueAfterSuccess({ intervalMinutes: 100 }, {}, { ...at, chance: 1 }))).toBe(105);
  });

  test('hours and days in which it does not change are left out, unless those are all', () => {
    expect(dueAfterSuccess(half, { skipHours: [10, 11] }, at)).toBe('2026-03-02T12:00:00.000Z');
    expect(dueAfterSuccess(half, { skipDays: [1] }, at)).toBe('2026-03-03T00:00:00.000Z');
    const always = Array.from({ length: 24 }, (_, hour) => hour);
    expect(minutesTo(dueAfterSuccess(half, { skipHours: always }, at))).toBe(30);
  });
});

describe('after a failure', () => {
  const waitAfter = (failures: number, over: object = {}) =>
    minutesTo(dueAfterFailure(half, { kind: 'timeout', failures, ...over }, at));

  test('a source is left alone ever longer, up to half a day', () => {
    expect([1, 2, 3, 20].map((failures) => waitAfter(failures))).toEqual([15, 30, 60, 720]);
  });

  test('one that will not come back by itself is asked twice a day', () => {
    expect(waitAfter(1, { kind: 'gone' })).toBe(720);
  });

  test('a server that asks for longer gets it, up to a week', () => {
    expect(waitAfter(1, { retryAfter: 7_200 })).toBe(120);
    expect(waitAfter(1, { retryAfter: 60 })).toBe(15);
    expect(waitAfter(1, { retryAfter: 1e9 })).toBe(7 * 1_440);
  });
});

test('what is due follows from what is stored; a time that a clock left behind does not count', () => {
  const polled = { ...NEVER_POLLED, polled: '2026-03-02T09:30:00.000Z' };
  expect(isDue(NEVER_POLLED, at.now)).toBe(true);
  expect(isDue({ ...polled, nextDue: at.now }, at.now)).toBe(true);
  expect(isDue({ ...polled, nextDue: '2026-03-02T10:00:01.000Z' }, at.now)).toBe(false);
  expect(
    isDue({ ...polled, polled: '2030-01-01T00:00:00.000Z', nextDue: '2030-01-01T01:00:00.000Z' }, at.now),
  ).toBe(true);
});

describe('silence', () => {
  const day = (number: number, hour = 0) => new Date(Date.UTC(2026, 2, number, hour)).toISOString();
  const known = { ...NEVER_POLLED, filled: day(1), succeeded: day(20) };

  test('is four times the longest usual gap, once a source is known for a week', () => {
    const source = { ...known, arrived: day(10), gaps: [60, 480] };
    expect(troubleOf(source, day(11, 7), half)).toBeNull();
    expect(troubleOf(source, day(11, 8), half)).toBe('silent');
    expect(troubleOf({ ...source, filled: day(9) }, day(11, 8), half)).toBeNull();
  });

  test('that an outage brought about says nothing of the usual gap', () => {
    const gap = { arrived: day(1), gaps: [60] };
    expect(arrivalsAfter({ ...gap, failures: 0 }, day(1, 2)).gaps).toEqual([60, 120]);
    expect(arrivalsAfter({ ...gap, failures: 9 }, day(9)).gaps).toEqual([60]);
    expect(arrivalsAfter({ ...gap, failures: 0 }, '2026-03-01T00:30:00.000Z').gaps).toEqual([60]);
  });

  test('of a source that fails counts as failure, after a day', () => {
    const failing = { ...known, arrived: day(1), failures: 5, failingSince: day(10) };
    expect(troubleOf(failing, day(10, 23), half)).toBeNull();
    expect(troubleOf(failing, day(11), half)).toBe('failing');
  });
});
