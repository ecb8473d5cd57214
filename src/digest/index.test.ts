import { describe, expect, test } from 'vitest';
import { happening, type ReportDetails } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Digest } from '../domain/digest.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay } from '../domain/history.ts';
import type { ChannelRun, State } from '../domain/status.ts';
import { summarize } from './index.ts';

const CONFIRMED = { by: 'chronology' } as const;
const COVERAGE = { read: 40, relevant: 12, stories: 12, skipped: 1 };

const FRESHNESS = { newest: '2023-12-21', outlets: 3, horizon: '2023-12-21' };

/** A run of a state from the day of the event that brought it about. */
const run = (state: State, cause: HistoryEvent, confirmed = true): ChannelRun => ({
  state,
  from: effectiveDay(cause),
  since: cause.date,
  cause,
  confirmed,
});
type Runs = Readonly<Record<string, readonly ChannelRun[]>>;

/** The digest of the week from 2023-12-15 to 2023-12-21, of two channels that stay unknown unless told otherwise. */
function digest(events: readonly HistoryEvent[], before: Runs = {}, after: Runs = before): Digest {
  const histories = Map.groupBy(events.toSorted(compareEvents), ({ channel }) => channel);
  return summarize({
    brief: 'test',
    from: '2023-12-14',
    to: '2023-12-21',
    before: new Map(Object.entries(before)),
    after: new Map(Object.entries(after)),
    histories,
    channels: ['a', 'b'],
    isNew: (event) => event.known > '2023-12-14',
    corrections: [],
    coverage: COVERAGE,
    freshness: FRESHNESS,
  });
}

const on = (channel: string, action: Action, date: PartialDate, details: ReportDetails = {}): HistoryEvent =>
  happening(action, date, { channel, ...details });
const brief = (events: readonly HistoryEvent[]): readonly string[] =>
  events.map(({ channel, action, date }) => `${channel} ${action} ${date}`);

describe('a digest', () => {
  test('of nothing says so and counts what was read', () => {
    expect(digest([])).toEqual({
      brief: 'test',
      from: '2023-12-14',
      to: '2023-12-21',
      transitions: [],
      events: [],
      reported: [],
      upcoming: [],
      amended: [],
      corrections: [],
      decisions: [],
      older: 0,
      latest: undefined,
      coverage: COVERAGE,
      freshness: FRESHNESS,
    });
  });
});

describe('a plan', () => {
  const plan = on('b', 'schedule', '2023-12-18', { published: '2023-12-16', confirmed: CONFIRMED });

  test('that a contact has answered is told by the contact alone', () => {
    const contact = on('b', 'hold', '2023-12-19', { confirmed: CONFIRMED });
    expect(brief(digest([plan, contact]).events)).toEqual(['b hold 2023-12-19']);
  });

  test('that nothing has answered is told', () => {
    expect(brief(digest([plan]).events)).toEqual(['b schedule 2023-12-18']);
  });
});

