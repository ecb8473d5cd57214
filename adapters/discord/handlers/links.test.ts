import { expect, test } from 'vitest';
import { linksIn } from './links.ts';

const of = (content: string, ...urls: string[]) => linksIn({ content, embeds: urls.map((url) => ({ url })) });

test('links are found without the signs around them, each once, those of embeds among them', () => {
  expect(of('See <https://example.org/a>, (https://example.org/b). 见https://example.org/c，还有。')).toEqual(
    ['https://example.org/a', 'https://example.org/b', 'https://example.org/c'],
  );
  expect(
    of('[words](https://example.org/a?x=1)', 'https://example.org/a?x=1', 'https://example.org/d'),
  ).toEqual(['https://example.org/a?x=1', 'https://example.org/d']);
});

test('no more than five are looked up, and what is no address is none', () => {
  expect(of(Array.from({ length: 9 }, (_, at) => `https://example.org/${at}`).join(' '))).toHaveLength(5);
  expect(of('http:// ftp://example.org javascript:alert(1) example.org')).toEqual([]);
});
