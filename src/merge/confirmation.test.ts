import { describe, expect, test } from 'vitest';
import { report } from '../../test/support/history.ts';
import { straitBrief } from '../../test/support/strait.ts';
import type { Action, ChannelEvent, Confirmation, Report, Source } from '../domain/event.ts';
import { createAuthority, merge } from './index.ts';

const [north, south] = straitBrief().sides;
if (north === undefined || south === undefined) throw new Error('the strait has two sides');
const brief = {
  ...straitBrief(),
  sides: [
    {
      ...north,
      official: {
        outlets: [{ name: 'North Gazette', aliases: ['北方公报'], domains: ['gazette.example'] }],
        bodies: [],
      },
    },
    south,
    {
      ...north,
      id: 'island',
      official: { outlets: [{ name: 'Island News', aliases: [], domains: ['island.example'] }], bodies: [] },
    },
  ],
  confirmation: { outlets: 2, confidence: 0.5 },
};
const { confirm } = createAuthority(brief);

/** A report of the ferry talks in an article of an outlet. */
function by(outlet: string | null, event: Partial<ChannelEvent> = {}, source: Partial<Source> = {}): Report {
  const told = report('hold', '2024-03-04', { channel: 'ferry', outlet, id: `${outlet} ${source.url}` });
  return { event: { ...told.event, ...event }, source: { ...told.source, ...source } };
}

describe('an event is confirmed by', () => {
  test.each<[string, readonly Report[], Confirmation | undefined]>([
    ['a fact of the chronology', [by('Herald'), by(null, {}, { kind: 'chronology' })], { by: 'chronology' }],
    [
      'an analyst, before all else',
      [by(null, {}, { kind: 'chronology' }), by('Kim', {}, { kind: 'analyst' })],
      { by: 'analyst', name: 'Kim', on: '2024-03-04' },
    ],
    ['an official outlet by its name', [by('North Gazette')], { by: 'official', outlet: 'North Gazette' }],
    ['by another of its names', [by('北方公报')], { by: 'official', outlet: 'North Gazette' }],
    [
      'by the domain of its pages, or one below it',
      [by('A reposter', {}, { url: 'https://www.en.gazette.example/a' })],
      { by: 'official', outlet: 'North Gazette' },
    ],
    [
      'a named official or body of a party',
      [by('Herald', { attribution: 'the harbour ministry', attributedTo: 'south' })],
      { by: 'attribution', who: 'the harbour ministry', side: 'south' },
    ],
    ['two outlets', [by('Herald'), by('Courier')], { by: 'outlets', outlets: ['Herald', 'Courier'] }],
    [
      'two that ask the same ministry',
      [
        by('Herald', { attribution: 'the ministry', attributedTo: 'elsewhere' }),
        by('Courier', { attribution: 'the ministry', attributedTo: 'elsewhere' }),
      ],
      { by: 'outlets', outlets: ['Herald', 'Courier'] },
    ],
  ])('%s', (_, reports, expected) => {
    expect(confirm('ferry', reports)).toEqual(expected);
  });
});

describe('an event is only reported', () => {
  const copy = (outlet: string) => by(outlet, {}, { copyOf: 'Herald undefined' });
  test.each<[string, readonly Report[]]>([
    ['by one outlet', [by('Herald')]],
    ['by one outlet in two articles', [by('Herald', {}, { id: '1' }), by('Herald', {}, { id: '2' })]],
    ['by outlets that copy one text', [by('Herald'), copy('Courier'), copy('Paper')]],
    [
      'by outlets that cite the same third',
      [by('Herald', { attribution: 'the Wire' }), by('Courier', { attribution: 'The Wire.' })],
    ],
    ['by an outlet and one that cites it', [by('Wire'), by('Courier', { attribution: 'the Wire agency' })]],
    [
      'by outlets that cite somebody in two scripts',
      [by('Herald', { attribution: 'the Wire' }), by('信使报', { attribution: '电讯社' })],
    ],
    ['by texts without an outlet', [by(null, {}, { id: '1' }), by(null, {}, { id: '2' })]],
    ['on the word of an anonymous official', [by('Herald', { attribution: 'a northern official' })]],
    [
      'on the word of one who is no party of the channel',
      [by('Herald', { attribution: 'the island', attributedTo: 'island' }), by('Island News')].slice(0, 1),
    ],
    ['by the press of one who is no party of the channel', [by('Island News')]],
    [
      'by an address that only ends like an official one',
      [by('X', {}, { url: 'https://notgazette.example/' })],
    ],
    ['where the extractor is not sure', [by('North Gazette', { confidence: 0.4 })]],
    ['where one of two is not sure', [by('Herald'), by('Courier', { confidence: 0.1 })]],
  ])('%s', (_, reports) => {
    expect(confirm('ferry', reports)).toBeUndefined();
  });
});

describe('what articles only look back on', () => {
  const text = { en: 'held', 'zh-Hans': '举行', 'zh-Hant': '舉行' };
  const fact = { id: 'f', channel: 'ferry', action: 'hold', actors: [], fact: text, sources: [] } as const;
  const chronology = ['2023-06-01', '2024-12-31'].map((date) => ({ ...fact, date }));
  const covered = createAuthority({ ...brief, chronology });
  const retold = (date: string, action: Action = 'hold') => {
    const past = { date, action, background: true };
    return [by('Herald', past), by('Courier', past), by('North Gazette', past)];
  };
  test('is only reported where the chronology would know it', () => {
    expect(covered.confirm('ferry', retold('2024-03-04'))).toBeUndefined();
    expect(covered.confirm('ferry', retold('2023'))).toBeUndefined();
    expect(covered.confirm('ferry', [...retold('2024-03-04'), by('North Gazette')])?.by).toBe('official');
  });
  test('is confirmed where it lasts', () => {
    expect(covered.confirm('ferry', retold('2024-03-04', 'suspend'))?.by).toBe('official');
  });
  test.each(['2023-05-31', '2022', '2025-01'])('is confirmed like news where it would not: %s', (date) => {
    expect(covered.confirm('ferry', retold(date))?.by).toBe('official');
  });
});

test('merging puts the reason on the event, and people and official outlets first among its reports', () => {
  const reports = [
    by('Herald'),
    by('North Gazette'),
    by('Old Archive', {}, { kind: 'chronology', published: null, order: 1 }),
    by('Ministry', {}, { kind: 'chronology', published: null, order: 0 }),
  ];
  const [event] = merge(reports, { authority: createAuthority(brief) }).get('ferry') ?? [];
  expect(event?.confirmed).toEqual({ by: 'chronology' });
  expect(event?.reports.map(({ source }) => source.outlet)).toEqual([
    'Ministry',
    'Old Archive',
    'North Gazette',
    'Herald',
  ]);
});
