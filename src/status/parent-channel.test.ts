import { describe, expect, test } from 'vitest';
import { happening, kin } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';
import { fold } from './index.ts';

const FAMILY = [
  kin('parent'),
  kin('a', { parent: 'parent' }),
  kin('b', { parent: 'parent' }),
  kin('c', { parent: 'parent' }),
  kin('stranger'),
];

const in_ = (channel: string, action: Action, date: PartialDate, published?: string): HistoryEvent =>
  happening(action, date, { channel, ...(published === undefined ? {} : { published }) });

function statuses(events: readonly HistoryEvent[], asOf = '2026-11-20'): ReadonlyMap<string, Status> {
  const histories = Map.groupBy(events.toSorted(compareEvents), ({ channel }) => channel);
  return new Map(fold(FAMILY, histories, { asOf }).map((status) => [status.channel, status]));
}

function parentOf(...events: readonly HistoryEvent[]): Status {
  const status = statuses(events).get('parent');
  if (status === undefined) throw new Error('no status for the parent');
  return status;
}

const brief = (events: readonly HistoryEvent[]): readonly string[] =>
  events.map(({ channel, action, date }) => `${channel} ${action} ${date}`);

const CUT = in_('parent', 'suspend', '2022-08-05');

describe('a parent follows its own events', () => {
  test('like any channel', () => {
    expect(parentOf(CUT, in_('parent', 'hold', '2023-12-21'))).toMatchObject({
      state: 'restored',
      since: '2023-12-21',
    });
    expect(parentOf(CUT, in_('parent', 'agree', '2023-11-15'))).toMatchObject({
      state: 'agreed',
      since: '2023-11-15',
    });
  });

  test('strangers do not matter', () => {
    expect(parentOf(in_('stranger', 'hold', '2023-12-21')).state).toBe('unknown');
  });
});

describe('contacts in a child', () => {
  test.each<[string, readonly HistoryEvent[], string, PartialDate]>([
    ['make the parent active', [in_('a', 'hold', '2020-01-14')], 'active', '2020-01-14'],
    ['a resumption in a child restores it', [in_('a', 'resume', '2020-01-14')], 'restored', '2020-01-14'],
    [
      'confirm what is active',
      [in_('parent', 'hold', '2020-01-14'), in_('a', 'resume', '2021-09-28')],
      'active',
      '2020-01-14',
    ],
    [
      'end the parent’s refusal',
      [
        in_('parent', 'hold', '2020-01-14'),
        in_('parent', 'refuse', '2020-05-01'),
        in_('a', 'hold', '2021-09-28'),
      ],
      'restored',
      '2021-09-28',
    ],
    [
      'begin anew what had ended',
      [in_('parent', 'end', '2020-01-14'), in_('a', 'hold', '2021-09-28')],
      'active',
      '2021-09-28',
    ],
    [
      'restore a cut parent where the text says restored',
      [CUT, in_('a', 'resume', '2023-12-21')],
      'restored',
      '2023-12-21',
    ],
    [
      'restore it where the child itself was cut',
      [CUT, in_('a', 'suspend', '2022-08-05'), in_('a', 'hold', '2023-12-21')],
      'restored',
      '2023-12-21',
    ],
    [
      'restore it once that was agreed',
      [CUT, in_('parent', 'agree', '2023-11-15'), in_('b', 'hold', '2023-12-21')],
      'restored',
      '2023-12-21',
    ],
    [
      'do not reopen it from a channel that was never cut',
      [CUT, in_('a', 'hold', '2022-11-22')],
      'suspended',
      '2022-08-05',
    ],
    [
      'nor from one that refused only',
      [CUT, in_('a', 'hold', '2022-06-10'), in_('a', 'refuse', '2022-08-07'), in_('a', 'hold', '2022-11-22')],
      'suspended',
      '2022-08-05',
    ],
  ])('%s', (_, events, state, since) => {
    expect(parentOf(...events)).toMatchObject({ state, since });
  });

  test('that do not reopen it stand beside', () => {
    expect(brief(parentOf(CUT, in_('a', 'hold', '2022-11-22')).beside)).toEqual(['a hold 2022-11-22']);
  });

  test('leave nothing of the parent’s refusal beside', () => {
    const refused = [in_('parent', 'hold', '2020-01-14'), in_('parent', 'refuse', '2020-05-01')];
    expect(parentOf(...refused, in_('a', 'hold', '2021-09-28')).beside).toEqual([]);
  });

  test('confirm the parent', () => {
    const status = parentOf(
      in_('parent', 'resume', '2023-12-21'),
      in_('a', 'hold', '2024-01-08'),
      in_('b', 'hold', '2024-04-03'),
    );
    expect(status).toMatchObject({ since: '2023-12-21', latest: { date: '2024-04-03' } });
    expect(brief(status.support)).toEqual([
      'parent resume 2023-12-21',
      'b hold 2024-04-03',
      'a hold 2024-01-08',
    ]);
  });

  test('leave the other children as they are', () => {
    const all = statuses([CUT, in_('b', 'suspend', '2022-08-05'), in_('a', 'resume', '2023-12-21')]);
    expect(all.get('a')?.state).toBe('restored');
    expect(all.get('b')?.state).toBe('suspended');
    expect(all.get('c')?.state).toBe('unknown');
  });
});

