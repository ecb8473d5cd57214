import { describe, expect, test } from 'vitest';
import { happening, type ReportDetails } from '../../test/support/history.ts';
import type { PartialDate } from './dates.ts';
import type { Action, HistoryEvent } from './event.ts';
import { compareEvents, effectiveDay, isStalePlan, openEvents, publishedDay } from './history.ts';

describe('the day by which an event had surely happened', () => {
  test.each<[string, Action, PartialDate, string, string]>([
    ['a day is itself', 'hold', '2023-12-21', '2024-03-01', '2023-12-21'],
    ['a month ends on its last day', 'hold', '2023-02', '2024-03-01', '2023-02-28'],
    ['a leap month too', 'hold', '2024-02', '2024-03-01', '2024-02-29'],
    ['a year ends in December', 'hold', '2023', '2024-03-01', '2023-12-31'],
    ['unless it was known within the month', 'hold', '2026-02', '2026-02-23', '2026-02-23'],
    ['or the year', 'refuse', '2026', '2026-02-23', '2026-02-23'],
    ['a plan happens when it becomes known', 'schedule', '2026-05-14', '2026-04-02', '2026-04-02'],
    ['but not after it was due', 'schedule', '2023-02-05', '2023-12-20', '2023-02-05'],
  ])('%s', (_, action, date, published, day) => {
    expect(effectiveDay(happening(action, date, { published }))).toBe(day);
  });
});

describe('publication days', () => {
  test.each([
    ['2023-12-21', '2023-12-21'],
    ['2023-12-21T23:30:00-05:00', '2023-12-22'],
    ['2023-12', '2023-12-31'],
    ['2023', '2023-12-31'],
  ])('%s is %s', (published, day) => {
    expect(publishedDay(published)).toBe(day);
  });
});

describe('the order of a history', () => {
  const ordered = (...events: readonly HistoryEvent[]): readonly string[] =>
    events.toSorted(compareEvents).map(({ action, date }) => `${action} ${date}`);

  test('follows the effective day', () => {
    const events = [
      happening('suspend', '2022-08', { published: '2023-12-20' }),
      happening('refuse', '2022-08-07'),
    ];
    expect(ordered(...events)).toEqual(['refuse 2022-08-07', 'suspend 2022-08']);
  });

  test('on one day the exact date comes before the coarse one', () => {
    const events = [
      happening('resume', '2023-12', { published: '2023-12-21' }),
      happening('resume', '2023-12-21'),
    ];
    expect(ordered(...events)).toEqual(['resume 2023-12-21', 'resume 2023-12']);
  });

  test.each<[string, Action, Action]>([
    ['an agreement comes before the contact that carries it out', 'agree', 'hold'],
    ['a refusal comes before the contact that ends it', 'refuse', 'hold'],
    ['a proposal comes before its refusal', 'propose', 'refuse'],
    ['a postponement comes after the call that announces it', 'hold', 'postpone'],
    ['a postponement comes after the plan', 'schedule', 'postpone'],
    ['a contact comes before the cut', 'hold', 'suspend'],
    ['a cut comes before the restoration', 'suspend', 'resume'],
    ['an end comes last', 'resume', 'end'],
  ])('on one day %s', (_, first, second) => {
    const day = '2024-01-08';
    const expected = [`${first} ${day}`, `${second} ${day}`];
    expect(ordered(happening(second, day), happening(first, day))).toEqual(expected);
    expect(ordered(happening(first, day), happening(second, day))).toEqual(expected);
  });
});

describe('a plan is stale', () => {
  test.each([
    ['2023-02-05', '2023-12-20', true],
    ['2023-02', '2023-03-01', true],
    ['2023-02', '2023-02-28', false],
    ['2023-02-05', '2023-01-17', false],
  ])('due %s, known on %s: %s', (date, published, stale) => {
    expect(isStalePlan(happening('schedule', date, { published }))).toBe(stale);
  });
});

test('a plan that only reminders tell is stale though it is not past', () => {
  const details = { published: '2024-12-01', background: true };
  expect(isStalePlan(happening('schedule', '2024', details))).toBe(true);
});

