import { expect, test } from 'vitest';
import { dueInstants } from '../../../src/delivery/schedule.ts';
import type { Weekday } from '../../../src/index.ts';
import { createOracle } from './oracle.ts';
import { ZONES } from './simulate.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-06-01T00:00:00Z');
const END = START + 400 * DAY;
const TIMES = ['00:00', '00:20', '01:00', '02:00', '02:30', '03:00', '12:00', '23:30'];
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

test('in zones with every kind of clock, schedules are due when its clock first shows their time or, where it leaves it out, a later one', () => {
  const oracle = createOracle(ZONES, START - 2 * DAY, END + 2 * DAY);
  const differing = ZONES.filter((zone) => {
    const schedule = { days: EVERY_DAY, times: TIMES, zone };
    const expected = oracle.due(schedule, START, END).map((instant) => new Date(instant).toISOString());
    const due = dueInstants(schedule, new Date(START).toISOString(), new Date(END).toISOString());
    return due.join() !== expected.join();
  });
  expect(differing).toEqual([]);
});
