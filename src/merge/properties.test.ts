import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from '../../test/support/history.ts';
import { addDays, daysBetween } from '../domain/dates.ts';
import { ACTIONS, type Report } from '../domain/event.ts';
import { merge } from './index.ts';

describe('merging any reports', () => {
  const arbitraryDate = fc
    .tuple(fc.integer({ min: 0, max: 80 }), fc.constantFrom(10, 10, 10, 7, 4))
    .map(([days, length]) => addDays('2023-11-20', days).slice(0, length));
  const arbitraryReport = fc
    .record({
      action: fc.constantFrom(...ACTIONS),
      date: arbitraryDate,
      outlet: fc.constantFrom('A', 'B', 'C', null),
      published: fc.option(
        fc.integer({ min: 0, max: 500 }).map((days) => addDays('2023-11-20', days)),
        { freq: 6 },
      ),
      kind: fc.constantFrom('article' as const, 'article' as const, 'chronology' as const),
      background: fc.boolean(),
      channel: fc.constantFrom('line', 'other'),
      form: fc.constantFrom('visit' as const, 'meeting' as const, 'call' as const),
      actors: fc.subarray(['Ann', 'Bo', 'Di']),
    })
    .map(({ action, date, ...details }) => report(action, date, details));
  const reports = fc.array(arbitraryReport, { maxLength: 40 });

  test('the order of reports does not matter, and the arguments stay as they are', () => {
    fc.assert(
      fc.property(reports, fc.infiniteStream(fc.nat()), (told, numbers) => {
        const before = structuredClone(told);
        const keyed = told.map((item) => ({ item, key: numbers.next().value }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
        const sorted = (histories: ReturnType<typeof merge>) =>
          [...histories].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(merge(shuffled))).toEqual(sorted(merge(told)));
        expect(told).toEqual(before);
      }),
    );
  });

  test('every source’s report of a channel and action stands in an event, and none in two', () => {
    fc.assert(
      fc.property(reports, (told) => {
        const key = ({ event, source }: Report): string =>
          [event.channel, event.action, event.date, source.kind, source.id, source.outlet].join();
        const merged = [...merge(told).values()].flat().flatMap((event) => event.reports);
        expect(merged.map(key).toSorted()).toEqual([...new Set(told.map(key))].toSorted());
      }),
    );
  });

  test('ids are unique, dates of the reports agree with the event’s', () => {
    fc.assert(
      fc.property(reports, (told) => {
        const events = [...merge(told).values()].flat();
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        for (const { date, reports: members } of events) {
          for (const { event } of members) {
            if (event.date.length === 10)
              expect(Math.abs(daysBetween(date, event.date))).toBeLessThanOrEqual(5);
            else expect(date.startsWith(event.date)).toBe(true);
          }
        }
      }),
    );
  });

  test('known on a day, nothing is known later', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 0, max: 500 }), (told, days) => {
        const knownOn = addDays('2023-11-20', days);
        for (const event of [...merge(told, { knownOn }).values()].flat()) {
          expect(event.known <= knownOn).toBe(true);
          for (const { source } of event.reports) {
            expect(source.kind === 'chronology' || source.published !== null).toBe(true);
            expect((source.published ?? '') <= knownOn).toBe(true);
          }
        }
      }),
    );
  });
});
