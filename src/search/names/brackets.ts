import type { Dictionary } from '../dictionary.ts';
import { segment } from '../segment.ts';
import { unitsOf } from '../units.ts';

/** Chinese characters and the Latin words in brackets behind them, in normalized text: where a name is met first, news gives both. */
const PAIR = /([\u3400-\u9fff·‧•]{2,24}) ?\(([a-z][a-z .,'’-]{1,60})\)/g;
const POINTS = /[·‧•]/;

/** A name in both scripts, as a text gives it. */
interface NamePair {
  /** Characters up to the bracket; the name is the last of them. */
  readonly characters: string;
  /** Stems of the Latin name. */
  readonly words: readonly string[];
}

/** The names that a normalized text gives in both scripts. */
export function namePairs(normalized: string): readonly NamePair[] {
  // Few texts have a bracket with Latin letters; to look for one is cheap.
  if (!/\([a-z]/.test(normalized)) return [];
  return [...normalized.matchAll(PAIR)].map(([, characters = '', words = '']) => ({
    characters,
    words: unitsOf(words),
  }));
}

/** More words are a phrase, no person's name. */
const MAX_NAME = 4;
/** Characters of a name. */
const LENGTHS = { min: 2, max: 6 };

/** The Chinese names that pairs give to a word: it is the surname in brackets, or all that stands there. */
export function chineseIn(
  pairs: readonly NamePair[],
  word: string,
  dictionary: Dictionary,
): readonly string[] {
  return pairs
    .filter(({ words }) => words.at(-1) === word && words.length <= MAX_NAME)
    .map(({ characters }) => lastName(characters, dictionary))
    .filter(({ length }) => length >= LENGTHS.min && length <= LENGTHS.max);
}

/** The Latin names that pairs give to a Chinese one: the surname of a person, else all that stands in brackets. */
export function latinIn(pairs: readonly NamePair[], name: string): readonly string[] {
  return pairs
    .filter(({ characters, words }) => characters.endsWith(name) && words.length <= MAX_NAME)
    .map(({ words }) => words.at(-1) ?? '')
    .filter(({ length }) => length > 1);
}

/**
 * The name at the end of a run of characters: what stands behind the last point of a foreign name, or behind the last word
 * of the dictionary; if that is less than a name, with that word.
 */
function lastName(run: string, dictionary: Dictionary): string {
  const points = run.split(POINTS);
  const last = points.at(-1) ?? '';
  if (points.length > 1) return last;
  const [before = '', name = ''] = segment(last, dictionary).slice(-2);
  return name.length < LENGTHS.min ? before + name : name || before;
}
