import { isHan } from './units.ts';

/** The first code that counts as a Chinese character; offsets from it take fewer bits than `CHARACTER`. */
const FIRST = 0x3400;
const CHARACTER = 15;

/** The tokens of many units, each once. */
export interface TokenSet {
  add(unit: string): void;
  /** In no order to be relied on. */
  list(): string[];
}

/**
 * What `tokensOfUnit` makes of each unit, all together. Most of it are pairs of Chinese characters, and most of them come again:
 * they are kept as numbers, of which a set takes twice as many a second as of strings cut out of a text.
 */
export function createTokenSet(): TokenSet {
  const words = new Set<string>();
  const pairs = new Set<number>();
  const addRun = (run: string) => {
    let before = run.charCodeAt(0) - FIRST;
    for (let at = 1; at < run.length; at += 1) {
      const one = run.charCodeAt(at) - FIRST;
      pairs.add((before << CHARACTER) | (one + 1));
      before = one;
    }
    pairs.add(before << CHARACTER);
  };
  return {
    add: (unit) => (isHan(unit) ? addRun(unit) : void words.add(unit)),
    list() {
      const tokens = [...words];
      for (const pair of pairs) tokens.push(tokenOf(pair));
      return tokens;
    },
  };
}

function tokenOf(pair: number): string {
  const first = FIRST + (pair >> CHARACTER);
  const second = pair & (2 ** CHARACTER - 1);
  return second === 0 ? String.fromCharCode(first) : String.fromCharCode(first, FIRST + second - 1);
}
