import { describe, expect, test } from 'vitest';
import { ago, writeDate } from './dates.ts';

describe('a date', () => {
  test.each([
    ['2023-12-21', '21 Dec 2023', '2023年12月21日'],
    ['2024-09-06', '6 Sep 2024', '2024年9月6日'],
    ['2023-12', 'Dec 2023', '2023年12月'],
    ['2023', '2023', '2023年'],
  ])('%s is written as exactly as it is known', (date, en, zh) => {
    expect(writeDate(date, 'en')).toBe(en);
    expect(writeDate(date, 'zh-Hans')).toBe(zh);
    expect(writeDate(date, 'zh-Hant')).toBe(zh);
  });
});

describe('how long ago', () => {
  test.each([
    ['2026-11-20', 'today', '今天'],
    ['2026-11-19', 'yesterday', '昨天'],
    ['2026-10-10', '41 days ago', '41天前'],
    ['2026-08-21', '2 months ago', '2个月前'],
    ['2026-08-20', '3 months ago', '3个月前'],
    ['2026-11', 'this month', '本月'],
    ['2025-12', '11 months ago', '11个月前'],
    ['2024-11-21', '23 months ago', '23个月前'],
    ['2024-11-20', '2 years ago', '2年前'],
    ['2025', 'last year', '去年'],
    ['1988', '38 years ago', '38年前'],
    ['2026-12-03', 'in 13 days', '13天后'],
  ])('%s was %s', (date, en, zh) => {
    expect(ago(date, '2026-11-20', 'en')).toBe(en);
    expect(ago(date, '2026-11-20', 'zh-Hans')).toBe(zh);
  });
});
