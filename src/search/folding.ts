import { simplifiedCharacters } from '../text/script.ts';

/**
 * Text in compatibility form (NFKC), simplified script and small letters. Of scripts, each character by itself: a text and a part
 * of it come out alike. For comparing only.
 */
export function foldCharacters(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  table ??= tableOf(simplifiedCharacters());
  return foldByTable(text, table) ?? foldByRules(text, table.simplified);
}

/** What becomes of each code. */
interface Table {
  readonly simplified: Uint16Array;
  /** The one code that it becomes; 0 where that does not tell all. */
  readonly folded: Uint16Array;
  /** Those that become several. */
  readonly several: ReadonlyMap<number, string>;
}

/** Made when it is first needed. */
let table: Table | undefined;

/** By the rules of Unicode, which look at the neighbours of a character; they cost several times as much. */
function foldByRules(text: string, simplified: Uint16Array): string {
  const normal = text.normalize('NFKC');
  const codes = new Uint16Array(normal.length);
  for (let at = 0; at < normal.length; at += 1) codes[at] = simplified[normal.charCodeAt(at)] ?? 0;
  return stringOf(codes).toLowerCase();
}

/** The same from a table; `undefined` where a character's neighbours matter. */
function foldByTable(text: string, { folded, several }: Table): string | undefined {
  const codes = new Uint16Array(text.length);
  let before = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const one = folded[code] ?? 0;
    codes[at] = one;
    if (one !== 0) continue;
    const more = several.get(code);
    if (more === undefined) return undefined;
    before += stringOf(codes.subarray(from, at)) + more;
    from = at + 1;
  }
  return before + stringOf(codes.subarray(from));
}

function stringOf(codes: Uint16Array): string {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le');
}

/** Marks, halves of characters, parts of Korean syllables, and the sigma, which is another one at the end of a word; NUL is none of ours. */
const HANGS_ON_NEIGHBOURS = /[\0\p{M}\p{Cs}\u03a3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;
/** Codes that stay as they are: Chinese characters (their script apart), Korean syllables, private ones. */
const STAY = [
  [0x3400, 0x9fff],
  [0xac00, 0xd7a3],
  [0xe000, 0xf8ff],
] as const;

function tableOf(simplified: Uint16Array): Table {
  const folded = Uint16Array.from(simplified);
  const several = new Map<number, string>();
  for (let code = 0; code < folded.length; code += 1) {
    const stays = STAY.find(([first, last]) => code >= first && code <= last);
    if (stays !== undefined) {
      code = stays[1];
      continue;
    }
    const character = String.fromCharCode(code);
    const to = foldByRules(character, simplified);
    const alone = !HANGS_ON_NEIGHBOURS.test(character.normalize('NFKC') + to);
    folded[code] = alone && to.length === 1 ? to.charCodeAt(0) : 0;
    if (alone && to.length !== 1) several.set(code, to);
  }
  return { simplified, folded, several };
}
