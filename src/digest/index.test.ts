import { describe, expect, test } from 'vitest';
import { happening, type ReportDetails } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Digest } from '../domain/digest.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import type { State, Status } from '../domain/status.ts';
import { summarize } from './index.ts';

const COVERAGE = { read: 40, relevant: 12, stories: 12, skipped: 1 };

function status(channel: string, state: State, support: readonly HistoryEvent[] = []): Status {
  const cause = support[0];
  return {
    channel,
    state,
    since: cause?.date ?? null,
    precision: cause?.precision ?? null,
    lastConfirmed: cause?.date ?? null,
    support,
    beside: [],
  };
}

/** The digest of the week from 2023-12-15 to 2023-12-21, of a channel and its child that stay active unless told otherwise. */
function digest(
  events: readonly HistoryEvent[],
  before: readonly Status[] = [status('a', 'active'), status('b', 'active')],
  after: readonly Status[] = before,
): Digest {
  const histories = Map.groupBy(events.toSorted(compareEvents), ({ channel }) => channel);
  return summarize({
    brief: 'test',
    from: '2023-12-14',
    to: '2023-12-21',
    before,
    after,
    histories,
    channels: [{ id: 'a' }, { id: 'b', parent: 'a' }],
    isNew: (event) => event.known > '2023-12-14',
    corrections: [],
    coverage: COVERAGE,
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
      upcoming: [],
      amended: [],
      corrections: [],
      older: 0,
      latest: undefined,
      coverage: COVERAGE,
    });
  });
});

describe('transitions', () => {
  const resumed = on('b', 'resume', '2023-12-21');
  const before = [status('a', 'active'), status('b', 'suspended')];

  test('are the channels whose state differs, with both statuses', () => {
    const after = [status('a', 'active'), status('b', 'restored', [resumed])];
    expect(digest([resumed], before, after).transitions).toEqual([
      { channel: 'b', before: before[1], after: after[1], cause: resumed },
    ]);
  });

  test('come in the order of the channels', () => {
    const after = [status('a', 'refused'), status('b', 'restored', [resumed])];
    expect(digest([resumed], before, after).transitions.map(({ channel }) => channel)).toEqual(['a', 'b']);
  });

  test('a parent’s stands beside the child’s that it mirrors', () => {
    const after = [status('a', 'restored', [resumed]), status('b', 'restored', [resumed])];
    expect(digest([resumed], before, after).transitions.map(({ channel }) => channel)).toEqual(['a', 'b']);
  });

  test('the event behind one is not listed again, another that confirms it is', () => {
    const confirmed = on('b', 'hold', '2023-12-19');
    const after = [status('a', 'active'), status('b', 'restored', [resumed, confirmed])];
    expect(brief(digest([resumed, confirmed], before, after).events)).toEqual(['b hold 2023-12-19']);
  });

  test('a break that comes to be known after its end is told by what began it, not by the contact that was told before', () => {
    const held = on('b', 'hold', '2023-12-10');
    const cut = on('b', 'suspend', '2023-12-08', { published: '2023-12-20' });
    const after = [status('a', 'restored', [held]), status('b', 'restored', [held])];
    const { transitions } = digest(
      [held, cut],
      [status('a', 'active', [held]), status('b', 'active', [held])],
      after,
    );
    expect(transitions.map(({ channel, cause }) => [channel, cause?.id])).toEqual([
      ['a', cut.id],
      ['b', cut.id],
    ]);
  });

  test('a confirmation is none', () => {
    const held = on('a', 'hold', '2023-12-20');
    const after = [status('a', 'active', [held]), status('b', 'suspended')];
    const made = digest([held], before, after);
    expect(made.transitions).toEqual([]);
    expect(brief(made.events)).toEqual(['a hold 2023-12-20']);
  });
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
    expect(digest([event]).events).toEqual(listed ? [event] : []);
  });

  test('come newest first over all channels', () => {
    const events = [
      on('a', 'hold', '2023-12-18'),
      on('b', 'refuse', '2023-12-20'),
      on('a', 'agree', '2023-12-16'),
    ];
    expect(brief(digest(events).events)).toEqual([
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
