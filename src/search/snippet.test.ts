import { expect, test } from 'vitest';
import { straitBrief } from '../../test/support/strait.ts';
import type { Article } from '../domain/article.ts';
import { NO_DICTIONARY } from './dictionary.ts';
import { parseQuery } from './query.ts';
import { snippetOf } from './snippet.ts';
import { createSearchVocabulary } from './vocabulary.ts';

const vocabulary = createSearchVocabulary(straitBrief(), NO_DICTIONARY);
const article = (...paragraphs: string[]): Article => ({
  id: 'a',
  path: 'a',
  title: 'A title',
  published: null,
  outlet: null,
  url: null,
  language: 'und',
  paragraphs,
  inferred: [],
});
const found = (words: string, ...paragraphs: string[]) => {
  const weighed = parseQuery(words, vocabulary).groups.map((group) => ({ group, rarity: 1 }));
  const { text, marks } = snippetOf(article(...paragraphs), weighed);
  return { text, marked: marks.map(([start, end]) => text.slice(start, end)) };
};

test('the sentence with most of the words, however they are inflected, those marked where they stand', () => {
  expect(found('negotiate ferry', 'Ferries run. Negotiators met on the FERRY line. Rain fell.')).toEqual({
    text: 'Negotiators met on the FERRY line.',
    marked: ['Negotiators', 'FERRY'],
  });
});

test('marks of Chinese words stand in the script of the text, and grow together where they touch', () => {
  expect(found('渡轮 轮会 会谈', '天氣晴朗。雙方舉行渡輪會談，歷時三小時。')).toEqual({
    text: '雙方舉行渡輪會談，歷時三小時。',
    marked: ['渡輪會談'],
  });
});

test('beginnings are marked as whole words', () => {
  expect(found('negot*', 'They negotiated for hours.').marked).toEqual(['negotiated']);
  expect(found('long-run*', 'The long-running talks ended.').marked).toEqual(['long', 'running']);
});

test('the first sentence where none has a word, the title where there is no text', () => {
  expect(found('ferry', 'It rained. It poured.')).toEqual({ text: 'It rained.', marked: [] });
  expect(found('ferry')).toEqual({ text: 'A title', marked: [] });
});
