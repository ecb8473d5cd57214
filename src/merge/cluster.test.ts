import { describe, expect, test } from 'vitest';
import { by, datesOf, eventsOf } from '../../test/support/events.ts';
import { fact, type ReportDetails, reminder, report } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Report } from '../domain/event.ts';

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
      'facts of the chronology on neighbouring days stay apart',
      [fact('hold', '2023-10-26'), fact('hold', '2023-10-27'), by('A', 'hold', '2023-10-27')],
      ['2023-10-26', '2023-10-27'],
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
    expect(datesOf(...reports)).toEqual(expected);
  });
});

describe('days of one visit are one contact', () => {
  const visit = (outlet: string, date: PartialDate, details: ReportDetails = {}): Report =>
    by(outlet, 'hold', date, { form: 'visit', actors: ['Ann', 'Bo'], ...details });
  const arrival = [visit('A', '2023-10-10'), visit('B', '2023-10-10')];
  test.each<[string, readonly Report[], readonly PartialDate[]]>([
    [
      'on the way and after the return',
      [...arrival, visit('C', '2023-10-08'), visit('C', '2023-10-14')],
      ['2023-10-10'],
    ],
    ['with another host', [...arrival, visit('C', '2023-10-12', { actors: ['Ann', 'Xu'] })], ['2023-10-10']],
    ['five days later is another', [...arrival, visit('C', '2023-10-15')], ['2023-10-10', '2023-10-15']],
    ['three days before is another', [...arrival, visit('C', '2023-10-07')], ['2023-10-07', '2023-10-10']],
    [
      'of somebody else is another',
      [...arrival, visit('C', '2023-10-12', { actors: ['Di', 'Xu'] })],
      ['2023-10-10', '2023-10-12'],
    ],
    [
      'a call is no part of it',
      [...arrival, visit('C', '2023-10-12', { form: 'call' })],
      ['2023-10-10', '2023-10-12'],
    ],
    [
      'a contact of unknown form is no part of it',
      [...arrival, by('C', 'hold', '2023-10-12', { actors: ['Ann', 'Bo'] })],
      ['2023-10-10', '2023-10-12'],
    ],
    [
      'refusals are not visits',
      [
        by('A', 'refuse', '2023-10-10', { form: 'visit', actors: ['Ann'] }),
        by('B', 'refuse', '2023-10-12', { form: 'visit', actors: ['Ann'] }),
      ],
      ['2023-10-10', '2023-10-12'],
    ],
    [
      'facts of the chronology stay apart',
      [
        fact('hold', '2023-10-10', { form: 'visit', actors: ['Ann'] }),
        fact('hold', '2023-10-12', { form: 'visit', actors: ['Ann'] }),
        visit('C', '2023-10-13'),
      ],
      ['2023-10-10', '2023-10-12'],
    ],
    [
      'the day of a fact stands',
      [
        fact('hold', '2023-10-10', { form: 'visit', actors: ['Ann'] }),
        visit('B', '2023-10-12'),
        visit('C', '2023-10-12'),
      ],
      ['2023-10-10'],
    ],
  ])('%s', (_, reports, expected) => {
    expect(datesOf(...reports)).toEqual(expected);
    expect(datesOf(...reports.toReversed())).toEqual(expected);
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
    expect(datesOf(...reports)).toEqual(expected);
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
    expect(datesOf(...reports)).toEqual(expected);
  });

  test('a plan of a month does not join what only a reminder tells', () => {
    const reminded = reminder('schedule', '2026-04-30', { published: '2026-02-20' });
    expect(datesOf(plan('2026-04', '2026-02-20'), reminded)).toEqual(['2026-04-30', '2026-04']);
  });
});
