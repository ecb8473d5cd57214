import { describe, expect, test } from 'vitest';
import { by, datesOf, eventsOf } from '../../test/support/events.ts';
import { fact, reminder, report } from '../../test/support/history.ts';
import type { Action, Report } from '../domain/event.ts';
import { merge } from './index.ts';

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
    [
      'but people’s own word stands against what was extracted',
      [fact('hold', '2024-01-08'), by('B', 'resume', '2024-01-08')],
      'hold',
    ],
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
    const order = datesOf(
      report('suspend', '2022-08', { published: '2023-12-20', background: true }),
      report('hold', '2022-08-10'),
      report('refuse', '2022-08', { published: '2022-08-05' }),
      report('schedule', '2023-02-05', { published: '2022-11-14' }),
      report('hold', '2022-11-22'),
    );
    expect(order).toEqual(['2022-08', '2022-08-10', '2022-08', '2023-02-05', '2022-11-22']);
  });
});
