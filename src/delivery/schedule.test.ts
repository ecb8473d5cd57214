import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../test/support/properties.ts';
import type { Schedule, Weekday } from '../domain/subscription.ts';
import { dayInZone } from '../domain/time-zone.ts';
import { dueInstants, lastInstant, nextInstants } from './schedule.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const daily = (zone: string, ...times: string[]): Schedule => ({ days: EVERY_DAY, times, zone });
const minutes = (instants: readonly string[]) => instants.map((instant) => instant.slice(0, 16));

describe('an edition is due', () => {
  test('at its local time, whatever the zone’s distance from UTC is that day', () => {
    const due = dueInstants(daily('America/New_York', '08:30'), '2026-03-07T00:00Z', '2026-03-10T00:00Z');
    expect(minutes(due)).toEqual(['2026-03-07T13:30', '2026-03-08T12:30', '2026-03-09T12:30']);
  });

  test('on its days only, as they are in its zone', () => {
    const monday: Schedule = { days: [1], times: ['06:00'], zone: 'Asia/Shanghai' };
    expect(minutes(dueInstants(monday, '2026-11-21T00:00Z', '2026-11-30T00:00Z'))).toEqual([
      '2026-11-22T22:00',
      '2026-11-29T22:00',
    ]);
  });

  test('after the beginning of the time asked for, until its end', () => {
    const hourly = daily('UTC', '08:00', '09:00');
    expect(minutes(dueInstants(hourly, '2026-11-25T08:00Z', '2026-11-25T09:00Z'))).toEqual([
      '2026-11-25T09:00',
    ]);
    expect(dueInstants(hourly, '2026-11-25T09:00Z', '2026-11-25T09:00Z')).toEqual([]);
  });
});

describe('where the clock is put forward past its time, it is due at the first instant after the gap', () => {
  test.each([
    ['Europe/Berlin', '02:30', '2026-03-28', ['2026-03-28T01:30', '2026-03-29T01:00', '2026-03-30T00:30']],
    ['Europe/Berlin', '02:00', '2026-03-28', ['2026-03-28T01:00', '2026-03-29T01:00', '2026-03-30T00:00']],
    ['America/New_York', '02:15', '2026-03-07', ['2026-03-07T07:15', '2026-03-08T07:00', '2026-03-09T06:15']],
    [
      'Australia/Lord_Howe',
      '02:10',
      '2026-10-03',
      ['2026-10-02T15:40', '2026-10-03T15:30', '2026-10-04T15:10'],
    ],
    ['Africa/Cairo', '00:20', '2026-04-23', ['2026-04-22T22:20', '2026-04-23T22:00', '2026-04-24T21:20']],
  ])('%s %s', (zone, time, day, expected) => {
    const from = `${day}T00:00Z`;
    const due = dueInstants(
      daily(zone, time),
      new Date(Date.parse(from) - 43_200_000).toISOString(),
      '2027-01-01T00:00Z',
    );
    expect(minutes(due).slice(0, 3)).toEqual(expected);
  });

  test('two times in one gap are one edition', () => {
    const due = dueInstants(
      daily('Europe/Berlin', '02:15', '02:45', '03:00'),
      '2026-03-28T12:00Z',
      '2026-03-29T12:00Z',
    );
    expect(minutes(due)).toEqual(['2026-03-29T01:00']);
  });

  test('a day that a zone left out altogether has its editions at the beginning of the next', () => {
    const due = dueInstants(daily('Pacific/Apia', '08:00'), '2011-12-29T12:00Z', '2011-12-31T12:00Z');
    expect(minutes(due)).toEqual(['2011-12-29T18:00', '2011-12-30T10:00', '2011-12-30T18:00']);
  });
});

test('an hour that comes twice is due the first time, and only then', () => {
  const due = dueInstants(daily('Europe/Berlin', '02:30'), '2026-10-24T12:00Z', '2026-10-26T12:00Z');
  expect(minutes(due)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
});

test('a zone that does not exist is refused', () => {
  expect(() => dueInstants(daily('Mars/Olympus', '08:00'), '2026-01-01T00:00Z', '2026-01-02T00:00Z')).toThrow(
    RangeError,
  );
});

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const schedule: fc.Arbitrary<Schedule> = fc.record({
  days: fc.uniqueArray(fc.constantFrom(...EVERY_DAY), { minLength: 1 }),
  times: fc.uniqueArray(time, { minLength: 1, maxLength: 3 }),
  zone,
});
const instant = fc
  .date({ min: new Date('1972-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('in every zone', () => {
  test('each local day of the schedule gives each of its times once', () => {
    fc.assert(
      fc.property(zone, time, instant, (zone, time, from) => {
        const until = new Date(Date.parse(from) + 40 * 86_400_000).toISOString();
        const due = dueInstants(daily(zone, time), from, until);
        const days = due.map((instant) => dayInZone(instant, zone));
        // A time that no clock shows that day may fall on the beginning of the next.
        expect(new Set(days).size).toBeGreaterThanOrEqual(due.length - 1);
        expect(due.length).toBeGreaterThanOrEqual(39);
        expect(due.length).toBeLessThanOrEqual(41);
      }),
      { numRuns: cases(60) },
    );
  });

  test('instants are in order and each is there once; cutting the time asked for changes nothing', () => {
    fc.assert(
      fc.property(
        schedule,
        instant,
        fc.integer({ min: 0, max: 30 * 86_400_000 }),
        (schedule, from, length) => {
          const at = (share: number) => new Date(Date.parse(from) + length * share).toISOString();
          const whole = dueInstants(schedule, from, at(1));
          expect(whole).toEqual([...new Set(whole)].sort());
          expect([...dueInstants(schedule, from, at(0.4)), ...dueInstants(schedule, at(0.4), at(1))]).toEqual(
            whole,
          );
        },
      ),
      { numRuns: cases(60) },
    );
  });

  test('the next runs that a form shows are those that come due, and the last one is the one before them', () => {
    fc.assert(
      fc.property(schedule, instant, fc.integer({ min: 1, max: 9 }), (schedule, from, count) => {
        const next = nextInstants(schedule, from, count);
        expect(next).toHaveLength(count);
        expect(dueInstants(schedule, from, next.at(-1) ?? '')).toEqual(next);
        const last = lastInstant(schedule, from);
        expect(last).toBeDefined();
        expect(nextInstants(schedule, last ?? '', 1)).toEqual(next.slice(0, 1));
      }),
      { numRuns: cases(60) },
    );
  });
});
