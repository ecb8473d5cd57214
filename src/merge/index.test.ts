import { describe, expect, test } from 'vitest';
import { fact, type ReportDetails, reminder, report } from '../../test/support/history.ts';
import type { PartialDate } from '../model/date.ts';
import type { Action, HistoryEvent, Report } from '../model/event.ts';
import { merge } from './index.ts';

/** The events of the one channel that the reports speak of. */
function eventsOf(...reports: readonly Report[]): readonly HistoryEvent[] {
  return merge(reports).get('line') ?? [];
}

const dates = (...reports: readonly Report[]): readonly PartialDate[] =>
  eventsOf(...reports).map((event) => event.date);

/** The same report by an outlet of the given name. */
const by = (outlet: string, action: Action, date: PartialDate, details: ReportDetails = {}): Report =>
  report(action, date, { outlet, ...details });

describe('reports of one happening become one event', () => {
  test('no report, no history', () => {
    expect(merge([]).size).toBe(0);
  });

  test('reports are kept apart by channel', () => {
    const histories = merge([
      report('hold', '2023-12-21', { channel: 'a' }),
      report('hold', '2023-12-21', { channel: 'b' }),
    ]);
    expect([...histories.keys()]).toEqual(['a', 'b']);
    expect(histories.get('a')).toHaveLength(1);
  });

  test('the same action on the same day in two outlets is one event with the evidence of both', () => {
    const [event, ...others] = eventsOf(by('A', 'hold', '2023-12-21'), by('B', 'hold', '2023-12-21'));
    expect(others).toEqual([]);
    expect(event?.reports.map(({ source }) => source.outlet)).toEqual(['A', 'B']);
  });

  test('an article that is handed in twice counts once', () => {
    const told = report('hold', '2023-12-21');
    expect(eventsOf(told, { ...told })[0]?.reports).toEqual([told]);
  });

  test.each<[Action, Action]>([
    ['suspend', 'postpone'],
    ['agree', 'hold'],
    ['propose', 'refuse'],
    ['refuse', 'postpone'],
  ])('%s and %s of one day are two events', (first, second) => {
    expect(eventsOf(report(first, '2023-12-21'), report(second, '2023-12-21'))).toHaveLength(2);
  });

  test('the id names channel, action and date', () => {
    expect(eventsOf(report('refuse', '2023-05-30'))[0]?.id).toBe('line/refuse/2023-05-30');
  });
});

describe('hold and resume count as one', () => {
  const cases: readonly [string, readonly Report[], Action][] = [
    [
      'a text that says restored decides',
      [by('A', 'hold', '2024-01-08'), by('B', 'resume', '2024-01-08')],
      'resume',
    ],
    ['also against the chronology', [fact('hold', '2024-01-08'), by('B', 'resume', '2024-01-08')], 'resume'],
    [
      'a later reminder does not decide against news',
      [by('A', 'hold', '2024-01-08'), reminder('resume', '2024-01-08')],
      'hold',
    ],
    [
      'unless there is nothing but reminders',
      [reminder('hold', '2024-01-08'), reminder('resume', '2024-01-08', { outlet: 'B' })],
      'resume',
    ],
    [
      'but not those that know the month alone',
      [reminder('hold', '2024-01-08'), reminder('resume', '2024-01', { outlet: 'B' })],
      'hold',
    ],
  ];
  test.each(cases)('%s', (_, reports, action) => {
    const events = eventsOf(...reports);
    expect(events.map((event) => event.action)).toEqual([action]);
  });

  test('the id stays when a later report says restored', () => {
    const held = eventsOf(by('A', 'hold', '2024-01-08'))[0];
    const restored = eventsOf(by('A', 'hold', '2024-01-08'), by('B', 'resume', '2024-01-08'))[0];
    expect(restored?.id).toBe(held?.id);
  });

  test('the report that says restored is the best evidence of it', () => {
    const event = eventsOf(by('A', 'hold', '2024-01-08'), by('B', 'resume', '2024-01-08'))[0];
    expect(event?.reports[0]?.source.outlet).toBe('B');
  });
});

