import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/domain/dates.ts';
import { ACTIONS, type History, type HistoryEvent, type Report } from '../../src/domain/event.ts';
import { effectiveDay } from '../../src/domain/history.ts';
import type { Status } from '../../src/domain/status.ts';
import { merge } from '../../src/merge/index.ts';
import { fold } from '../../src/status/index.ts';
import { kin, report } from '../support/history.ts';
import { cases } from '../support/properties.ts';

const CHANNELS = [
  kin('parent', { cadence: 'P3M' }),
  kin('a', { parent: 'parent', cadence: 'P2M' }),
  kin('b', { parent: 'parent', kind: 'line', cadence: 'P5M' }),
  kin('line'),
  kin('treaty', { kind: 'agreement' }),
  kin('notices', { kind: 'agreement', standing: false }),
];
const START = '2022-06-01';
const TODAY = '2024-12-31';

const arbitraryDay = fc.integer({ min: 0, max: 600 }).map((days) => addDays(START, days));

/** A report of news or of the chronology, now and then a reminder; dates are coarse now and then. */
const arbitraryReport: fc.Arbitrary<Report> = fc
  .record({
    channel: fc.constantFrom(...CHANNELS.map(({ id }) => id)),
    action: fc.constantFrom(...ACTIONS),
    day: arbitraryDay,
    length: fc.constantFrom(10, 10, 10, 10, 7, 4),
    delay: fc.constantFrom(0, 0, 1, 3, 20, 45, 400),
    kind: fc.constantFrom('article' as const, 'article' as const, 'chronology' as const),
    outlet: fc.constantFrom('A', 'B', 'C'),
    dated: fc.constantFrom(true, true, true, true, false),
  })
  .map(({ channel, action, day, length, delay, kind, outlet, dated }) => {
    const told = addDays(day, action === 'schedule' ? -delay : delay);
    const published = dated ? told : null;
    return report(action, day.slice(0, length), { channel, kind, outlet, published, background: delay > 30 });
  });
const arbitraryReports = fc.array(arbitraryReport, { maxLength: 40 });

const status = (reports: readonly Report[], asOf: Day = TODAY): readonly Status[] =>
  fold(CHANNELS, merge(reports), { asOf });
const stateOf = ({ channel, state, since }: Status): object => ({ channel, state, since });
const eventsIn = (statuses: readonly Status[]): readonly HistoryEvent[] =>
  statuses.flatMap(({ support, beside }) => [...support, ...beside]);

describe('merging and folding any reports', () => {
  test('the order in which they are read does not matter', () => {
    const shuffled = arbitraryReports.chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
    );
    fc.assert(
      fc.property(shuffled, arbitraryDay, ([reports, others], asOf) => {
        expect(status(others, asOf)).toEqual(status(reports, asOf));
      }),
    );
  });

  test('the arguments stay as they are, and the same question gets the same answer', () => {
    fc.assert(
      fc.property(arbitraryReports, arbitraryDay, (reports, asOf) => {
        const histories = merge(reports);
        const before = structuredClone(histories);
        const first = fold(CHANNELS, histories, { asOf });
        expect(fold(CHANNELS, histories, { asOf })).toEqual(first);
        expect(histories).toEqual(before);
      }),
    );
  });

  test('a reminder of what is known never changes a state of today', () => {
    fc.assert(
      fc.property(arbitraryReports, fc.nat(), fc.constantFrom(10, 7, 4), (reports, choice, length) => {
        const events = [...merge(reports).values()].flat();
        const old = events[choice % Math.max(events.length, 1)];
        if (old === undefined) return;
        const details = { channel: old.channel, background: true, outlet: 'reminder', published: TODAY };
        const retold = report(old.action, old.date.slice(0, length), details);
        expect(status([...reports, retold]).map(stateOf)).toEqual(status(reports).map(stateOf));
      }),
      { numRuns: cases(1000) },
    );
  });

  test('as of a day only what had happened by then counts', () => {
    fc.assert(
      fc.property(arbitraryReports, arbitraryDay, (reports, asOf) => {
        const histories = merge(reports);
        const cut = (history: History): History => history.filter((event) => effectiveDay(event) <= asOf);
        const until = new Map([...histories].map(([channel, history]) => [channel, cut(history)]));
        expect(fold(CHANNELS, histories, { asOf })).toEqual(fold(CHANNELS, until, { asOf }));
      }),
    );
  });

  test('known on a day, no event and no report of a later day shows', () => {
    fc.assert(
      fc.property(arbitraryReports, arbitraryDay, (reports, knownOn) => {
        const shown = eventsIn(fold(CHANNELS, merge(reports, { knownOn }), { asOf: TODAY, knownOn }));
        for (const event of shown) {
          expect(event.known <= knownOn).toBe(true);
          for (const { source } of event.reports) expect((source.published ?? '') <= knownOn).toBe(true);
        }
      }),
    );
  });

  test('a status stands on evidence of its own channel or its children, and says since when', () => {
    fc.assert(
      fc.property(arbitraryReports, arbitraryDay, (reports, asOf) => {
        for (const { channel, state, since, latest, support, beside, reported } of status(reports, asOf)) {
          const family = CHANNELS.filter(({ id, parent }) => id === channel || parent === channel);
          const members = family.map(({ id }) => id);
          for (const event of [...support, ...beside, ...reported]) expect(members).toContain(event.channel);
          expect(state === 'unknown').toBe(support.length === 0);
          expect(since === null).toBe(state === 'unknown');
          if (since !== null) expect(latest).toBeDefined();
          expect(new Set([...support, ...beside]).size).toBe(support.length + beside.length);
        }
      }),
    );
  });
});
