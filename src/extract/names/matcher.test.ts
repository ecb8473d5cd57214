import { describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.ts';

const find = (phrases: readonly (readonly [string, string])[], text: string) => {
  const matcher = createMatcher(phrases.map(([phrase, kind]) => [phrase, { kind, phrase }] as const));
  return matcher(text).map(({ start, end, tag }) => [tag.phrase, start, end]);
};

describe('createMatcher', () => {
  it('finds Chinese phrases anywhere', () => {
    expect(find([['防长', 'title']], '中美防长通话')).toEqual([['防长', 2, 4]]);
  });

  it('prefers the longest of a kind and keeps those of other kinds', () => {
    const phrases = [
      ['国防部长', 'title'],
      ['美国国防部长', 'title'],
      ['美国', 'side'],
    ] as const;
    expect(find(phrases, '美国国防部长说')).toEqual([
      ['美国国防部长', 0, 6],
      ['美国', 0, 2],
    ]);
  });

  it('finds Latin phrases as whole words, in any case, hyphens like spaces', () => {
    expect(find([['arms control', 'topic']], 'Arms-control talks')).toEqual([['arms control', 0, 12]]);
    expect(find([['Xi', 'actor']], 'Six taxis')).toEqual([]);
  });

  it('takes acronyms in capitals only', () => {
    expect(find([['US', 'side']], 'The US told us')).toEqual([['US', 4, 6]]);
  });

  it('lets two meanings share a phrase', () => {
    const matcher = createMatcher([
      ['防长', { kind: 'bare', role: 'a' }],
      ['防长', { kind: 'bare', role: 'b' }],
    ] as const);
    expect(matcher('防长').map(({ tag }) => tag.role)).toEqual(['a', 'b']);
  });
});