describe('days within a day of each other are one', () => {
  test.each<[string, readonly Report[], readonly PartialDate[]]>([
    ['neighbours merge', [by('A', 'hold', '2023-10-26'), by('B', 'hold', '2023-10-27')], ['2023-10-26']],
    [
      'also over a month’s end',
      [by('A', 'hold', '2023-10-31'), by('B', 'hold', '2023-11-01')],
      ['2023-10-31'],
    ],
    [
      'two days apart stay apart',
      [by('A', 'hold', '2023-10-26'), by('B', 'hold', '2023-10-28')],
      ['2023-10-26', '2023-10-28'],
    ],
    [
      'the day that most outlets tell is the date',
      [by('A', 'hold', '2023-10-26'), by('B', 'hold', '2023-10-27'), by('C', 'hold', '2023-10-27')],
      ['2023-10-27'],
    ],
    [
      'one outlet counts once, however often it tells',
      [
        by('A', 'hold', '2023-10-27', { id: '1' }),
        by('A', 'hold', '2023-10-27', { id: '2' }),
        by('B', 'hold', '2023-10-26'),
      ],
      ['2023-10-26'],
    ],
    [
      'news weighs more than reminders',
      [
        by('A', 'hold', '2023-10-26'),
        reminder('hold', '2023-10-27', { outlet: 'B' }),
        reminder('hold', '2023-10-27', { outlet: 'C' }),
      ],
      ['2023-10-26'],
    ],
    [
      'among reminders alone the most outlets decide',
      [
        reminder('hold', '2023-10-26'),
        reminder('hold', '2023-10-27', { outlet: 'B' }),
        reminder('hold', '2023-10-27', { outlet: 'C' }),
      ],
      ['2023-10-27'],
    ],
    [
      'the chronology’s day stands against articles beside it',
      [fact('hold', '2023-10-26'), by('B', 'hold', '2023-10-27'), by('C', 'hold', '2023-10-27')],
      ['2023-10-26'],
    ],
    [
      'a chain of days does not run together',
      [by('A', 'refuse', '2023-10-07'), by('B', 'refuse', '2023-10-08'), by('C', 'refuse', '2023-10-09')],
      ['2023-10-07', '2023-10-09'],
    ],
    [
      'but days on both sides of the best supported one are that day',
      [
        by('A', 'hold', '2023-10-07'),
        by('B', 'hold', '2023-10-08'),
        by('C', 'hold', '2023-10-08'),
        by('D', 'hold', '2023-10-09'),
      ],
      ['2023-10-08'],
    ],
    [
      'two facts two days apart are not drawn together by the day between',
      [
        fact('refuse', '2026-02-04'),
        fact('refuse', '2026-02-06'),
        by('B', 'refuse', '2026-02-05'),
        by('C', 'refuse', '2026-02-05'),
      ],
      ['2026-02-04', '2026-02-06'],
    ],
  ])('%s', (_, reports, expected) => {
    expect(dates(...reports)).toEqual(expected);
  });
});

