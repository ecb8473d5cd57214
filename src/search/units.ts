import { stemmer } from 'stemmer';
import { createMemo } from '../text/memo.ts';
import { foldCharacters } from './folding.ts';

/** A run of Chinese characters, or a word or number of another script. */
export const UNIT = /[\u3400-\u9fff]+|[[\p{L}\p{N}\p{M}]--[\u3400-\u9fff]]+/gv;
/** Longer runs of letters and digits are no words. */
const MAX_UNIT = 64;

/** Stems of the words met last; hostile text has no end of new ones. */
const stems = createMemo<string, string>(25_000);

/** The canonical form in which texts and queries are compared: simplified script, lower case, acronyms without dots. */
export function normalize(text: string): string {
  const folded = foldCharacters(text);
  // Looking behind at every letter is slow, and few texts have an acronym or a genitive.
  const whole = /[a-z]\.[a-z]/.test(folded)
    ? folded.replace(/(?<![a-z])([a-z])\.(?=[a-z](?![a-z]))/g, '$1')
    : folded;
  return /['’]s/.test(whole) ? whole.replace(/['’]s(?![a-z])/g, '') : whole;
}

/** The units of normalized text in order: runs of Chinese characters, stems of words, numbers. */
export function unitsOf(normalized: string): string[] {
  return (normalized.match(UNIT) ?? []).map((unit) => (isHan(unit) ? unit : stemOf(unit)));
}

/** The units of a beginning of words; the last is as it was typed, not its stem. */
export function unitsBegun(normalized: string): string[] {
  const typed = normalized.match(UNIT) ?? [];
  return [...unitsOf(normalized).slice(0, -1), ...typed.slice(-1)];
}

export function isHan(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return code >= 0x3400 && code <= 0x9fff;
}

/** The stem of a word in small letters; Porter's rules are for English alone. */
function stemOf(word: string): string {
  return stems.get(word, () => {
    const short = word.slice(0, MAX_UNIT);
    return /^[a-z]+$/.test(short) ? stemmer(short) : short;
  });
}

/**
 * What a unit is found by: a Chinese run by all pairs of neighbours and its last character (a single character is thus
 * the beginning of a token wherever it stands), a word by its stem.
 */
export function tokensOfUnit(unit: string): string[] {
  if (!isHan(unit)) return [unit];
  return Array.from(unit, (_, at) => unit.slice(at, at + 2));
}
