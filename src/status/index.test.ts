import { describe, expect, test } from 'vitest';
import { happening, kin, type ReportDetails } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import type { State, Status } from '../domain/status.ts';
import { fold } from './index.ts';

const LINE = [kin('line')];
const TODAY = '2026-11-20';

/** The channel's status after the events, as of the day. */
function statusOf(events: readonly HistoryEvent[], asOf = TODAY, knownOn?: string): Status {
  const history = events.toSorted(compareEvents);
  const when = knownOn === undefined ? { asOf } : { asOf, knownOn };
  const [status] = fold(LINE, new Map([['line', history]]), when);
  if (status === undefined) throw new Error('no status for the channel');
  return status;
}

/** Events a month apart, from January 2021 on; plans are told then and due at the end of 2026. */
function course(...actions: readonly Action[]): readonly HistoryEvent[] {
  return actions.map((action, index) => {
    const day = `2021-${String(index + 1).padStart(2, '0')}-15`;
    return action === 'schedule'
      ? happening(action, `2026-12-${10 + index}`, { published: day })
      : happening(action, day);
  });
}

const monthOf = (status: Status): number => Number(status.since?.slice(5, 7));
const brief = (events: readonly HistoryEvent[]): readonly string[] =>
  events.map(({ action, date }) => `${action} ${date}`);

describe('without an event', () => {
  test('a channel is unknown', () => {
    const [status] = fold(LINE, new Map(), { asOf: TODAY });
    expect(status).toEqual({
      channel: 'line',
      kind: 'dialogue',
      state: 'unknown',
      since: null,
      precision: null,
      confirmed: false,
      latest: undefined,
      support: [],
      beside: [],
      reported: [],
    });
  });

  test('there is one status a channel, in the given order', () => {
    const statuses = fold([kin('b'), kin('a')], new Map([['a', course('hold')]]), { asOf: TODAY });
    expect(statuses.map(({ channel }) => channel)).toEqual(['b', 'a']);
  });
});

