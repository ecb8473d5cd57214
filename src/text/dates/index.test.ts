import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../test/support/properties.ts';
import { isPartialDate, precisionOf } from '../../domain/dates.ts';
import { findDates } from './index.ts';

const published = '2020-08-20';

describe('a mention', () => {
  it('stands where the text has it, in UTF-16 offsets', () => {
    const text = '🇨🇳２０２０年８月６日通话，周四（6日）又说';
    const found = findDates(text, { published }).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['２０２０年８月６日', '周四（6日）']);
  });

  it.each([
    ['2020年8月6日', 'absolute'],
    ['8月6日', 'partial'],
    ['6日表示', 'partial'],
    ['周四', 'weekday'],
    ['昨天', 'relative'],
    ['去年8月', 'relative'],
    ['近日', 'vague'],
    ['August 6, 2020', 'absolute'],
    ['on August 6', 'partial'],
    ['on Thursday', 'weekday'],
    ['two weeks ago', 'relative'],
    ['recently', 'vague'],
  ])('says how it tells the date: %s is %s', (text, kind) => {
    expect(findDates(text, { published }).map((mention) => mention.kind)).toEqual([kind]);
  });
});

describe('what a date follows from', () => {
  it.each([
    ['on August 6, 2020', 'explicit'],
    ['2020年8月6日', 'explicit'],
    ['on August 6', 'publication'],
    ['on Thursday', 'publication'],
    ['8月6日', 'publication'],
    ['昨天', 'publication'],
    ['the day before', 'anchor'],
    ['two years earlier', 'anchor'],
    ['the following Monday', 'anchor'],
    ['Monday of the following week', 'anchor'],
    ['on 3 July the same year', 'anchor'],
    ['翌日', 'anchor'],
    ['同月15日', 'anchor'],
    ['同年10月', 'anchor'],
    ['两天后', 'anchor'],
    ['recently', 'vague'],
    ['近日', 'vague'],
  ])('%s: %s', (text, basis) => {
    const found = findDates(text, { published, context: '2020-06-03' });
    expect(found.map((mention) => mention.basis)).toEqual([basis]);
  });
});

const PIECES =
  '2020 8 15 31 年 月 日 号 周 五 上 下 本 前 后 至 - （ ） 今 昨 天 当 同 第 每 十 近 May on Monday last week ago the 1 to , Dec. . '.split(
    ' ',
  );

describe('any text', () => {
  it('gives existing dates, in order, apart from each other, inside the text', () => {
    const texts = fc.array(fc.constantFrom(...PIECES, ' ', '，'), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, '2019', '2019-06', '2019-06-30'), (pieces, context) => {
        const text = pieces.join('');
        const found = findDates(text, { published, ...(context !== undefined && { context }) });
        let end = 0;
        for (const mention of found) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(isPartialDate(mention.date)).toBe(true);
          expect(mention.precision).toBe(precisionOf(mention.date));
          if (mention.until !== undefined) expect(mention.until > mention.date).toBe(true);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: cases(2000) },
    );
  });

  const nearly =
    '1|月|十|二十|一|年|2020-|20| |日|周|自|第|多|近|，|（|a |in |May |May|1 to |the |end of |last |several |will |12/|每|两个|twenty |nineteen |the first |week of |in the |两千零|正月'.split(
      '|',
    );

  it.each(nearly)('is read to its end: two hundred thousand characters of %j', (piece) => {
    const text = `${piece.repeat(200_000 / piece.length)}。周x day`;
    expect(findDates(text, { published })).toEqual([]);
  });

  const dense =
    '1日|1月|10月|2020年|上周|同年|周一（|1月1日至|August 1-|Monday, |今年第一|（1日|每年1|自1月|5 May |1 day |two weeks and |three weeks from |Monday, a |5日（|5月5日，周|後'.split(
      '|',
    );

  it.each(dense)('is read to its end: thirty thousand characters of %j', (piece) => {
    const text = `${piece.repeat(30_000 / piece.length)}`;
    const found = findDates(text, { published, context: '2020-08-01' });
    expect(found.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
  });
});
