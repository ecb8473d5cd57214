import { describe, expect, it } from 'vitest';
import { dayInUrl, findDate, isDateLine, parseDate } from './stated-dates.ts';

const SHANGHAI = 'Asia/Shanghai';

describe('parseDate', () => {
  it.each([
    ['2023-12-21T19:36:27.051Z', '2023-12-21T19:36:27.051Z'],
    ['2023-05-30 04:55:35+00:00', '2023-05-30T04:55:35.000Z'],
    ['2023-05-30T04:55:35+0800', '2023-05-29T20:55:35.000Z'],
    ['Tue, 21 Jul 2020 11:23:05 GMT', '2020-07-21T11:23:05.000Z'],
    ['Tue, 21 Jul 2020 11:23:05 -0400', '2020-07-21T15:23:05.000Z'],
    ['Thu Dec 21 2023 19:36:27 GMT+0800 (China Standard Time)', '2023-12-21T11:36:27.000Z'],
    ['1702302301000', '2023-12-11T13:45:01.000Z'],
    ['1702302301', '2023-12-11T13:45:01.000Z'],
  ])('reads %s as an instant', (stated, instant) => {
    expect(parseDate(stated, SHANGHAI)).toBe(instant);
  });

  it.each([
    ['2023-11-01 08:30', '2023-11-01T00:30:00.000Z'],
    ['2023年11月1日 星期三 下午3:05', '2023-11-01T07:05:00.000Z'],
    ['2023年11月1日15时05分', '2023-11-01T07:05:00.000Z'],
    ['Nov 1, 2023 5:41 PM', '2023-11-01T09:41:00.000Z'],
    ['2023/11/1 00:10', '2023-10-31T16:10:00.000Z'],
    ['1 Nov 2023 12:00 CST', '2023-11-01T04:00:00.000Z'],
  ])('reads %s in the given zone', (stated, instant) => {
    expect(parseDate(stated, SHANGHAI)).toBe(instant);
  });

  it('follows the zone through daylight saving time', () => {
    expect(parseDate('2024-01-15 12:00', 'America/New_York')).toBe('2024-01-15T17:00:00.000Z');
    expect(parseDate('2024-07-15 12:00', 'America/New_York')).toBe('2024-07-15T16:00:00.000Z');
  });

  it.each([
    ['2018-04-16', '2018-04-16'],
    ['20180416', '2018-04-16'],
    ['2018年4月16日', '2018-04-16'],
    ['April 16th, 2018', '2018-04-16'],
    ['16 April 2018', '2018-04-16'],
    ['2018-04', '2018-04'],
  ])('reads %s as no more than it tells', (stated, day) => {
    expect(parseDate(stated, SHANGHAI)).toBe(day);
  });

  it.each([
    '',
    'NaN',
    '<!--NaN-->',
    'yesterday',
    '2023-13-01',
    '2023-02-30',
    '0000-00-00',
    '3021-01-01',
    '11/12',
    '12',
  ])('takes %j for no date', (nonsense) => {
    expect(parseDate(nonsense, SHANGHAI)).toBeNull();
  });
});