describe('the state after a course of events, and the month since when', () => {
  test.each<[readonly Action[], State, number]>([
    // The codebook's table: what each action leads to where nothing was.
    [['propose'], 'proposed', 1],
    [['agree'], 'agreed', 1],
    [['schedule'], 'scheduled', 1],
    [['hold'], 'active', 1],
    [['resume'], 'restored', 1],
    [['suspend'], 'suspended', 1],
    [['postpone'], 'postponed', 1],
    [['refuse'], 'refused', 1],
    [['extend'], 'active', 1],
    [['end'], 'ended', 1],
    // A further event of the same state confirms it.
    [['hold', 'hold'], 'active', 1],
    [['resume', 'resume'], 'restored', 1],
    [['suspend', 'suspend'], 'suspended', 1],
    [['end', 'end'], 'ended', 1],
    [['propose', 'propose'], 'proposed', 1],
    [['agree', 'agree'], 'agreed', 1],
    [['refuse', 'refuse'], 'refused', 1],
    [['postpone', 'postpone'], 'postponed', 1],
    [['schedule', 'schedule'], 'scheduled', 1],
    [['hold', 'extend'], 'active', 1],
    // A contact restores what was suspended, and a restored channel stays restored.
    [['suspend', 'hold'], 'restored', 2],
    [['suspend', 'resume'], 'restored', 2],
    [['suspend', 'hold', 'hold'], 'restored', 2],
    [['suspend', 'hold', 'resume'], 'restored', 2],
    [['suspend', 'hold', 'extend'], 'restored', 2],
    [['suspend', 'extend'], 'active', 2],
    [['hold', 'resume'], 'restored', 2],
    [['hold', 'suspend'], 'suspended', 2],
    [['suspend', 'hold', 'suspend'], 'suspended', 3],
    // After an end a contact begins anew; what ended cannot be suspended.
    [['hold', 'end'], 'ended', 2],
    [['end', 'hold'], 'active', 2],
    [['end', 'resume'], 'restored', 2],
    [['end', 'suspend'], 'ended', 1],
    [['suspend', 'end'], 'ended', 2],
    // Plans do not undo what works.
    [['hold', 'propose'], 'active', 1],
    [['hold', 'agree'], 'active', 1],
    [['hold', 'schedule'], 'active', 1],
    [['suspend', 'hold', 'schedule'], 'restored', 2],
    // A refusal or postponement shows until the next contact, agreement or date.
    [['hold', 'refuse'], 'refused', 2],
    [['hold', 'postpone'], 'postponed', 2],
    [['hold', 'refuse', 'postpone'], 'postponed', 3],
    [['hold', 'refuse', 'refuse'], 'refused', 2],
    [['hold', 'refuse', 'propose'], 'refused', 2],
    [['hold', 'refuse', 'hold'], 'restored', 3],
    [['hold', 'refuse', 'extend'], 'active', 3],
    [['hold', 'refuse', 'agree'], 'active', 3],
    [['hold', 'postpone', 'hold'], 'active', 3],
    [['hold', 'postpone', 'schedule'], 'active', 3],
    [['hold', 'refuse', 'resume'], 'restored', 3],
    [['suspend', 'hold', 'refuse', 'hold'], 'restored', 4],
    [['suspend', 'hold', 'postpone', 'hold'], 'active', 4],
    [['suspend', 'hold', 'postpone', 'schedule'], 'restored', 4],
    [['suspend', 'hold', 'refuse', 'resume'], 'restored', 4],
    [['hold', 'refuse', 'suspend'], 'suspended', 3],
    // Where nothing works yet, words follow each other; an agreement is not downgraded by a proposal.
    [['propose', 'agree'], 'agreed', 2],
    [['agree', 'propose'], 'agreed', 1],
    [['agree', 'schedule'], 'scheduled', 2],
    [['schedule', 'agree'], 'scheduled', 1],
    [['schedule', 'propose'], 'scheduled', 1],
    [['propose', 'refuse'], 'refused', 2],
    [['agree', 'refuse'], 'refused', 2],
    [['schedule', 'postpone'], 'postponed', 2],
    [['refuse', 'propose'], 'refused', 1],
    [['refuse', 'hold'], 'restored', 2],
    [['refuse', 'agree', 'hold'], 'restored', 3],
    [['postpone', 'propose'], 'postponed', 1],
    [['refuse', 'agree'], 'agreed', 2],
    [['postpone', 'schedule'], 'scheduled', 2],
    [['propose', 'hold'], 'active', 2],
    [['agree', 'suspend'], 'suspended', 2],
    [['agree', 'suspend', 'hold'], 'restored', 3],
    // What is cut stays cut through requests and refusals, and shows an agreement or date to reopen it.
    [['suspend', 'propose'], 'suspended', 1],
    [['suspend', 'refuse'], 'suspended', 1],
    [['suspend', 'postpone'], 'suspended', 1],
    [['suspend', 'agree'], 'agreed', 2],
    [['suspend', 'schedule'], 'scheduled', 2],
    [['suspend', 'agree', 'propose'], 'agreed', 2],
    [['suspend', 'agree', 'hold'], 'restored', 3],
    [['suspend', 'schedule', 'hold'], 'restored', 3],
    [['suspend', 'agree', 'suspend'], 'suspended', 3],
    [['suspend', 'agree', 'refuse'], 'refused', 3],
    [['suspend', 'schedule', 'postpone'], 'postponed', 3],
    [['suspend', 'agree', 'refuse', 'hold'], 'restored', 4],
    [['end', 'propose'], 'ended', 1],
    [['end', 'refuse'], 'ended', 1],
    [['end', 'agree'], 'agreed', 2],
    [['end', 'agree', 'hold'], 'active', 3],
  ])('%s: %s, %i', (actions, state, month) => {
    const status = statusOf(course(...actions));
    expect([status.state, monthOf(status)]).toEqual([state, month]);
  });
});