describe('a coarse date joins the finer one that it can mean', () => {
  const held = (date: PartialDate, details?: ReportDetails): Report =>
    by(`on ${date}`, 'hold', date, details);
  test.each<[string, readonly Report[], readonly PartialDate[]]>([
    ['month into day', [held('2024-11-06'), reminder('hold', '2024-11')], ['2024-11-06']],
    ['year into day', [held('2024-11-06'), reminder('hold', '2024')], ['2024-11-06']],
    ['year into month', [held('2024-11'), reminder('hold', '2024')], ['2024-11']],
    ['another month stays', [held('2024-11-06'), reminder('hold', '2024-10')], ['2024-10', '2024-11-06']],
    ['with nothing finer it stands by itself', [reminder('hold', '2024-11')], ['2024-11']],
    ['with a fact of that month too', [fact('hold', '2024-11'), reminder('hold', '2024-11')], ['2024-11']],
    ['all reports of the month together', [held('2024-11'), reminder('hold', '2024-11')], ['2024-11']],
    [
      'news of the month cannot mean what came later in it',
      [held('2024-11', { published: '2024-11-05' }), held('2024-11-16')],
      ['2024-11', '2024-11-16'],
    ],
    [
      'but a day ahead may be the time zone',
      [held('2024-11', { published: '2024-11-15' }), held('2024-11-16')],
      ['2024-11-16'],
    ],
    [
      'a fact of the chronology joins the one that it can mean',
      [fact('hold', '2024-11'), held('2024-11-16')],
      ['2024-11-16'],
    ],
    [
      'but never another fact',
      [fact('hold', '2024-09'), fact('hold', '2024-09-09')],
      ['2024-09-09', '2024-09'],
    ],
    [
      'and stands by itself where it could be two',
      [fact('hold', '2024-11'), held('2024-11-06'), held('2024-11-16')],
      ['2024-11-06', '2024-11-16', '2024-11'],
    ],
  ])('%s', (_, reports, expected) => {
    expect(dates(...reports)).toEqual(expected);
  });

  test('of several it joins the one nearest before its publication, and is nothing new', () => {
    const recent = by('late', 'hold', '2024-11', { published: '2024-11-20' });
    const earlier = by('early', 'hold', '2024-11', { published: '2024-11-08' });
    const events = eventsOf(held('2024-11-06'), held('2024-11-16'), recent, earlier);
    expect(events.map(({ date, reports }) => [date, reports.at(-1)?.source.outlet])).toEqual([
      ['2024-11-06', 'early'],
      ['2024-11-16', 'late'],
    ]);
  });

  test('of several it prefers the one told with the same word', () => {
    const events = eventsOf(
      report('resume', '2024-11-06'),
      held('2024-11-16'),
      reminder('resume', '2024-11'),
    );
    expect(events.map(({ action, reports }) => [action, reports.length])).toEqual([
      ['resume', 2],
      ['hold', 1],
    ]);
  });
});

describe('plans', () => {
  const plan = (date: PartialDate, published: string, outlet = `of ${published}`): Report =>
    by(outlet, 'schedule', date, { published });
  test.each<[string, readonly Report[], readonly PartialDate[]]>([
    [
      'of the same due date are one, whenever told',
      [plan('2026-04-30', '2025-11-25'), plan('2026-04-30', '2026-04-01')],
      ['2026-04-30'],
    ],
    [
      'of a month join the day told at the same time',
      [plan('2026-04', '2026-02-20'), plan('2026-04-30', '2026-03-10')],
      ['2026-04-30'],
    ],
    [
      'of a month cannot mean a day that is past',
      [plan('2026-04-15', '2026-04-02'), plan('2026-04', '2026-04-20')],
      ['2026-04-15', '2026-04'],
    ],
    [
      'but a day behind may be the time zone',
      [plan('2026-04-15', '2026-04-02'), plan('2026-04', '2026-04-16')],
      ['2026-04-15'],
    ],
    [
      'a reminder of a month’s plan means a day that is past',
      [plan('2026-04-15', '2026-04-02'), reminder('schedule', '2026-04', { published: '2026-04-28' })],
      ['2026-04-15'],
    ],
    [
      'of a month told long before stay apart',
      [plan('2026-04', '2025-11-25'), plan('2026-04-30', '2026-03-10')],
      ['2026-04', '2026-04-30'],
    ],
  ])('%s', (_, reports, expected) => {
    expect(dates(...reports)).toEqual(expected);
  });

  test('a plan of a month does not join what only a reminder tells', () => {
    const reminded = reminder('schedule', '2026-04-30', { published: '2026-02-20' });
    expect(dates(plan('2026-04', '2026-02-20'), reminded)).toEqual(['2026-04-30', '2026-04']);
  });

  test('a plan is known before its date', () => {
    expect(eventsOf(plan('2026-04-30', '2025-11-25'))[0]?.known).toBe('2025-11-25');
  });
});

