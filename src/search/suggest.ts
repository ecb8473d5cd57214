import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';
import { isHan, normalize } from './units.ts';

/** Something that can be suggested, with all names by which it may be typed; the first ones are shown. */
export interface Suggestible<T> {
  readonly value: T;
  readonly names: readonly string[];
}

/** How a name answers to what was typed: the lower, the better. */
const RANK = { whole: 0, beginning: 1, word: 2, pinyin: 3, initials: 4, inside: 5, typo: 6 } as const;
const NONE = 99;

/** Completes what was typed so far: best first, equals in the order in which they were given. */
export type Completer<T> = (typed: string, limit: number) => readonly T[];

/**
 * Completes names by their beginning, by that of any of their words, in both Chinese scripts, by pinyin with and without its
 * vowels, and with a letter or two amiss. Nothing typed: the first ones.
 */
export function createCompleter<T>(items: readonly Suggestible<T>[]): Completer<T> {
  const keyed = items.map(({ value, names }) => ({ value, keys: names.map(keysOf) }));
  return (typed, limit) => {
    const sought = compact(typed);
    const latin = /^[\p{Script=Latin}\d]+$/u.test(sought);
    return keyed
      .map(({ value, keys }) => ({
        value,
        rank: Math.min(NONE, ...keys.map((key) => rankOf(key, sought, latin))),
      }))
      .filter(({ rank }) => rank < NONE)
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ value }) => value);
  };
}

/** A name in the forms that are compared. */
interface Keys {
  readonly whole: string;
  /** From each further word on, or each further Chinese character. */
  readonly inner: readonly string[];
  readonly pinyin: string;
  readonly initials: string;
}

function keysOf(name: string): Keys {
  const words = normalize(name).match(/[\u3400-\u9fff]|[[\p{L}\p{N}\p{M}]--[\u3400-\u9fff]]+/gv) ?? [];
  const sounds = words.some(isHan)
    ? pinyin(words.join(''), { toneType: 'none', type: 'array', v: true })
    : [];
  return {
    whole: words.join(''),
    inner: words.slice(1).map((_, at) => words.slice(at + 1).join('')),
    pinyin: sounds.join(''),
    initials: sounds.map((sound) => sound.charAt(0)).join(''),
  };
}

function rankOf({ whole, inner, pinyin, initials }: Keys, sought: string, latin: boolean): number {
  if (whole === sought) return RANK.whole;
  if (whole.startsWith(sought)) return RANK.beginning;
  if (inner.some((from) => from.startsWith(sought))) return RANK.word;
  if (latin && pinyin.startsWith(sought)) return RANK.pinyin;
  if (latin && initials.startsWith(sought)) return RANK.initials;
  if (sought.length > 2 && whole.includes(sought)) return RANK.inside;
  return isNear(sought, [whole, ...inner, pinyin]) ? RANK.typo : NONE;
}

/** One letter amiss in four, two in eight; short words are too like each other. */
function isNear(sought: string, keys: readonly string[]): boolean {
  const amiss = sought.length >= 8 ? 2 : sought.length >= 4 ? 1 : 0;
  if (amiss === 0) return false;
  return keys.some(
    (key) =>
      key.length >= sought.length - amiss &&
      [sought.length - 1, sought.length, sought.length + 1].some(
        (length) => distance(key.slice(0, length), sought) <= amiss,
      ),
  );
}

function compact(typed: string): string {
  return (normalize(typed).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join('');
}
