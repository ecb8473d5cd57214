import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../test/support/properties.ts';
import { simplifiedCharacters } from '../text/script.ts';
import { foldCharacters } from './folding.ts';

const simplified = simplifiedCharacters();

/** What the table must agree with: the rules of Unicode on the text as a whole. */
function byRules(text: string): string {
  const codes = Array.from({ length: text.normalize('NFKC').length }, (_, at) =>
    text.normalize('NFKC').charCodeAt(at),
  );
  return codes
    .map((code) => String.fromCharCode(simplified[code] ?? code))
    .join('')
    .toLowerCase();
}

describe('characters are folded', () => {
  test.each([
    ['國會與談話', '国会与谈话'],
    ['Ｕ．Ｓ．，（２０２０）', 'u.s.,(2020)'],
    ['通話……結束', '通话......结束'],
    ['CAFÉ Cafe\u0301', 'café café'],
    ['ΟΔΟΣ ΣΑΣ', 'οδος σας'],
    ['ﾊﾞ각 İ 𝐀', 'バ각 i̇ a'],
    ['', ''],
  ])('%s', (text, folded) => expect(foldCharacters(text)).toBe(folded));

  test('every single one as the rules of Unicode have it', () => {
    const texts = Array.from({ length: 0x10000 }, (_, code) => `中${String.fromCharCode(code)}A`);
    expect(texts.filter((text) => foldCharacters(text) !== byRules(text))).toEqual([]);
  });

  test('any text as the rules of Unicode have it', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('國', 'a', 'Σ', '…', '\u0301', '\u1100', '\u1161', '가', 'ﾊ', 'ﾞ', '😀', '.', '會'),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(foldCharacters(text)).toBe(byRules(text));
      }),
      { numRuns: cases(2_000) },
    );
  });
});
