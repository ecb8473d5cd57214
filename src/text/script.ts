import { Converter } from 'opencc-js/t2cn';
import { once } from './memo.ts';

/** The table of scripts takes a while to build, and most commands do without it. */
const converter = once(() => Converter({ from: 'tw', to: 'cn' }));

/** Characters of everyday text that only traditional script has: a cheap sign that folding is needed. */
const TRADITIONAL = '國會與談話們這說對來時個為於應軍華習議訪長發與開電導關係後東協條約總統將還進過';
/** The same by code: a look-up in a table is many times faster than a class of a pattern, and all of a text goes through it. */
const traditional = new Uint8Array(0x10000);
for (const character of TRADITIONAL) traditional[character.charCodeAt(0)] = 1;

const HAN = /[\u3400-\u9fff]/;

function looksTraditional(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (traditional[text.charCodeAt(at)] === 1) return true;
  return false;
}

/**
 * Folds Chinese text to simplified script, collapses runs of white space and removes it between Chinese
 * characters and digits ("2022 年 8 月"), so that one vocabulary serves both scripts. The original is what is shown.
 * Text `known` to be traditional is always converted; other text only where everyday characters show the need.
 */
export function foldScript(text: string, known = false): string {
  const folded = (known && HAN.test(text)) || looksTraditional(text) ? converter()(text) : text;
  return /\s/.test(folded) ? folded.replace(/\s+/g, ' ').replace(/ (?=[\d\u3400-\u9fff])/g, closed) : folded;
}

// A look-behind would be tried at every letter of the text; this looks at spaces alone.
function closed(space: string, at: number, text: string): string {
  const before = text.charAt(at - 1);
  if (/[\u3400-\u9fff]/.test(before)) return '';
  return /\d/.test(before) && /[年月日号]/.test(text.charAt(at + 1)) ? '' : space;
}

/** The simplified form of each character by its code, without context. */
export function simplifiedCharacters(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  const characters = Array.from({ length: 0xa000 - 0x3400 }, (_, at) => String.fromCharCode(0x3400 + at));
  const converted: readonly string[] = converter()(characters.join('\n')).split('\n');
  for (const [at, character] of converted.entries())
    if (character.length === 1) table[0x3400 + at] = character.charCodeAt(0);
  return table;
}
