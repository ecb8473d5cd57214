import { describe, expect, test } from 'vitest';
import { happening, kin } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import { fold, runsOf } from './index.ts';

const chronology = { by: 'chronology' } as const;
const fact = (action: Action, date: PartialDate, channel = 'line') =>
  happening(action, date, { channel, confirmed: chronology });
const claim = (action: Action, date: PartialDate, channel = 'line') => happening(action, date, { channel });

const CHANNELS = [kin('line'), kin('parent'), kin('child', { parent: 'parent' })];
const historiesOf = (events: readonly HistoryEvent[]) =>
  Map.groupBy(events.toSorted(compareEvents), ({ channel }) => channel);
function statusOf(channel: string, ...events: readonly HistoryEvent[]) {
  const status = fold(CHANNELS, historiesOf(events), { asOf: '2024-12-31' }).find(
    (one) => one.channel === channel,
  );
  if (status === undefined) throw new Error(`no status for ${channel}`);
  return status;
}
const datesOf = (events: readonly HistoryEvent[]) => events.map(({ date }) => date);

describe('a reported event', () => {
  test('never replaces a state that rests on confirmed events, and stands beside it', () => {
    const status = statusOf('line', fact('hold', '2024-01-10'), claim('suspend', '2024-02-01'));
    expect(status).toMatchObject({ state: 'active', since: '2024-01-10', confirmed: chronology });
    expect(datesOf(status.reported)).toEqual(['2024-02-01']);
    expect(status.latest?.date).toBe('2024-01-10');
    expect(status.beside).toEqual([]);
  });

  test('shows no more once something later is confirmed', () => {
    const events = [fact('hold', '2024-01-10'), claim('suspend', '2024-02-01'), fact('hold', '2024-03-01')];
    expect(statusOf('line', ...events).reported).toEqual([]);
  });

  test('is the state, marked, where no confirmed one is known', () => {
    expect(statusOf('line', claim('refuse', '2024-02-01'))).toMatchObject({
      state: 'refused',
      since: '2024-02-01',
      confirmed: false,
      reported: [],
    });
  });

  test('gives way to the first confirmed state, even an older one', () => {
    const status = statusOf('line', claim('refuse', '2024-02-01'), fact('hold', '2023-01-10'));
    expect(status).toMatchObject({ state: 'active', since: '2023-01-10', confirmed: chronology });
    expect(datesOf(status.reported)).toEqual(['2024-02-01']);
  });

  test('in a child does not move a confirmed parent', () => {
    const events = [fact('suspend', '2024-01-10', 'parent'), claim('resume', '2024-02-01', 'child')];
    expect(statusOf('parent', ...events).state).toBe('suspended');
    expect(statusOf('child', ...events).state).toBe('restored');
  });
});

test('the runs of a channel are reported until the first confirmed one, and confirmed from then on', () => {
  const events = [claim('hold', '2023-01-10'), fact('hold', '2023-06-01'), claim('suspend', '2023-09-01')];
  const runs = runsOf(CHANNELS, historiesOf(events), { asOf: '2024-12-31' }).get('line');
  expect(runs?.map(({ state, from, confirmed }) => [state, from, confirmed])).toEqual([
    ['active', '2023-01-10', false],
    ['active', '2023-06-01', true],
  ]);
});
