import { FOREIGN_SYLLABLES } from './foreign-syllables.ts';

/** Characters of a name, each one of several. */
export type Spelling = readonly string[];

/** Names of fewer characters are like too many words, and of more there are few. */
const LENGTHS = { min: 2, max: 5 };
/** Ways to spell a name that are considered, the most usual ones. */
const MAX_LATIN = 300;
const MAX_CHINESE = 8;

/** A beginning of a name with how unusual its spelling is. */
interface Path<Value> {
  readonly value: Value;
  readonly cost: number;
}

/** Latin letters that a foreign name in Chinese characters may stand for; none where a character writes no such names. */
export function latinSpellings(name: string): readonly string[] {
  if (name.length < LENGTHS.min || name.length > LENGTHS.max) return [];
  let paths: readonly Path<string>[] = [{ value: '', cost: 0 }];
  for (const character of name) {
    const syllables = FOREIGN_SYLLABLES[character]?.split(' ') ?? [];
    const longer = paths.flatMap(({ value, cost }) =>
      syllables.map((syllable, rank) => ({ value: value + syllable, cost: cost + rank })),
    );
    paths = cheapest(longer, MAX_LATIN);
  }
  return [...new Set(paths.map(({ value }) => value))];
}

/** Characters that a Latin name may be written with, by several readings of its letters. */
export function chineseSpellings(name: string): readonly Spelling[] {
  const ends: Path<Spelling>[][] = Array.from({ length: name.length + 1 }, () => []);
  ends[0] = [{ value: [], cost: 0 }];
  for (let at = 0; at < name.length; at += 1) {
    const here = cheapest(ends[at] ?? [], MAX_CHINESE);
    for (let end = at + 1; end <= Math.min(name.length, at + LONGEST_SYLLABLE); end += 1) {
      const syllable = syllables().get(name.slice(at, end));
      if (syllable === undefined) continue;
      const longer = here.map(({ value, cost }) => ({
        value: [...value, syllable.characters],
        cost: cost + syllable.rank + PER_CHARACTER,
      }));
      ends[end]?.push(...longer.filter(({ value }) => value.length <= LENGTHS.max));
    }
  }
  return cheapest(ends[name.length] ?? [], MAX_CHINESE)
    .map(({ value }) => value)
    .filter(({ length }) => length >= LENGTHS.min);
}

/** A reading with fewer characters is the likelier one. */
const PER_CHARACTER = 1;
const LONGEST_SYLLABLE = 5;

interface Syllable {
  readonly characters: string;
  /** Of the character for which it is the most usual. */
  readonly rank: number;
}

let bySyllable: ReadonlyMap<string, Syllable> | undefined;

function syllables(): ReadonlyMap<string, Syllable> {
  bySyllable ??= invert();
  return bySyllable;
}

function invert(): ReadonlyMap<string, Syllable> {
  const found = new Map<string, Syllable>();
  for (const [character, letters] of Object.entries(FOREIGN_SYLLABLES))
    for (const [rank, syllable] of letters.split(' ').entries()) {
      const known = found.get(syllable);
      found.set(syllable, {
        characters: (known?.characters ?? '') + character,
        rank: Math.min(rank, known?.rank ?? rank),
      });
    }
  return found;
}

function cheapest<Value>(paths: readonly Path<Value>[], count: number): readonly Path<Value>[] {
  return paths.toSorted((a, b) => a.cost - b.cost).slice(0, count);
}
