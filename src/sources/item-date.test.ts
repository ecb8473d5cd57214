import { describe, expect, test } from 'vitest';
import { findItemDate } from './item-date.ts';

const NOW = '2024-05-06T12:00:00Z';
const find = (stated: readonly string[], zone = 'Asia/Shanghai', url: string | null = null) =>
  findItemDate({ stated, url }, { zone, now: NOW });

describe('an item’s date', () => {
  test.each([
    ['Mon, 06 May 2024 08:00:00 GMT', '2024-05-06T08:00:00.000Z', 'stated'],
    ['2024-05-06T08:00:00+08:00', '2024-05-06T00:00:00.000Z', 'stated'],
    ['06 May 2024 04:00 EDT', '2024-05-06T08:00:00.000Z', 'stated'],
    ['2024-05-06', '2024-05-06', 'stated'],
    ['1714982400', '2024-05-06T08:00:00.000Z', 'stated'],
    ['2024-05-06 08:00', '2024-05-06T00:00:00.000Z', 'source-zone'],
    ['2024年5月6日 08:00', '2024-05-06T00:00:00.000Z', 'source-zone'],
    ['Mon, 06 May 2024 08:00:00 CST', '2024-05-06T00:00:00.000Z', 'source-zone'],
  ])('%s is %s (%s)', (stated, value, basis) => {
    expect(find([stated])).toEqual({ published: { value, basis }, unread: null });
  });

  test('without a zone is read in the source’s, in summer and in winter', () => {
    const at = (stated: string) => find([stated], 'America/New_York').published?.value;
    expect([at('2024-01-15 12:00'), at('2024-04-15 12:00')]).toEqual([
      '2024-01-15T17:00:00.000Z',
      '2024-04-15T16:00:00.000Z',
    ]);
  });

  test('in the future, which is past as a time of the source’s zone, was stated in the wrong one', () => {
    const repaired = { published: { value: '2024-05-06T11:30:00.000Z', basis: 'repaired' }, unread: null };
    for (const stated of [
      'Mon, 06 May 2024 19:30:00 GMT',
      '2024-05-06T19:30:00Z',
      '2024-05-06T19:30:00+00:00',
    ])
      expect(find([stated])).toEqual(repaired);
  });

  test('a few minutes in the future is that of a clock that is fast', () => {
    expect(find(['2024-05-06T12:10:00Z']).published).toEqual({
      value: '2024-05-06T12:10:00.000Z',
      basis: 'stated',
    });
  });

  test('of today in a zone that is ahead is no future', () => {
    expect(find(['2024-05-07']).published?.value).toBe('2024-05-07');
    expect(find(['2024-05-08']).published).toBeNull();
  });

  test.each([
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '0001-01-01T00:00:00Z',
    '2031-01-01T00:00:00Z',
    'yesterday',
    '1900-01-01',
  ])('%s cannot be: it is flagged, and the day in the address counts', (stated) => {
    expect(find([stated])).toEqual({ published: null, unread: stated });
    const url = 'https://gazette.example/2024/05/04/ferry';
    expect(find([stated], 'Asia/Shanghai', url)).toEqual({
      published: { value: '2024-05-04', basis: 'address' },
      unread: stated,
    });
  });

  test('is the first of several stated ones that can be', () => {
    expect(find(['nonsense', '1970-01-01', '2024-05-05', '2024-05-04']).published?.value).toBe('2024-05-05');
    expect(find([])).toEqual({ published: null, unread: null });
  });
});
