import { expect, test } from 'vitest';
import { dayInZone, isZone, timeInZone } from './time-zone.ts';
import { instantInZone } from './wall-clock.ts';

test('an evening in Washington is the next morning in Shanghai', () => {
  expect(dayInZone('2023-12-21T19:36:27.051Z', 'America/New_York')).toBe('2023-12-21');
  expect(dayInZone('2023-12-21T19:36:27.051Z', 'Asia/Shanghai')).toBe('2023-12-22');
});

test('a time of day is an instant in its zone', () => {
  expect(instantInZone('2023-12-21T08:00:00', 'Asia/Shanghai')).toBe(Date.UTC(2023, 11, 21));
});

test('an hour that is skipped or comes twice has one reading', () => {
  expect(instantInZone('2024-03-10T02:30:00', 'America/New_York')).toBe(Date.UTC(2024, 2, 10, 7, 30));
  expect(instantInZone('2024-11-03T01:30:00', 'America/New_York')).toBe(Date.UTC(2024, 10, 3, 5, 30));
});

test('what is no zone and no time is refused', () => {
  expect(() => dayInZone('2023-12-21T00:00:00Z', 'Nowhere/Town')).toThrow(RangeError);
  expect(() => instantInZone('2023-13-21T00:00:00', 'UTC')).toThrow(RangeError);
});

test('a clock shows midnight as 00', () => {
  expect(timeInZone('2023-12-21T16:00:59.9Z', 'Asia/Shanghai')).toBe('00:00');
  expect(timeInZone('2023-12-21T16:30:00+08:00', 'UTC')).toBe('08:30');
});

test('a date without an offset is no instant', () => {
  expect(() => dayInZone('2023-12-21T00:00:00', 'UTC')).toThrow(RangeError);
  expect(() => dayInZone('2023-13-21T00:00:00Z', 'UTC')).toThrow(RangeError);
});

test('zones have names', () => {
  expect(['UTC', 'Asia/Shanghai', 'Nowhere/Town', '+08:00', ''].filter(isZone)).toEqual([
    'UTC',
    'Asia/Shanghai',
  ]);
});
