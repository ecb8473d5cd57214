import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarize } from '../../src/digest/index.ts';
import { addDays, type Day, firstDay, lastDay } from '../../src/domain/dates.ts';
import { ACTIONS, FORMS, type Report } from '../../src/domain/event.ts';
import type { Status } from '../../src/domain/status.ts';
import { type Authority, isKnown, merge } from '../../src/merge/index.ts';
import { fold, runsOf } from '../../src/status/index.ts';
import { kin, report } from '../support/history.ts';
import { cases } from '../support/properties.ts';

const CHANNELS = [
  kin('parent', { cadence: 'P30D' }),
  kin('a', { parent: 'parent', cadence: 'P12D' }),
  kin('b', { parent: 'parent', kind: 'line', cadence: 'P1M' }),
  kin('treaty', { kind: 'agreement' }),
  kin('notices', { kind: 'agreement', standing: false }),
];
const START = '2024-01-20';
const DAYS = Array.from({ length: 70 }, (_, index) => addDays(START, index));
const TODAY = DAYS.at(-1) ?? START;
const COVERAGE = { read: 0, relevant: 0, stories: 0, skipped: 0 };
const FRESHNESS = { newest: TODAY, outlets: 1, horizon: TODAY };

const arbitraryDay = fc.constantFrom(...DAYS);
const arbitraryReport: fc.Arbitrary<Report> = fc
  .record({
    channel: fc.constantFrom(...CHANNELS.map(({ id }) => id)),
    action: fc.constantFrom(...ACTIONS),
    day: arbitraryDay,
    length: fc.constantFrom(10, 10, 10, 7),
    delay: fc.constantFrom(0, 0, 1, 4, 20),
    kind: fc.constantFrom('article' as const, 'article' as const, 'chronology' as const),
    form: fc.constantFrom(undefined, ...FORMS),
  })
  .map(({ channel, action, day, length, delay, kind, form }) =>
    report(action, day.slice(0, length), {
      channel,
      kind,
      published: addDays(day, action === 'schedule' ? -delay : delay),
      ...(form === undefined ? {} : { form }),
    }),
  );
const arbitraryReports = fc.array(arbitraryReport, { maxLength: 30 });

/** Facts are confirmed, articles are not. */
const authority: Authority = {
  confirm: (_, reports) =>
    reports.some(({ source }) => source.kind === 'chronology') ? { by: 'chronology' } : undefined,
  isOfficial: () => false,
};

/** What a channel shows: its state, and whether that is confirmed. */
const shownIn = ({ state, confirmed }: Pick<Status, 'state'> & { readonly confirmed: unknown }): string =>
  `${state}${confirmed === false ? ' (reported)' : ''}`;

/** What the channels show at the end of each day, by everything that is known. */
function boardsOf(reports: readonly Report[], knownOn?: Day) {
  const when = knownOn === undefined ? {} : { knownOn };
  const histories = merge(reports, { authority, ...when });
  return DAYS.map((asOf) => fold(CHANNELS, histories, { asOf, ...when }));
}

describe('for any events', () => {
  test('since is the day on which the day-by-day board began to show the state', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const boards = boardsOf(reports);
        for (const [place, { id }] of CHANNELS.entries()) {
          const statuses = boards.map((board) => board[place]).filter((status) => status !== undefined);
          let began = 0;
          for (const [index, status] of statuses.entries()) {
            const yesterday = statuses[index - 1];
            if (yesterday === undefined || shownIn(yesterday) !== shownIn(status)) began = index;
            const { since, state } = status;
            if (since === null) expect([id, state]).toEqual([id, 'unknown']);
            // The first day of all may go on with an earlier state.
            else if (began === 0) expect(firstDay(since) <= START).toBe(true);
            else {
              const day = DAYS[began] ?? '';
              expect([id, day, firstDay(since) <= day && day <= lastDay(since)]).toEqual([id, day, true]);
            }
          }
        }
      }),
      { numRuns: cases(60) },
    );
  });

  test('the runs are those of the day-by-day board', () => {
    fc.assert(
      fc.property(arbitraryReports, (reports) => {
        const boards = boardsOf(reports);
        const runs = runsOf(CHANNELS, merge(reports, { authority }), { asOf: TODAY });
        for (const [place, { id }] of CHANNELS.entries()) {
          for (const [index, day] of DAYS.entries()) {
            const status = boards[index]?.[place];
            const run = runs.get(id)?.findLast(({ from }) => from <= day);
            expect([id, day, run === undefined ? 'unknown (reported)' : shownIn(run)]).toEqual([
              id,
              day,
              status && shownIn(status),
            ]);
          }
        }
      }),
      { numRuns: cases(60) },
    );
  });

  test('a digest over any window lists exactly the changes of the day-by-day board', () => {
    const arbitraryWindow = fc.tuple(arbitraryDay, arbitraryDay).map((days) => days.toSorted());
    fc.assert(
      fc.property(arbitraryReports, arbitraryWindow, (reports, [from = START, to = START]) => {
        const [before, after] = [from, to].map((knownOn) => merge(reports, { authority, knownOn }));
        if (before === undefined || after === undefined) throw new Error('a window has two ends');
        const { transitions, amended } = summarize({
          brief: 'test',
          from,
          to,
          channels: CHANNELS.map(({ id }) => id),
          before: runsOf(CHANNELS, before, { asOf: from, knownOn: from }),
          after: runsOf(CHANNELS, after, { asOf: to, knownOn: to }),
          histories: after,
          isNew: (event) => !event.reports.some((one) => isKnown(one, from)),
          corrections: [],
          coverage: COVERAGE,
          freshness: FRESHNESS,
        });
        const [then, now] = [boardsOf(reports, from), boardsOf(reports, to)];
        for (const [place, { id }] of CHANNELS.entries()) {
          const told = [...amended, ...transitions].filter(({ channel }) => channel === id);
          const shownOn = (boards: typeof now, day: Day) => boards[DAYS.indexOf(day)]?.[place] as Status;
          // The changes within the window are those from day to day, as known at its end …
          const within = DAYS.filter((day) => day > from && day <= to);
          const changes = within.flatMap((day) => {
            const [a, b] = [shownOn(now, addDays(day, -1)), shownOn(now, day)].map(shownIn);
            return a === b ? [] : [[day, a, b]];
          });
          const listed = told.filter(({ day }) => day > from);
          expect([id, listed.map(({ day, after: shown }) => [day, shownIn(shown)])]).toEqual([
            id,
            changes.map(([day, , shown]) => [day, shown]),
          ]);
          // … and the whole list leads without a gap from what was shown at its beginning to what is shown at its end.
          const chain = [shownIn(shownOn(then, from)), ...told.map((one) => shownIn(one.after))];
          expect([id, told.map((one) => shownIn(one.before))]).toEqual([id, chain.slice(0, -1)]);
          expect([id, chain.at(-1)]).toEqual([id, shownIn(shownOn(now, to))]);
        }
      }),
      { numRuns: cases(60) },
    );
  });
});