describe('since, last confirmed and support', () => {
  test('the event that brought the state about comes first, then what confirmed it, newest first', () => {
    const status = statusOf(course('suspend', 'resume', 'hold', 'hold'));
    expect(brief(status.support)).toEqual(['resume 2021-02-15', 'hold 2021-04-15', 'hold 2021-03-15']);
    expect(status).toMatchObject({ since: '2021-02-15', precision: 'day', latest: { date: '2021-04-15' } });
  });

  test('a state is as exact as the event that brought it about', () => {
    const status = statusOf([happening('suspend', '2022-08'), happening('suspend', '2022-10-03')]);
    expect(status).toMatchObject({ since: '2022-08', precision: 'month', latest: { date: '2022-10-03' } });
  });

  test('further refusals confirm the refusal', () => {
    expect(statusOf(course('hold', 'refuse', 'refuse'))).toMatchObject({
      since: '2021-02-15',
      latest: { date: '2021-03-15' },
    });
  });

  test('nothing older than the run of the state supports it', () => {
    const status = statusOf(course('hold', 'refuse', 'agree', 'hold'));
    expect(brief(status.support)).toEqual(['agree 2021-03-15', 'hold 2021-04-15']);
  });

  test('a plan counts from the day on which it became known', () => {
    const status = statusOf([happening('schedule', '2026-12', { published: '2026-10-01' })]);
    expect(status).toMatchObject({
      state: 'scheduled',
      since: '2026-10-01',
      precision: 'day',
      latest: { date: '2026-12' },
    });
  });
});

describe('plans', () => {
  const plan = (date: PartialDate, published: string): HistoryEvent =>
    happening('schedule', date, { published });

  test('a plan counts as soon as it is known, not when it is due', () => {
    expect(statusOf([plan('2026-12-10', '2026-10-01')], '2026-09-30').state).toBe('unknown');
    expect(statusOf([plan('2026-12-10', '2026-10-01')], '2026-10-01').state).toBe('scheduled');
  });

  test('a passed date without a report of the contact is no contact', () => {
    expect(statusOf([plan('2024-05-14', '2024-04-01')])).toMatchObject({
      state: 'scheduled',
      since: '2024-04-01',
    });
    expect(statusOf([happening('suspend', '2022-08-05'), plan('2024-05-14', '2024-04-01')]).state).toBe(
      'scheduled',
    );
  });

  test('after a passed date a new plan goes on with the state, an agreement or proposal changes it', () => {
    const passed = plan('2024-05-14', '2024-04-01');
    expect(statusOf([passed, plan('2024-09-14', '2024-08-01')]).since).toBe('2024-04-01');
    expect(statusOf([passed, happening('agree', '2024-08-01')]).state).toBe('agreed');
    expect(statusOf([passed, happening('propose', '2024-08-01')]).state).toBe('proposed');
  });

  test('a plan that became known only after it was due changes no status', () => {
    const retold = plan('2023-02-05', '2023-12-20');
    expect(statusOf([retold]).state).toBe('unknown');
    const status = statusOf([happening('postpone', '2023-02-03'), retold]);
    expect(status).toMatchObject({ state: 'postponed', beside: [] });
  });
});