describe('transitions', () => {
  const working = run('active', on('b', 'hold', '2020-01-10'));
  const told = ({ transitions, amended }: Digest) =>
    [...amended, ...transitions].map(({ channel, day, before, after }) =>
      [channel, day, before.state, after.state].join(' '),
    );

  test('are what a channel showed at the beginning, and every state that it showed since', () => {
    const cut = on('b', 'suspend', '2023-12-18');
    expect(digest([cut], { b: [working] }, { b: [working, run('suspended', cut)] }).transitions).toEqual([
      {
        channel: 'b',
        day: '2023-12-18',
        before: { state: 'active', since: '2020-01-10', confirmed: true },
        after: { state: 'suspended', since: '2023-12-18', confirmed: true },
        cause: cut,
      },
    ]);
  });

  test('are all told though the state ends as it began, in chronological order over all channels', () => {
    const [put, cut, back] = [
      on('b', 'postpone', '2023-12-15'),
      on('b', 'suspend', '2023-12-17'),
      on('b', 'resume', '2023-12-20'),
    ];
    const other = on('a', 'refuse', '2023-12-18');
    const made = digest(
      [put, cut, back, other],
      { b: [run('restored', working.cause)] },
      {
        a: [run('refused', other)],
        b: [
          run('restored', working.cause),
          run('postponed', put),
          run('suspended', cut),
          run('restored', back),
        ],
      },
    );
    expect(told(made)).toEqual([
      'b 2023-12-15 restored postponed',
      'b 2023-12-17 postponed suspended',
      'a 2023-12-18 unknown refused',
      'b 2023-12-20 suspended restored',
    ]);
  });

  test('take in news of days before the window, and what followed it', () => {
    const cut = on('b', 'suspend', '2023-12-08', { published: '2023-12-20' });
    const held = on('b', 'hold', '2023-12-10');
    const made = digest(
      [cut, held],
      { b: [working] },
      { b: [working, run('suspended', cut), run('restored', held)] },
    );
    expect(told(made)).toEqual(['b 2023-12-08 active suspended', 'b 2023-12-10 suspended restored']);
    expect(made.amended).toEqual([]);
  });

  test('that older reports bring are amendments: one from what was shown to what is', () => {
    const cut = on('b', 'suspend', '2022-08-05', { published: '2022-08-05' });
    const back = on('b', 'resume', '2022-11-05', { published: '2022-11-05' });
    const made = digest(
      [cut, back],
      { b: [working] },
      { b: [working, run('suspended', cut), run('restored', back)] },
    );
    expect(told(made)).toEqual(['b 2022-11-05 active restored']);
    expect(made.transitions).toEqual([]);
  });

  test('that a withdrawn report leaves behind are amendments', () => {
    const made = digest(
      [],
      { b: [working, run('suspended', on('b', 'suspend', '2023-12-01'))] },
      { b: [working] },
    );
    expect(made.amended.map(({ before, after, cause }) => [before.state, after.state, cause])).toEqual([
      ['suspended', 'active', working.cause],
    ]);
  });

  test('a channel that falls dormant changes by the lapse of time', () => {
    const dormant = { ...run('dormant', working.cause), from: '2023-12-17', since: '2023-12-17' };
    expect(told(digest([], { b: [working] }, { b: [working, dormant] }))).toEqual([
      'b 2023-12-17 active dormant',
    ]);
  });

  test('what was reported and is confirmed is a change though the state is the same', () => {
    const held = on('b', 'hold', '2023-12-10');
    const made = digest([held], { b: [run('active', held, false)] }, { b: [run('active', held)] });
    expect(made.amended.length + made.transitions.length).toBe(1);
  });

  test('the event behind one is not listed again, another that bears it out is', () => {
    const back = on('b', 'resume', '2023-12-21', { confirmed: CONFIRMED });
    const held = on('b', 'hold', '2023-12-19', { confirmed: CONFIRMED });
    const cut = run('suspended', on('b', 'suspend', '2022-08-05'));
    const made = digest([back, held], { b: [cut] }, { b: [cut, run('restored', back)] });
    expect(brief(made.events)).toEqual(['b hold 2023-12-19']);
  });
});

test('news that nothing confirms is listed apart', () => {
  const claim = on('a', 'refuse', '2023-12-18');
  const fact = on('b', 'hold', '2023-12-19', { confirmed: CONFIRMED });
  expect(digest([claim, fact])).toMatchObject({ events: [fact], reported: [claim] });
});

describe('events', () => {
  test.each<[string, HistoryEvent, boolean]>([
    ['known in the window', on('a', 'hold', '2023-12-15'), true],
    ['known on its last day', on('a', 'hold', '2023-12-21'), true],
    ['known on the day before', on('a', 'hold', '2023-12-14'), false],
    ['known later', on('a', 'hold', '2023-12-20', { published: '2023-12-22' }), false],
    [
      'that happened before the window and became known in it',
      on('a', 'hold', '2023-12-01', { published: '2023-12-16' }),
      true,
    ],
    ['of the month, told in it', on('a', 'propose', '2023-12', { published: '2023-12-16' }), true],
    [
      'that only a reminder tells',
      on('a', 'hold', '2023-12-01', { published: '2023-12-16', background: true }),
      false,
    ],
    [
      'that came out more than 30 days late',
      on('a', 'hold', '2023-11-15', { published: '2023-12-16' }),
      false,
    ],
    [
      'a fact of the chronology that came out in the window',
      on('a', 'hold', '2023-12-15', { kind: 'chronology' }),
      true,
    ],
    [
      'a fact whose source looks far back',
      on('a', 'hold', '2022-08-05', { kind: 'chronology', published: '2023-12-16' }),
      false,
    ],
    ['of a channel that is not watched', on('c', 'hold', '2023-12-15'), false],
  ])('%s: %s', (_, event, listed) => {
    expect(digest([event]).reported).toEqual(listed ? [event] : []);
  });

  test('come newest first over all channels', () => {
    const events = [
      on('a', 'hold', '2023-12-18'),
      on('b', 'refuse', '2023-12-20'),
      on('a', 'agree', '2023-12-16'),
    ];
    expect(brief(digest(events).reported)).toEqual([
      'b refuse 2023-12-20',
      'a hold 2023-12-18',
      'a agree 2023-12-16',
    ]);
  });
});

