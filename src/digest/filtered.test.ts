import { describe, expect, test } from 'vitest';
import { happening, type ReportDetails, reminder } from '../../test/support/history.ts';
import type { PartialDate } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import type { ChannelRun, State } from '../domain/status.ts';
import { type DigestFilter, summarize, type Window } from './index.ts';

const CONFIRMED = { by: 'chronology' } as const;
const on = (channel: string, action: Action, date: PartialDate, details: ReportDetails = {}): HistoryEvent =>
  happening(action, date, { channel, confirmed: CONFIRMED, ...details });
const run = (state: State, cause: HistoryEvent): ChannelRun => ({
  state,
  from: String(cause.date),
  since: cause.date,
  cause,
  confirmed: true,
});

/** Lets nothing of channel b through. */
const ONLY_A: DigestFilter = {
  channel: (channel) => channel === 'a',
  event: ({ channel }) => channel === 'a',
  transition: ({ channel }) => channel === 'a',
  correction: ({ source }) => source.id === 'a',
};

/** The digest of 15 to 21 December 2023, of the channels a and b. */
function digest(events: readonly HistoryEvent[], over: Partial<Window> = {}) {
  return summarize({
    brief: 'test',
    from: '2023-12-14',
    to: '2023-12-21',
    before: new Map(),
    after: new Map(),
    histories: Map.groupBy(events.toSorted(compareEvents), ({ channel }) => channel),
    channels: ['a', 'b'],
    isNew: ({ known }) => known > '2023-12-14',
    corrections: [],
    coverage: { read: 1, relevant: 1, stories: 1, skipped: 0 },
    freshness: { newest: null, outlets: 0, horizon: null },
    ...over,
  });
}

const channelsOf = (list: readonly { readonly channel: string }[]) => list.map(({ channel }) => channel);
/** What the articles that report an event took back. */
const correctionsBy = ({ reports }: HistoryEvent): Window['corrections'] =>
  reports.map(({ source, event }) => ({ source, withdrawn: [event], instead: [] }));
/** The same of both channels. */
const both = (action: Action, date: PartialDate, details: ReportDetails = {}) =>
  ['a', 'b'].map((channel) => on(channel, action, date, details));

describe('a filter', () => {
  const events = [
    ...both('hold', '2023-12-18'),
    ...['a', 'b'].map((channel) => happening('propose', '2023-12-19', { channel })),
    ...both('schedule', '2024-01-10', { published: '2023-12-20' }),
    ...both('hold', '2023-10-01', { published: '2023-12-16' }),
  ];

  test('lets everything through where there is none, channel by channel in their order', () => {
    const { upcoming, older } = digest(events);
    expect(channelsOf(upcoming)).toEqual(['a', 'b']);
    expect(older).toBe(2);
  });

  test('holds for events, plans, older ones and the latest', () => {
    const all = digest(events, { digestFilter: ONLY_A });
    expect(new Set(channelsOf([...all.events, ...all.reported, ...all.upcoming]))).toEqual(new Set(['a']));
    expect(all.upcoming).toHaveLength(1);
    expect(all.older).toBe(1);
    expect(all.latest?.channel).toBe('a');
  });

  test('holds for changes, whether news or amendments say why', () => {
    const [changed, told] = [
      both('suspend', '2023-12-18'),
      both('suspend', '2023-12-10', { published: '2023-12-01' }),
    ];
    const runs = (causes: readonly HistoryEvent[]) =>
      new Map(causes.map((cause) => [cause.channel, [run('suspended', cause)]]));
    const news = digest(changed, { after: runs(changed), digestFilter: ONLY_A });
    expect(channelsOf(news.transitions)).toEqual(['a']);
    const amendments = digest(told, { after: runs(told), digestFilter: ONLY_A });
    expect(channelsOf(amendments.amended)).toEqual(['a']);
  });

  test('holds for corrections', () => {
    const corrections = ['a', 'b'].flatMap((id) => correctionsBy(on('a', 'hold', '2023-12-18', { id })));
    expect(digest([], { corrections }).corrections).toHaveLength(2);
    expect(
      digest([], { corrections, digestFilter: ONLY_A }).corrections.map(({ source }) => source.id),
    ).toEqual(['a']);
  });
});

describe('what counts as news', () => {
  test('is what came out up to 30 days after it happened', () => {
    const told = (published: string) => digest([on('a', 'hold', '2023-11-20', { published })]);
    expect(told('2023-12-20')).toMatchObject({ events: [{ channel: 'a' }], older: 0 });
    expect(told('2023-12-21')).toMatchObject({ events: [], older: 1 });
  });

  test('is not what a reminder tells, nor is that counted as older', () => {
    const event = {
      ...on('a', 'hold', '2022-11-01'),
      known: '2023-12-20',
      reports: [reminder('hold', '2022-11-01')],
    };
    expect(digest([event])).toMatchObject({ events: [], older: 0 });
  });

  test('is not what an article reports that took something back: the correction tells of it', () => {
    const event = on('a', 'hold', '2023-12-18', { id: 'x' });
    const corrections = correctionsBy(event);
    expect(digest([event]).events).toHaveLength(1);
    expect(digest([event], { corrections }).events).toEqual([]);
  });

  test('is not what was known before, even if it happens in the window', () => {
    expect(digest([on('a', 'hold', '2023-12-18')], { isNew: () => false })).toMatchObject({
      events: [],
      older: 0,
    });
  });

  test('is no lapse of time: a channel that was dormant unnoticed before the window is amended', () => {
    const cause = on('a', 'hold', '2023-12-18');
    const dormant = { ...run('dormant', cause), from: '2023-12-10' };
    const { transitions, amended } = digest([cause], { after: new Map([['a', [dormant]]]) });
    expect([channelsOf(transitions), channelsOf(amended)]).toEqual([[], ['a']]);
  });
});