describe('one instant in all its spellings', () => {
  it.each([
    '2023-11-28T03:00:00Z',
    '2023-11-28 03:00 UTC',
    '2023-11-28T11:00:00+08:00',
    '2023-11-28T11:00:00+08:00[Asia/Shanghai]',
    '2023-11-28T11:00+08',
    '20231128T030000Z',
    '20231128T110000+0800',
    '20231128 030000 UTC',
    '1701140400',
    '1701140400.0',
    '1701140400000',
    '1701140400000000',
    'Nov 28, 2023, 11:00 (GMT+8)',
    'Nov 28, 2023, 11:00 [UTC+08:00]',
    '28 Nov 2023 11:00 HKT',
    '2023-11-28 11:00 SGT',
    '2023-11-28 12:00 JST',
    '2023-11-28 12:00 (KST)',
    '2023-11-28 04:00 CET',
    '2023-11-28 05:00 EET',
    '2023-11-28 06:00 MSK',
    'Tue, 28 Nov 2023 04:00:00 Europe/Berlin',
    'Mon, 27 Nov 2023 19:00:00 America/Los_Angeles',
    '2023-11-27 19:00 (America/Los_Angeles)',
    '2023-11-27T22:00:00\u221205:00',
    '2023-11-27 22:00 GMT\u22125',
    'Mon, 27 Nov 23 22:00:00 EST',
    'Mon, 27 Nov 2023 22:00:00 -0500 (EST)',
    'Mon Nov 27 22:00:00 EST 2023',
    'Monday, 27-Nov-23 22:00:00 EST',
    'November 27, 2023 at 10:00 p.m. ET',
    '10:00 PM EST, Mon November 27, 2023',
    '2023-11-27 22:00 Eastern Standard Time',
    '11/27/2023 10:00 PM EST',
    '２０２３年１１月２８日　１１：００　（ＧＭＴ＋８）',
    '2023年11月28日 11:00（北京时间）',
    '北京時間2023年11月28日上午11:00',
    '东京时间2023年11月28日 12时00分',
    '2023年11月27日 美东时间 22:00',
  ])('%s', (stated) => {
    expect(parseDate(stated, 'Pacific/Auckland')).toBe('2023-11-28T03:00:00.000Z');
  });

  it('summer time has its own names', () => {
    for (const stated of [
      '2024-07-01 13:00 BST',
      '2024-07-01 14:00 CEST',
      '2024-07-01 08:00 EDT',
      '2024-07-01 08:00 ET',
    ])
      expect(parseDate(stated, SHANGHAI), stated).toBe('2024-07-01T12:00:00.000Z');
  });

  it.each([
    ['2023年11月28日晚上8:30', '2023-11-28T12:30:00.000Z'],
    ['2023年11月28日晚上12:30', '2023-11-28T16:30:00.000Z'],
    ['2023年11月28日夜里1:30', '2023-11-28T17:30:00.000Z'],
    ['2023年11月28日凌晨12:30', '2023-11-27T16:30:00.000Z'],
    ['2023年11月28日中午12:30', '2023-11-28T04:30:00.000Z'],
    ['2023年11月28日下午12:30', '2023-11-28T04:30:00.000Z'],
    ['2023年11月28日早上6点15分', '2023-11-27T22:15:00.000Z'],
    ['2023-11-28T24:00:00Z', '2023-11-29T00:00:00.000Z'],
    ['1701158400.25', '2023-11-28T08:00:00.250Z'],
  ])('%s is %s', (stated, instant) => {
    expect(parseDate(stated, SHANGHAI)).toBe(instant);
  });

  it.each([
    '2023-11-28 01:30 XYZT',
    '2023-11-28 01:30 IST',
    '2023-11-28 01:30 Europe/Nowhere',
    '2023-11-28 01:30 +19:00',
    '2023-11-28 25:10',
  ])('%s leaves the day, since its zone or time is not known', (stated) => {
    expect(parseDate(stated, SHANGHAI)).toBe('2023-11-28');
  });

  it('two numbers that may both be the month are no date', () => {
    expect(parseDate('11/12/2023', SHANGHAI)).toBeNull();
    expect(parseDate('28/11/2023', SHANGHAI)).toBe('2023-11-28');
    expect(parseDate('11/28/2023', SHANGHAI)).toBe('2023-11-28');
  });

  it('an outlet behind a time is no zone', () => {
    expect(findDate('2024-03-05 14:30 VOA', SHANGHAI)).toBe('2024-03-05T06:30:00.000Z');
  });
});

describe('findDate', () => {
  it('finds the date in a line with other words', () => {
    expect(findDate('发布时间：2024-03-05 14:30 来源：海港报', SHANGHAI)).toBe('2024-03-05T06:30:00.000Z');
  });
});

describe('dayInUrl', () => {
  it.each([
    ['https://a.example/2023/11/01/talks.html', '2023-11-01'],
    ['https://a.example/news/20231101/1955270.html', '2023-11-01'],
    ['https://a.example/story20231101-123', '2023-11-01'],
    ['https://a.example/2023-11-1/talks', '2023-11-01'],
  ])('finds the day in %s', (url, day) => {
    expect(dayInUrl(url)).toBe(day);
  });

  it.each([
    'https://a.example/1955270.html',
    'https://a.example/20231399/x',
    'https://a.example/x?d=20231101',
  ])('finds none in %s', (url) => {
    expect(dayInUrl(url)).toBeNull();
  });
});

describe('isDateLine', () => {
  it.each([
    '2020-09-02 10:28:34',
    'Wed, 19 Aug 2020 20:14:12 GMT',
    '发布时间：2023年11月1日 12:30',
    '27 分钟前',
    '22/09/2020 - 18:39',
    'Updated: Oct 5th 2020',
  ])('%s is nothing but a date', (line) => {
    expect(isDateLine(line)).toBe(true);
  });

  it.each(['2020年9月2日，双方恢复会谈', '会谈持续3小时', 'Talks of Oct 5th 2020'])(
    '%s is more than a date',
    (line) => {
      expect(isDateLine(line)).toBe(false);
    },
  );
});
