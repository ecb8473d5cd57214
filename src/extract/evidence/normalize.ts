import { simplifiedCharacters } from '../../text/script.ts';

/** A text reduced to what counts when two quotations are compared, with the way back to the original. */
export interface NormalizedText {
  readonly text: string;
  /** UTF-16 offset in the original of each character of `text`. */
  readonly offsets: Uint32Array;
}

/** Signs that quoting software exchanges for one another. */
const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'“”„‟«»「」『』‘’‚‛`´＂＇'].map((sign) => [sign, "'"])),
  '"': "'",
  ...Object.fromEntries([...'‐‑‒–—―−－~～〜'].map((sign) => [sign, '-'])),
  '、': ',',
  '，': ',',
  '。': '.',
  '．': '.',
  '…': '.',
};

let simplified: Uint16Array | undefined;

/** Drops white space and case, unifies width, quotation marks, dashes and Chinese scripts, character by character. */
export function normalize(original: string): NormalizedText {
  simplified ??= simplifiedCharacters();
  const characters: string[] = [];
  const offsets = new Uint32Array(original.length);
  for (let at = 0; at < original.length; at += 1) {
    const character = original.charAt(at);
    if (/\s/.test(character)) continue;
    offsets[characters.length] = at;
    characters.push(normalizedCharacter(character, simplified));
  }
  return { text: characters.join(''), offsets };
}

function normalizedCharacter(character: string, table: Uint16Array): string {
  const sign = SIGNS[character];
  if (sign !== undefined) return sign;
  const code = character.charCodeAt(0);
  // Full-width forms of ASCII stand in one block, in the same order.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code >= 0x3400 && code < 0xa000) return String.fromCharCode(table[code] ?? code);
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}
