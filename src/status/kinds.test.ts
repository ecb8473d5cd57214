import { describe, expect, test } from 'vitest';
import { happening, kin, type ReportDetails } from '../../test/support/history.ts';
import type { ChannelKind } from '../domain/brief.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import type { State, Status } from '../domain/status.ts';
import type { Kin } from './course.ts';
import { fold } from './index.ts';

/** The status of a channel named "line" after the events. */
function statusOf(channel: Kin, events: readonly HistoryEvent[], asOf: string): Status {
  const [status] = fold([channel], new Map([['line', events.toSorted(compareEvents)]]), { asOf });
  if (status === undefined) throw new Error('no status for the channel');
  return status;
}

describe.each<ChannelKind>(['dialogue', 'line'])('a %s with a cadence of six months', (kind) => {
  const channel = kin('line', { kind, cadence: 'P6M' });
  const met = happening('hold', '2023-08-31');
  const on = (asOf: string, ...events: readonly HistoryEvent[]) => statusOf(channel, [met, ...events], asOf);

  test('works until the cadence has passed, and is dormant from the day after', () => {
    expect(on('2024-02-29')).toMatchObject({ state: 'active', since: '2023-08-31' });
    expect(on('2024-03-01')).toMatchObject({ state: 'dormant', since: '2024-03-01', precision: 'day' });
    expect(on('2026-01-01').latest).toBe(met);
  });

  test('is active by the next contact, not restored', () => {
    expect(on('2025-01-01', happening('hold', '2024-12-01'))).toMatchObject({
      state: 'active',
      since: '2024-12-01',
    });
  });

  test('is as dormant where a restored channel was left', () => {
    expect(on('2024-06-20', happening('resume', '2023-12-10')).state).toBe('dormant');
  });

  test.each<[Action, State]>([
    ['propose', 'dormant'],
    ['agree', 'agreed'],
    ['schedule', 'scheduled'],
    ['refuse', 'refused'],
    ['postpone', 'postponed'],
    ['suspend', 'suspended'],
  ])('dormant and then %s: %s', (action, state) => {
    const event =
      action === 'schedule'
        ? happening('schedule', '2024-09-01', { published: '2024-05-01' })
        : happening(action, '2024-05-01');
    expect(on('2024-06-01', event).state).toBe(state);
  });

  test('a refusal shows on, however long the last contact lies back', () => {
    expect(on('2025-01-01', happening('refuse', '2023-10-01'))).toMatchObject({
      state: 'refused',
      since: '2023-10-01',
    });
  });

  test('a contact of a month counts from the last day on which it may have been', () => {
    const status = statusOf(channel, [happening('hold', '2023-08')], '2024-02-29');
    expect(status.state).toBe('active');
  });
});

describe('a contact without substance', () => {
  const handshake = (date: PartialDate) => happening('hold', date, { form: 'greeting' });
  test.each<Action>(['suspend', 'refuse', 'postpone'])('lifts nothing after %s', (action) => {
    const status = statusOf(
      kin('line'),
      [happening('hold', '2023-01-01'), happening(action, '2023-02-01'), handshake('2023-06-02')],
      '2023-07-01',
    );
    expect(status.since).toBe('2023-02-01');
    expect(status.beside.map(({ date }) => date)).toEqual(['2023-06-02']);
    expect(status.latest?.date).toBe('2023-02-01');
  });
});

describe('an agreement', () => {
  const treaty = kin('line', { kind: 'agreement', cadence: 'P12M' });
  const on = (...events: readonly HistoryEvent[]) => statusOf(treaty, events, '2026-01-01');
  const signed = happening('agree', '2010-04-08');
  const inForce = happening('hold', '2011-02-05');

  test('is signed, then in force, and never dormant', () => {
    expect(on(signed)).toMatchObject({ state: 'agreed', since: '2010-04-08' });
    expect(on(signed, inForce)).toMatchObject({ state: 'active', since: '2011-02-05' });
  });

  test.each<Action>(['propose', 'postpone', 'refuse', 'agree'])('goes on in force after %s', (action) => {
    const status = on(signed, inForce, happening(action, '2020-03-01'));
    expect(status).toMatchObject({ state: 'active', since: '2011-02-05' });
    if (action !== 'agree') expect(status.latest?.action).toBe(action === 'propose' ? 'hold' : action);
  });

  test('talks about it neither put it in force nor end its suspension', () => {
    const talks = (date: PartialDate) => happening('hold', date, { form: 'meeting' });
    expect(on(signed, talks('2010-06-01')).state).toBe('agreed');
    const suspended = happening('suspend', '2023-02-21');
    expect(on(signed, inForce, suspended, talks('2024-01-01')).state).toBe('suspended');
    expect(on(signed, inForce, suspended, happening('agree', '2024-01-01')).state).toBe('suspended');
  });

  test('is in force again where the text says so, and ends for good', () => {
    const suspended = happening('suspend', '2023-02-21');
    expect(on(signed, inForce, suspended, happening('resume', '2024-01-01'))).toMatchObject({
      state: 'active',
      since: '2024-01-01',
    });
    expect(
      on(signed, inForce, happening('end', '2025-02-05'), happening('propose', '2025-03-01')),
    ).toMatchObject({ state: 'ended', since: '2025-02-05' });
  });

  test('is not refused or proposed by talk about it, though nothing else is known', () => {
    const status = on(happening('propose', '2023-10-01'), happening('refuse', '2023-11-01'));
    expect(status).toMatchObject({ state: 'unknown', latest: { action: 'refuse' } });
    expect(status.beside.map(({ action }) => action)).toEqual(['refuse']);
  });

  test('of which nothing is known but practice is in force', () => {
    expect(on(happening('hold', '2023-03-30', { form: 'notice' })).state).toBe('active');
    expect(on(happening('extend', '2021-02-03')).state).toBe('active');
  });

  test('with practice as the first that is known after its signing has been in force since', () => {
    for (const practice of [
      happening('hold', '1990-03-30', { form: 'notice' }),
      happening('hold', '2023-03-30'),
    ]) {
      expect(on(happening('agree', '1988'), practice)).toMatchObject({ state: 'active', since: '1988' });
    }
  });

  test('enters into force when the chronology says so, however long after its signing', () => {
    const entry = happening('hold', '2002-01-01', { kind: 'chronology' });
    expect(on(happening('agree', '1992-03-24'), entry)).toMatchObject({
      state: 'active',
      since: '2002-01-01',
    });
  });
});

describe('an arrangement that does not exist yet', () => {
  const on = (...events: readonly [Action, PartialDate, ReportDetails?][]) =>
    statusOf(
      kin('line', { kind: 'agreement', standing: false }),
      events.map(([action, date, details]) => happening(action, date, details)),
      '2026-01-01',
    );

  test('is not put in force by a single notice, which is a contact all the same', () => {
    const status = on(['propose', '2023-12-11'], ['hold', '2024-09-25']);
    expect(status).toMatchObject({ state: 'proposed', since: '2023-12-11', latest: { date: '2024-09-25' } });
    expect(on(['hold', '2024-09-25'])).toMatchObject({ state: 'unknown', latest: { date: '2024-09-25' } });
  });

  test('can be refused, agreed, and then in force', () => {
    expect(on(['propose', '2023-12-11'], ['refuse', '2024-01-11']).state).toBe('refused');
    expect(on(['propose', '2023-12-11'], ['agree', '2024-01-11']).state).toBe('agreed');
    expect(on(['agree', '2024-01-11'], ['hold', '2024-09-25']).state).toBe('active');
  });
});