describe('upcoming', () => {
  const plan = (channel: string, date: PartialDate, published: string): HistoryEvent =>
    on(channel, 'schedule', date, { published });
  test.each<[string, readonly HistoryEvent[], readonly string[]]>([
    [
      'next first over all channels, whenever announced',
      [plan('a', '2024-04-10', '2023-12-20'), plan('b', '2024-01-08', '2023-11-01')],
      ['b schedule 2024-01-08', 'a schedule 2024-04-10'],
    ],
    [
      'a month comes after its days',
      [plan('a', '2024-01', '2023-12-20'), plan('b', '2024-01-08', '2023-12-01')],
      ['b schedule 2024-01-08', 'a schedule 2024-01'],
    ],
    ['not what is due on the last day', [plan('a', '2023-12-21', '2023-12-20')], []],
    ['but what may come later in the month', [plan('a', '2023-12', '2023-12-01')], ['a schedule 2023-12']],
    ['not what is announced later', [plan('a', '2024-01-08', '2023-12-22')], []],
    ['not what was put off', [plan('a', '2024-01-08', '2023-12-10'), on('a', 'postpone', '2023-12-18')], []],
    ['nor refused', [plan('a', '2024-01-08', '2023-12-10'), on('a', 'refuse', '2023-12-18')], []],
    ['nor cut', [plan('a', '2024-01-08', '2023-12-10'), on('a', 'suspend', '2023-12-18')], []],
    [
      'not what took place on its eve',
      [plan('a', '2023-12-22', '2023-12-10'), on('a', 'hold', '2023-12-21')],
      [],
    ],
    [
      'but what another contact preceded',
      [plan('a', '2024-01-08', '2023-12-10'), on('a', 'hold', '2023-12-18')],
      ['a schedule 2024-01-08'],
    ],
    [
      'and what was put off in another channel',
      [plan('a', '2024-01-08', '2023-12-10'), on('b', 'postpone', '2023-12-18')],
      ['a schedule 2024-01-08'],
    ],
    [
      'and what was put off, which nobody knew yet',
      [plan('a', '2024-01-08', '2023-12-10'), on('a', 'postpone', '2023-12-18', { published: '2023-12-23' })],
      ['a schedule 2024-01-08'],
    ],
    [
      'and what is put off later',
      [plan('a', '2024-01-08', '2023-12-10'), on('a', 'postpone', '2023-12-23')],
      ['a schedule 2024-01-08'],
    ],
  ])('%s', (_, events, expected) => {
    expect(brief(digest(events).upcoming)).toEqual(expected);
  });
});

describe('the latest event', () => {
  test('is the newest by its own day, in the window or before', () => {
    const events = [
      on('a', 'hold', '2022-07-28', { published: '2023-12-20', background: true }),
      on('b', 'hold', '2023-11-15'),
      on('a', 'refuse', '2023-06-19'),
    ];
    expect(digest(events).latest?.id).toBe('b/hold/2023-11-15');
  });

  test('is known at the end of the window', () => {
    const events = [
      on('a', 'hold', '2023-11-15'),
      on('a', 'hold', '2023-12-20', { published: '2023-12-22' }),
    ];
    expect(digest(events).latest?.date).toBe('2023-11-15');
  });
});
