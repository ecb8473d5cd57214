import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/index.ts';
import { cases } from '../../test/support/properties.ts';
import { columns, wrap } from './layout.ts';

describe('columns', () => {
  test.each(['plain', '军事渠道', '（21日）', 'é', 'Zoë 中文 ok', '● ◉ ━ ┃ ›', '한국어', 'ｶﾞ', '–·…“”'])(
    'of %s are those that string-width counts',
    (text) => {
      expect(columns(text)).toBe(stringWidth(text));
    },
  );

  test('are never fewer than string-width counts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(columns(printable(text))).toBeGreaterThanOrEqual(stringWidth(printable(text)));
      }),
      { numRuns: cases(1000) },
    );
  });
});

describe('wrap', () => {
  const lines = (text: string, width: number) =>
    wrap([{ text }], width).map((line) => line.map((run) => run.text).join(''));

  test('keeps styles across lines', () => {
    const runs = [
      { text: 'one two ', style: 'strong' },
      { text: 'three four', style: 'faint' },
    ] as const;
    expect(wrap(runs, 9)).toEqual([
      [{ text: 'one two', style: 'strong' }],
      [{ text: 'three', style: 'faint' }],
      [{ text: 'four', style: 'faint' }],
    ]);
  });

  test('keeps an id of small letters and hyphens in one piece', () => {
    expect(lines('ask for joint-staff', 16)).toEqual(['ask for', 'joint-staff']);
  });

  test('cuts a word that is wider than a line', () => {
    expect(lines('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });

  test('loses and adds nothing but spaces at line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 30 }), (raw, width) => {
        const text = printable(raw);
        const squeezed = (value: string) => value.replaceAll(' ', '');
        expect(squeezed(lines(text, width).join(''))).toBe(squeezed(text));
      }),
    );
  });
});