describe('what stands beside', () => {
  const beside = (...actions: readonly Action[]): readonly string[] =>
    statusOf(course(...actions)).beside.map(({ action }) => action);

  test.each<[string, readonly Action[], readonly Action[]]>([
    ['plans beside what works, newest first', ['hold', 'agree', 'propose'], ['propose', 'agree']],
    ['a contact answers the agreement', ['hold', 'agree', 'hold'], []],
    ['but not a plan that is still due', ['hold', 'schedule', 'hold'], ['schedule']],
    ['a proposal beside a refusal', ['hold', 'refuse', 'propose'], ['propose']],
    [
      'refused requests beside a suspension',
      ['suspend', 'propose', 'refuse', 'refuse'],
      ['refuse', 'refuse'],
    ],
    ['nothing older than the state', ['propose', 'suspend', 'refuse', 'agree'], []],
    ['a proposal beside an agreement', ['agree', 'propose'], ['propose']],
    ['no plan after a refusal', ['hold', 'schedule', 'propose', 'refuse'], []],
    ['a plan still due beside a newer state', ['hold', 'schedule', 'resume'], ['schedule']],
    ['a suspension of what ended', ['end', 'suspend'], ['suspend']],
  ])('%s', (_, actions, expected) => {
    expect(beside(...actions)).toEqual(expected);
  });

  test('a plan that is past stays beside until something answers it', () => {
    const events = [
      happening('hold', '2024-01-15'),
      happening('schedule', '2024-05-14', { published: '2024-04-01' }),
    ];
    expect(brief(statusOf(events).beside)).toEqual(['schedule 2024-05-14']);
    expect(statusOf([...events, happening('hold', '2024-07-01')]).beside).toEqual([]);
  });
});

describe('as of a day', () => {
  const events = [
    happening('hold', '2022-01-10'),
    happening('suspend', '2022-08'),
    happening('resume', '2023-12-21'),
  ];
  test.each<[string, State, PartialDate | null]>([
    ['2022-01-09', 'unknown', null],
    ['2022-01-10', 'active', '2022-01-10'],
    ['2022-08-30', 'active', '2022-01-10'],
    ['2022-08-31', 'suspended', '2022-08'],
    ['2023-12-20', 'suspended', '2022-08'],
    ['2023-12-21', 'restored', '2023-12-21'],
  ])('%s: %s', (asOf, state, since) => {
    expect(statusOf(events, asOf)).toMatchObject({ state, since });
  });

  test('what became known later than asked does not count', () => {
    const late = [
      happening('hold', '2022-01-10'),
      happening('suspend', '2022-08-05', { published: '2022-09-01' }),
    ];
    expect(statusOf(late, TODAY, '2022-08-31').state).toBe('active');
    expect(statusOf(late, TODAY, '2022-09-01').state).toBe('suspended');
  });
});

describe('events known by month or year only', () => {
  const reminder = (action: Action, date: PartialDate, details: ReportDetails = {}): HistoryEvent =>
    happening(action, date, { published: '2025-06-01', background: true, ...details });

  test.each<[string, readonly HistoryEvent[], State]>([
    [
      'a cut told of the year does not undo the restoration in it',
      [happening('suspend', '2022-08-05'), happening('resume', '2022-11-10'), reminder('suspend', '2022')],
      'restored',
    ],
    [
      'a contact told of the year may be older than the cut in it',
      [happening('hold', '2021-03-01'), happening('suspend', '2022-08-05'), reminder('hold', '2022')],
      'suspended',
    ],
    [
      'a contact told of the year after the cut restores',
      [happening('hold', '2021-03-01'), happening('suspend', '2022-08-05'), reminder('hold', '2023')],
      'restored',
    ],
    [
      'but not one told of the same year, which may be older though nothing is known of it',
      [happening('suspend', '2022-08-05'), reminder('hold', '2022')],
      'suspended',
    ],
    [
      'nor a cut told of the year in which it was restored',
      [happening('resume', '2022-11-10'), reminder('suspend', '2022')],
      'restored',
    ],
    [
      'news of the month restores, which is newer than the cut',
      [
        happening('hold', '2021-03-01'),
        happening('suspend', '2022-08-05'),
        happening('hold', '2022-08', { published: '2022-08-20' }),
      ],
      'restored',
    ],
    [
      'a restoration told of the year is newer than the cut in it',
      [happening('hold', '2021-03-01'), happening('suspend', '2022-08-05'), reminder('resume', '2022')],
      'restored',
    ],
  ])('%s', (_, events, state) => {
    expect(statusOf(events).state).toBe(state);
  });
});
