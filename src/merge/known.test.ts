import { describe, expect, test } from 'vitest';
import { by, eventsOf } from '../../test/support/events.ts';
import { fact } from '../../test/support/history.ts';
import type { Report } from '../domain/event.ts';
import { merge } from './index.ts';

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

  test('a plan is known before its date', () => {
    const plan = by('A', 'schedule', '2026-04-30', { published: '2025-11-25' });
    expect(eventsOf(plan)[0]?.known).toBe('2025-11-25');
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
