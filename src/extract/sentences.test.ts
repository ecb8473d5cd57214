import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { split } from '../text/split.ts';
import { sentencesOf } from './sentences.ts';

describe('split', () => {
  it('ends Chinese sentences at full stops, with the quotation marks behind them', () => {
    expect(split('双方通了电话。他说：“很好。”之后再谈！')).toEqual([
      '双方通了电话。',
      '他说：“很好。”',
      '之后再谈！',
    ]);
  });

  it('does not end English sentences at abbreviations', () => {
    const text = 'Gen. Lee met Mr. Wang of the U.S. Army. They spoke for an hour.';
    expect(split(text)).toEqual(['Gen. Lee met Mr. Wang of the U.S. Army.', 'They spoke for an hour.']);
  });

  it('keeps a date in brackets with the caption before it', () => {
    expect(split('两位防长在曼谷握手。（2019年11月18日）')).toEqual([
      '两位防长在曼谷握手。（2019年11月18日）',
    ]);
  });

  it('cuts a sentence without an end at its commas', () => {
    const text = `${'双方讨论了许多问题，'.repeat(200)}完`;
    const parts = split(text);
    expect(parts.join('')).toBe(text);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(600);
  });
});

describe('sentences', () => {
  const article = (title: string | null, ...paragraphs: string[]): Article => ({
    id: 'a',
    path: 'a',
    title,
    published: '2023-12-21',
    outlet: null,
    url: null,
    language: 'zh-Hans',
    paragraphs,
    inferred: [],
  });

  it('gives the title first, as paragraph -1', () => {
    const all = sentencesOf(article('标题', '一句。两句。'));
    expect(all.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['标题', -1],
      ['一句。', 0],
      ['两句。', 0],
    ]);
  });

  it('folds to simplified script and keeps the original', () => {
    const [only] = sentencesOf(article(null, '兩國國防部長 2022 年 8 月通話。'));
    expect(only?.text).toBe('兩國國防部長 2022 年 8 月通話。');
    expect(only?.folded).toBe('两国国防部长2022年8月通话。');
  });

  it('leaves out runs of headlines that a page left in its text', () => {
    const run = '美澳外长防长会谈重申合作美军机现身南海解放军演练专家解读局势升温两岸关系再起波澜'.repeat(5);
    expect(sentencesOf(article(null, run))).toEqual([]);
  });

  it('blanks web addresses in English text', () => {
    const [only] = sentencesOf(article(null, 'See https://example.org/the-two-agree-to-meet for more.'));
    expect(only?.folded).not.toContain('agree');
  });
});
