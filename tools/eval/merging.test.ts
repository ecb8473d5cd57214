import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../src/domain/dates.ts';
import type { Action, ChannelEvent, History, Report } from '../../src/domain/event.ts';
import { merge } from '../../src/merge/index.ts';
import { eventOf, labelledOf } from '../../test/support/labelled-events.ts';
import { evalMerging, type MergedReport } from './merging.ts';

let count = 0;

/** A labelled event of an article of its own, handed to the merging stage as it is. */
function label(
  action: Action,
  date: PartialDate,
  published: string,
  details: Partial<ChannelEvent> = {},
): MergedReport {
  count += 1;
  const event = eventOf(action, date, details);
  return { article: labelledOf({ id: `article ${count}`, published }).article, event, gold: event };
}

/** Joins whatever it is given. */
function joinAll(reports: readonly Report[]): ReadonlyMap<string, History> {
  const [{ event }] = reports as [Report];
  const { channel, action, date, precision, actors } = event;
  return new Map([
    [channel, [{ id: 'all', channel, action, date, precision, known: date, actors, reports }]],
  ]);
}

/** Joins nothing. */
function joinNone(reports: readonly Report[]): ReadonlyMap<string, History> {
  const events = reports.map((report, index) => ({
    ...joinAll([report]).get(report.event.channel)?.[0],
    id: `${index}`,
  }));
  return new Map([['line', events as History]]);
}

/** What the measure takes the pairs to be: the same events, different ones, and those that it does not judge. */
function verdicts(...told: readonly MergedReport[]) {
  const { same, joined, wrong, unclear } = evalMerging(joinAll, told);
  expect(joined).toBe(same);
  return { same, different: wrong, unclear };
}

const SAME = { same: 1, different: 0, unclear: 0 };
const DIFFERENT = { same: 0, different: 1, unclear: 0 };

describe('two labels of one channel and action', () => {
  const day = label('hold', '2020-08-06', '2020-08-07');
  it.each([
    ['a day and the next are one event', label('resume', '2020-08-07', '2020-08-08'), SAME],
    ['two days apart are two', label('hold', '2020-08-08', '2020-08-09'), DIFFERENT],
    ['a month means its only happening', label('hold', '2020-08', '2020-09-01'), SAME],
    ['a year too', label('hold', '2020', '2021-09-01'), SAME],
    ['another month is another event', label('hold', '2020-07', '2020-09-01'), DIFFERENT],
    ['what took place does not lie ahead', label('hold', '2020-08', '2020-08-04'), DIFFERENT],
    ['but a day ahead may be the time zone', label('hold', '2020-08', '2020-08-05'), SAME],
  ])('%s', (_, other, expected) => {
    expect(verdicts(day, other)).toEqual(expected);
  });

  it.each([
    ['a plan of the month means the planned day before it is past', '2020-08-07', SAME],
    ['and not after', '2020-08-08', DIFFERENT],
  ])('%s', (_, published, expected) => {
    const plan = label('schedule', '2020-08-06', '2020-08-01');
    expect(verdicts(plan, label('schedule', '2020-08', published))).toEqual(expected);
  });

  it('one article tells two apart', () => {
    const other = { ...label('hold', '2020-08-07', ''), article: day.article };
    expect(verdicts(day, other)).toEqual(DIFFERENT);
  });

  it('a month with several happenings is not judged', () => {
    const others = [label('hold', '2020-08-20', '2020-08-20'), label('hold', '2020-08', '2020-09-01')];
    expect(verdicts(day, ...others)).toEqual({ same: 0, different: 1, unclear: 2 });
  });

  it('but with a day of another month', () => {
    const month = label('hold', '2020-09', '2020-10-01');
    const days = [label('hold', '2020-09-06', '2020-10-01'), label('hold', '2020-09-20', '2020-10-01')];
    expect(verdicts(day, month, ...days)).toEqual({ same: 0, different: 4, unclear: 2 });
  });

  it('months without any day are one event, years with such a month it', () => {
    const months = [label('hold', '2021-03', '2021-04-01'), label('hold', '2021-03', '2021-05-01')];
    expect(verdicts(...months, label('hold', '2021', '2022-05-01'))).toEqual({
      same: 3,
      different: 0,
      unclear: 0,
    });
  });

  it('other channels and actions are not compared', () => {
    const others = [label('hold', '2020-08-06', '', { channel: 'other' }), label('agree', '2020-08-06', '')];
    expect(verdicts(day, ...others)).toEqual({ same: 0, different: 0, unclear: 0 });
  });
});

describe('the report', () => {
  const told = [
    label('hold', '2020-08-06', '2020-08-07'),
    label('hold', '2020-08-07', '2020-08-07'),
    label('hold', '2020-08-20', '2020-08-20'),
  ];

  it('counts what was joined, and names what was not', () => {
    const { same, joined, share, wrong, faults } = evalMerging(joinNone, told);
    expect({ same, joined, share, wrong }).toEqual({ same: 1, joined: 0, share: 0, wrong: 0 });
    expect(faults.map(({ fault, pair }) => [fault, ...pair.map(({ date }) => date)])).toEqual([
      ['apart', '2020-08-06', '2020-08-07'],
    ]);
  });

  it('names what was wrongly joined', () => {
    const { share, faults } = evalMerging(joinAll, told);
    expect(share).toBe(1);
    expect(faults.map(({ fault, pair }) => [fault, ...pair.map(({ date }) => date)])).toEqual([
      ['joined', '2020-08-06', '2020-08-20'],
      ['joined', '2020-08-07', '2020-08-20'],
    ]);
  });

  it('judges predictions by the labels that they match, among all that was predicted', () => {
    const [first, second] = told as [MergedReport, MergedReport];
    const wrongDay = { ...second, event: eventOf('hold', '2020-08-09') };
    const invented = { ...label('hold', '2020-08-08', '2020-08-09'), gold: undefined };
    expect(evalMerging(merge, [first, wrongDay])).toMatchObject({ reports: 2, same: 1, joined: 0 });
    expect(evalMerging(merge, [first, second, invented])).toMatchObject({ reports: 2, same: 1, joined: 1 });
  });

  it('takes what was missed into account where it makes another label unclear', () => {
    const [first, , third] = told as [MergedReport, MergedReport, MergedReport];
    const month = label('hold', '2020-08', '2020-09-01');
    const missed = { ...third, event: undefined };
    expect(evalMerging(merge, [first, month])).toMatchObject({ reports: 2, same: 1, unclear: 0 });
    expect(evalMerging(merge, [first, month, missed])).toMatchObject({ reports: 2, same: 0, unclear: 1 });
  });
});
