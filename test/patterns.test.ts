import { describe, expect, it } from 'vitest';
import { hostileTo, patternsOfExtraction } from './support/hostile.ts';
import { eventsOf } from './support/reading.ts';

const patterns = patternsOfExtraction();

/** The end of the last match that a pattern finds, of at most so many one after the other. */
function reach(pattern: RegExp, text: string, most = 20_000): number {
  const global = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
  let end = 0;
  for (const { index, 0: words } of text.matchAll(global).take(most)) end = index + words.length;
  return end;
}

describe('patterns of extraction', () => {
  it('are all found: those of the vocabularies, of dates, and those that stand in functions', () => {
    const sources = patterns.map(({ source }) => source);
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.some((source) => source.includes('according to'))).toBe(true);
    expect(sources.some((source) => source.includes('民国'))).toBe(true);
  });

  // One that backtracks without bound does not come back before the runner gives it up.
  it.each(patterns.map((pattern) => [String(pattern).slice(0, 60), pattern] as const))(
    '%s gets through text that is made against it',
    (_, pattern) => {
      for (const text of hostileTo(pattern)) expect(reach(pattern, text)).toBeLessThanOrEqual(text.length);
    },
  );
});

describe('a hostile article', () => {
  const fact = '美国国防部长奥斯汀16日与中国国防部长董军通电话。';
  const half = (run: string) => run.repeat(Math.ceil(500_000 / run.length));

  it.each([
    ['full stops and quotation marks', '.”’)) '],
    ['commas', '，,'],
    ['brackets', '（（()'],
    ['words that begin a contact', 'the Pentagon said on Tuesday later also has '],
    ['cues without an object', '取消推迟同意恢复将于希望'],
    ['dates', '2024年4月16日至17日，'],
    ['names', '奥斯汀与董军和习近平同拜登'],
    ['spaces', '中 '],
  ])('of %s is read to its end', (_, run) => {
    const told = eventsOf('2024-04-17', [half(run), fact, half(run)].join('\n'));
    expect(told).toContain('defense-ministers hold 2024-04-16');
  });
});
