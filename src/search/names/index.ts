import type { Article } from '../../domain/article.ts';
import type { Condition } from '../../domain/search.ts';
import type { QueryForm } from '../form.ts';
import { isHan, normalize, tokensOfUnit, unitsOf } from '../units.ts';
import type { SearchVocabulary } from '../vocabulary.ts';
import { chineseIn, latinIn, namePairs } from './brackets.ts';
import { ofPinyin, pinyinOf } from './pinyin-names.ts';
import { chineseSpellings, latinSpellings, type Spelling } from './transliteration.ts';

/** Weight of a name in the other script, by what it was told from. */
const WEIGHTS = { brackets: 0.9, pinyin: 0.8, sound: 0.7 } as const;

/**
 * A word that neither the brief nor the dictionary has may be a name. Articles that may tell it in the other script, and what
 * one of them tells.
 */
export interface NameGuess {
  /** Keys of the groups that ask for it. */
  readonly keys: readonly string[];
  readonly condition: Condition;
  formsIn(article: Article): readonly QueryForm[];
}

/** What names the words of a question may be. `words` are in the order in which they were typed, in small letters, not their stems. */
export function guessNames(words: readonly string[], vocabulary: SearchVocabulary): readonly NameGuess[] {
  const unknown = words.filter((word) => isUnknown(stemOf(word), vocabulary)).slice(0, MAX_NAMES);
  const single = unknown.flatMap((word): NameGuess[] => {
    if (isHan(word)) return word.length > 1 ? guessLatin(word) : [];
    return word.length >= MIN_LETTERS ? guessChinese(word, vocabulary) : [];
  });
  const pairs = words.slice(1).flatMap((given, at): NameGuess[] => {
    const name = [words[at] ?? '', given];
    if (name.some(isHan) || vocabulary.formsOf(stemOf(name.join(' '))) !== undefined) return [];
    const spelling = ofPinyin(name);
    return spelling === undefined ? [] : [spelled(name, [spelling], WEIGHTS.pinyin)];
  });
  return [...single, ...pairs.slice(0, MAX_NAMES)];
}

/** Names of a question that are looked for in the other script; each takes a few queries. */
const MAX_NAMES = 4;
/** Shorter words are like too many others. */
const MIN_LETTERS = 3;

function stemOf(word: string): string {
  return unitsOf(word).join(' ');
}

function isUnknown(key: string, { formsOf, dictionary }: SearchVocabulary): boolean {
  return formsOf(key) === undefined && dictionary.translate(key).length === 0 && !dictionary.has(key);
}

function guessChinese(word: string, { dictionary }: SearchVocabulary): NameGuess[] {
  const stem = stemOf(word);
  const place = ofPinyin([word]);
  const spellings = [...chineseSpellings(word), ...(place === undefined ? [] : [place])];
  const bracketed: NameGuess = {
    keys: [stem],
    condition: { kind: 'token', token: stem },
    formsIn: (article) =>
      phrases(chineseIn(namePairs(normalized(article)), stem, dictionary), WEIGHTS.brackets),
  };
  return [bracketed, ...(spellings.length === 0 ? [] : [spelled([word], spellings, WEIGHTS.sound)])];
}

function guessLatin(name: string): NameGuess[] {
  const bracketed: NameGuess = {
    keys: [name],
    condition: all(tokensOfUnit(name).slice(0, -1)),
    formsIn: (article) => phrases(latinIn(namePairs(normalized(article)), name), WEIGHTS.brackets),
  };
  const sounds = latinSpellings(name).map(stemOf);
  const heard: NameGuess = {
    keys: [name],
    condition: any(sounds),
    formsIn: (article) => {
      const units = new Set(unitsOf(normalized(article)));
      return phrases(
        sounds.filter((sound) => units.has(sound)),
        WEIGHTS.sound,
      );
    },
  };
  const written: NameGuess = {
    keys: [name],
    condition: all(pinyinOf(name)[0]?.split(' ').map(stemOf) ?? []),
    formsIn: () => phrases(pinyinOf(name).map(stemOf), WEIGHTS.pinyin),
  };
  return [bracketed, ...(sounds.length === 0 ? [] : [heard]), written];
}

/** A Latin name that may be written with several characters in each place. */
function spelled(words: readonly string[], spellings: readonly Spelling[], weight: number): NameGuess {
  const pattern = new RegExp(
    spellings.map((places) => places.map((characters) => `[${characters}]`).join('')).join('|'),
    'g',
  );
  return {
    keys: words.map(stemOf),
    condition: { kind: 'any', of: spellings.map((places) => ({ kind: 'all', of: pairsOf(places) })) },
    formsIn: (article) => phrases(normalized(article).match(pattern) ?? [], weight),
  };
}

/** Each two neighbours of a spelling. */
function pairsOf(places: Spelling): Condition[] {
  return places.slice(1).map((characters, at) => {
    const before = [...(places[at] ?? '')];
    return any(before.flatMap((first) => [...characters].map((second) => first + second)));
  });
}

function any(tokens: readonly string[]): Condition {
  return { kind: 'any', of: tokens.map((token) => ({ kind: 'token', token })) };
}

function all(tokens: readonly string[]): Condition {
  return { kind: 'all', of: tokens.map((token) => ({ kind: 'token', token })) };
}

function phrases(keys: readonly string[], weight: number): readonly QueryForm[] {
  return keys.map((key) => ({ kind: 'phrase', key, weight }));
}

function normalized({ title, paragraphs }: Article): string {
  return normalize([title ?? '', ...paragraphs].join('\n'));
}