describe('what is open', () => {
  const open = (asOf: string, ...events: readonly HistoryEvent[]): readonly string[] =>
    openEvents(events.toSorted(compareEvents), asOf).map(({ action, date }) => `${action} ${date}`);
  const plan = (date: PartialDate, published: string, details: ReportDetails = {}): HistoryEvent =>
    happening('schedule', date, { published, ...details });
  const today = '2026-11-20';

  test.each<[string, Action, Action, boolean]>([
    ['a contact answers a proposal', 'propose', 'hold', false],
    ['a contact answers an agreement', 'agree', 'hold', false],
    ['a contact answers a refusal', 'refuse', 'resume', false],
    ['a contact answers a suspension', 'suspend', 'hold', false],
    ['a prolongation answers a proposal', 'propose', 'extend', false],
    ['a refusal answers a proposal', 'propose', 'refuse', false],
    ['a refusal takes an agreement back', 'agree', 'refuse', false],
    ['a refusal leaves an earlier one', 'refuse', 'refuse', true],
    ['a postponement leaves an agreement', 'agree', 'postpone', true],
    ['an agreement answers a proposal', 'propose', 'agree', false],
    ['an agreement answers a refusal', 'refuse', 'agree', false],
    ['an agreement leaves a suspension', 'suspend', 'agree', true],
    ['a date answers an agreement', 'agree', 'schedule', false],
    ['a proposal answers nothing', 'refuse', 'propose', true],
    ['a suspension answers an agreement', 'agree', 'suspend', false],
    ['an end answers a suspension', 'suspend', 'end', false],
  ])('%s', (_, first, second, stays) => {
    const events = [
      happening(first, '2024-01-08'),
      happening(second, '2024-02-08', { published: '2024-02-08' }),
    ];
    expect(open(today, ...events).includes(`${first} 2024-01-08`)).toBe(stays);
  });

  test.each<[string, readonly HistoryEvent[], readonly string[]]>([
    [
      'a contact before the due date leaves the plan',
      [plan('2024-05-14', '2024-04-01'), happening('hold', '2024-04-20')],
      ['schedule 2024-05-14'],
    ],
    [
      'a contact on its eve may be the planned one',
      [plan('2024-05-14', '2024-04-01'), happening('hold', '2024-05-13')],
      [],
    ],
    ['a contact after it too', [plan('2024-05-14', '2024-04-01'), happening('hold', '2024-06-20')], []],
    [
      'a contact in the planned month too',
      [plan('2024-05', '2024-04-01'), happening('hold', '2024-05-20')],
      [],
    ],
    [
      'a contact in the planned year need not be',
      [plan('2024', '2024-04-01'), happening('hold', '2024-05-20')],
      ['schedule 2024'],
    ],
    ['but the next year’s outdates it', [plan('2024', '2024-04-01'), happening('hold', '2025-05-20')], []],
    [
      'a passed date without a contact stays open',
      [plan('2024-05-14', '2024-04-01')],
      ['schedule 2024-05-14'],
    ],
    ['a plan known too late was never open', [plan('2024-05-14', '2024-06-01')], []],
    [
      'a more exact plan replaces it',
      [plan('2024-05', '2024-02-01'), plan('2024-05-14', '2024-04-01')],
      ['schedule 2024-05-14'],
    ],
    [
      'another date does not',
      [plan('2024-05-14', '2024-02-01'), plan('2024-06-14', '2024-04-01')],
      ['schedule 2024-05-14', 'schedule 2024-06-14'],
    ],
    [
      'a postponement calls it off',
      [plan('2024-05-14', '2024-04-01'), happening('postpone', '2024-04-20')],
      ['postpone 2024-04-20'],
    ],
    [
      'a suspension calls it off',
      [plan('2024-05-14', '2024-04-01'), happening('suspend', '2024-04-20')],
      ['suspend 2024-04-20'],
    ],
    [
      'a refusal calls it off',
      [plan('2024-05-14', '2024-04-01'), happening('refuse', '2024-04-20')],
      ['refuse 2024-04-20'],
    ],
  ])('%s', (_, events, expected) => {
    expect(open(today, ...events)).toEqual(expected);
  });

  test('a plan that is told anew after the setback is on again, from the day of that report', () => {
    const first = plan('2024-05-14', '2024-04-01');
    const told = { ...first, reports: [...first.reports, ...plan('2024-05-14', '2024-04-25').reports] };
    const postponed = happening('postpone', '2024-04-20');
    expect(open('2024-04-25', told, postponed)).toEqual(['schedule 2024-05-14', 'postpone 2024-04-20']);
    expect(open('2024-04-24', told, postponed)).toEqual(['postpone 2024-04-20']);
  });

  test('a reminder of the plan after the setback does not put it on again', () => {
    const first = plan('2024-05-14', '2024-04-01');
    const reminder = plan('2024-05-14', '2024-04-25', { background: true });
    const told = { ...first, reports: [...first.reports, ...reminder.reports] };
    expect(open(today, told, happening('postpone', '2024-04-20'))).toEqual(['postpone 2024-04-20']);
  });
});