describe('the day on which it became known', () => {
  test.each<[string, readonly Report[], string]>([
    [
      'is the first publication',
      [
        by('A', 'hold', '2023-10-26', { published: '2023-10-28' }),
        by('B', 'hold', '2023-10-26', { published: '2023-10-27T08:00:00.000Z' }),
      ],
      '2023-10-27',
    ],
    [
      'is counted in UTC',
      [by('A', 'hold', '2023-10-26', { published: '2023-10-27T06:30:00+08:00' })],
      '2023-10-26',
    ],
    ['is not before the event', [by('A', 'hold', '2023-10-26', { published: '2023-10-24' })], '2023-10-26'],
    [
      'is the last day of a month of publication',
      [fact('hold', '2019-05', { published: '2019-09' })],
      '2019-09-30',
    ],
    ['is a fact’s own day where its source shows none', [fact('hold', '2023-10-26')], '2023-10-26'],
    ['or the last day of its month', [fact('hold', '2023-10')], '2023-10-31'],
    ['also for a plan', [fact('schedule', '2023-10')], '2023-10-31'],
    [
      'and of an article without a date likewise',
      [by('A', 'hold', '2023-10-26', { published: null })],
      '2023-10-26',
    ],
    [
      'whatever date a further report shows',
      [
        by('A', 'hold', '2023-10-26', { published: null }),
        by('B', 'hold', '2023-10-26', { published: '2023-11-02' }),
      ],
      '2023-10-26',
    ],
  ])('%s', (_, reports, known) => {
    expect(eventsOf(...reports)[0]?.known).toBe(known);
  });
});

describe('known on a day', () => {
  const knownOn = (day: string, ...reports: readonly Report[]): number =>
    merge(reports, { knownOn: day }).get('line')?.length ?? 0;

  test.each<[string, Report, string, number]>([
    [
      'an article of that day counts',
      by('A', 'hold', '2023-12-21', { published: '2023-12-21T19:36:27.051Z' }),
      '2023-12-21',
      1,
    ],
    [
      'an article of the next day does not',
      by('A', 'hold', '2023-12-21', { published: '2023-12-22T00:10:00Z' }),
      '2023-12-21',
      0,
    ],
    [
      'an article without a date does not',
      by('A', 'hold', '2023-12-21', { published: null }),
      '2026-01-01',
      0,
    ],
    ['a fact without a date counts from its own day', fact('hold', '2023-12-21'), '2023-12-21', 1],
    ['and not before', fact('hold', '2023-12-21'), '2023-12-20', 0],
    ['a fact of a month counts from its end', fact('hold', '2023-12'), '2023-12-30', 0],
  ])('%s', (_, told, day, count) => {
    expect(knownOn(day, told)).toBe(count);
  });

  test('later reports leave no trace in the event', () => {
    const first = by('A', 'hold', '2024-01', { published: '2024-01-09' });
    const exact = by('B', 'resume', '2024-01-08', { published: '2024-01-12' });
    const event = merge([first, exact], { knownOn: '2024-01-10' }).get('line')?.[0];
    expect(event).toMatchObject({ date: '2024-01', action: 'hold', reports: [first] });
  });
});

describe('evidence and actors', () => {
  test('exact before coarse, facts and news before reminders, then as they came out', () => {
    const reports = [
      by('month', 'hold', '2024-01', { published: '2024-01-08' }),
      reminder('hold', '2024-01-08', { outlet: 'reminder' }),
      by('second', 'hold', '2024-01-08', { published: '2024-01-10' }),
      by('first', 'hold', '2024-01-08', { published: '2024-01-09' }),
      fact('hold', '2024-01-08', { outlet: 'fact', published: '2024-01-09' }),
    ];
    const outlets = eventsOf(...reports)[0]?.reports.map(({ source }) => source.outlet);
    expect(outlets).toEqual(['fact', 'first', 'second', 'reminder', 'month']);
  });

  test('actors are named once, those with the most reports first', () => {
    const event = eventsOf(
      by('A', 'hold', '2024-01-08', { actors: ['x', 'y'] }),
      by('B', 'hold', '2024-01-08', { actors: ['y', 'z'] }),
    )[0];
    expect(event?.actors).toEqual(['y', 'x', 'z']);
  });
});

describe('a history is in order', () => {
  test('by the day on which each had surely happened', () => {
    const order = dates(
      report('suspend', '2022-08', { published: '2023-12-20', background: true }),
      report('hold', '2022-08-10'),
      report('refuse', '2022-08', { published: '2022-08-05' }),
      report('schedule', '2023-02-05', { published: '2022-11-14' }),
      report('hold', '2022-11-22'),
    );
    expect(order).toEqual(['2022-08', '2022-08-10', '2022-08', '2023-02-05', '2022-11-22']);
  });
});