describe('suspensions of children', () => {
  const working = in_('parent', 'hold', '2020-01-14');

  test('two at once suspend the parent, and are its support', () => {
    const status = parentOf(
      working,
      in_('a', 'suspend', '2022-08-05'),
      in_('b', 'suspend', '2022-08-05'),
      in_('c', 'suspend', '2022-08-06'),
    );
    expect(status).toMatchObject({ state: 'suspended', since: '2022-08-05', latest: { date: '2022-08-06' } });
    expect(brief(status.support)).toEqual([
      'b suspend 2022-08-05',
      'c suspend 2022-08-06',
      'a suspend 2022-08-05',
    ]);
    expect(status.beside).toEqual([]);
  });

  test.each<[string, readonly HistoryEvent[], string]>([
    ['within a day', [in_('a', 'suspend', '2022-08-05'), in_('b', 'suspend', '2022-08-06')], 'suspended'],
    [
      'within the month where no more is known',
      [in_('a', 'suspend', '2022-08'), in_('b', 'suspend', '2022-08')],
      'suspended',
    ],
    ['not within the year', [in_('a', 'suspend', '2022'), in_('b', 'suspend', '2022-08-05')], 'active'],
    ['not two days apart', [in_('a', 'suspend', '2022-08-05'), in_('b', 'suspend', '2022-08-07')], 'active'],
    ['not one child twice', [in_('a', 'suspend', '2022-08-05'), in_('a', 'suspend', '2022-08-06')], 'active'],
    ['not one alone', [in_('a', 'suspend', '2022-08-05')], 'active'],
  ])('%s', (_, events, state) => {
    expect(parentOf(working, ...events).state).toBe(state);
  });

  test('one alone stands beside until the child is open again', () => {
    const cut = in_('a', 'suspend', '2022-08-05');
    expect(brief(parentOf(working, cut).beside)).toEqual(['a suspend 2022-08-05']);
    expect(parentOf(working, cut, in_('a', 'hold', '2023-01-10')).beside).toEqual([]);
  });

  test('the parent’s own cut on the same day is confirmed by them', () => {
    const status = parentOf(CUT, in_('a', 'suspend', '2022-08-05'), in_('b', 'suspend', '2022-08-05'));
    expect(status.since).toBe('2022-08-05');
    expect(status.support).toHaveLength(3);
  });

  test('a retelling of the month changes nothing', () => {
    const pair = [in_('a', 'suspend', '2022-08-05'), in_('b', 'suspend', '2022-08-05')];
    const retold = in_('parent', 'suspend', '2022-08', '2023-12-20');
    expect(parentOf(working, ...pair, retold)).toMatchObject({ state: 'suspended', since: '2022-08-05' });
  });

  test('what ended is not suspended by them', () => {
    const ended = in_('parent', 'end', '2021-01-14');
    expect(parentOf(ended, in_('a', 'suspend', '2022-08-05'), in_('b', 'suspend', '2022-08-05')).state).toBe(
      'ended',
    );
  });

  test('after an agreement to reopen, two more cut it anew', () => {
    const again = [in_('a', 'suspend', '2024-01-10'), in_('b', 'suspend', '2024-01-10')];
    expect(parentOf(CUT, in_('parent', 'agree', '2023-11-15'), ...again)).toMatchObject({
      state: 'suspended',
      since: '2024-01-10',
    });
  });
});

describe('other words of a child', () => {
  test.each<Action>(['propose', 'agree', 'refuse', 'postpone', 'extend', 'end'])(
    '%s changes nothing, whether the parent works or is cut',
    (action) => {
      expect(parentOf(in_('parent', 'hold', '2020-01-14'), in_('a', action, '2023-02-04')).state).toBe(
        'active',
      );
      expect(parentOf(CUT, in_('a', action, '2023-02-04')).state).toBe('suspended');
      expect(parentOf(in_('a', action, '2023-02-04')).state).toBe('unknown');
    },
  );

  test.each<[Action, PartialDate, string]>([
    ['refuse', '2023-02-04', '2023-02-04'],
    ['postpone', '2023-02-04', '2023-02-04'],
    ['propose', '2023-02-04', '2023-02-04'],
    ['agree', '2023-02-04', '2023-02-04'],
    ['schedule', '2026-12-01', '2026-10-10'],
  ])('%s stands beside', (action, date, published) => {
    expect(brief(parentOf(CUT, in_('a', action, date, published)).beside)).toEqual([`a ${action} ${date}`]);
  });

  test('a contact in the child answers them', () => {
    const working = in_('parent', 'hold', '2020-01-14');
    expect(
      parentOf(working, in_('a', 'refuse', '2023-02-04'), in_('a', 'hold', '2023-06-01')).beside,
    ).toEqual([]);
  });

  test('what is older than the parent’s state is left out', () => {
    const status = parentOf(in_('a', 'refuse', '2022-02-04'), CUT, in_('b', 'refuse', '2023-02-04'));
    expect(brief(status.beside)).toEqual(['b refuse 2023-02-04']);
  });
});
