import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/run.ts';
import { evalMainText, mainTextScore } from './main-text.ts';

describe('mainTextScore', () => {
  it('is 1 for the same text, whatever its spacing and its cut into paragraphs', () => {
    expect(mainTextScore(['one two', 'three'], ['onetwo three'])).toBe(1);
  });

  it('is 1 where nothing was expected and nothing was found', () => {
    expect(mainTextScore([], [])).toBe(1);
  });

  it('is 0 where all is missing, or nothing fits', () => {
    expect(mainTextScore(['abcdef'], [])).toBe(0);
    expect(mainTextScore([], ['abcdef'])).toBe(0);
    expect(mainTextScore(['abcdef'], ['ghijkl'])).toBe(0);
  });

  it('is the F1 of the sequences of four characters, repeated ones counted', () => {
    // abcde: abcd bcde; abcdx: abcd bcdx: one of two and two is shared.
    expect(mainTextScore(['abcde'], ['abcdx'])).toBe(0.5);
    // aaaaa: aaaa twice; aaaa: once.
    expect(mainTextScore(['aaaaa'], ['aaaa'])).toBeCloseTo(2 / 3);
  });
});

describe('evalMainText', () => {
  it('reports the mean of a list and its worst documents', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.md'), 'right text');
    writeFileSync(join(folder, 'b.md'), 'wrong text');
    const lines = [
      { path: 'a.md', paragraphs: ['right text'] },
      { path: 'b.md', paragraphs: ['other words'] },
    ];
    writeFileSync(join(folder, 'parse.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const [report, ...others] = evalMainText(folder, ({ path, bytes }) => ({
      id: path,
      path,
      title: null,
      published: null,
      outlet: null,
      url: null,
      language: 'en',
      paragraphs: [Buffer.from(bytes).toString()],
      inferred: [],
    }));
    expect(others).toEqual([]);
    expect(report).toEqual({
      file: 'parse.jsonl',
      documents: 2,
      mean: 0.5,
      worst: [{ path: 'b.md', score: 0 }],
    });
  });
});
