import type { PartialDate } from '../domain/dates.ts';
import { ReaderError } from '../domain/errors.ts';
import { type ProblemKind, type ProblemValues, problem } from '../domain/problem.ts';
import { datesIn } from './dates.ts';
import { NO_DICTIONARY } from './dictionary.ts';
import type { QueryForm, TermGroup } from './form.ts';
import { groupsOf } from './groups.ts';
import { guessNames, type NameGuess } from './names/index.ts';
import { isHan, normalize, UNIT, unitsBegun, unitsOf } from './units.ts';
import { keyOf, type SearchVocabulary } from './vocabulary.ts';

/** A question to the index, understood. */
export interface Query {
  /** What is asked for; the more of it an article has, the better. */
  readonly groups: readonly TermGroup[];
  /** Phrases that an article must have. */
  readonly phrases: readonly QueryForm[];
  /** What it must not have. */
  readonly without: readonly QueryForm[];
  /** What its words may be in the other script, as articles may tell. */
  readonly names: readonly NameGuess[];
}

/** Longer texts are no questions. */
const LONGEST = 500;

/** Questions of more words are long enough in their own language; to translate them all would take too long. */
const MAX_TRANSLATED = 20;

/** A word, a phrase in quotes, either with a hyphen before it. */
const PART = /(?<not>-?)"(?<phrase>[^"]*)"|(?<word>\S+)/g;

/**
 * Parses words, `"phrases"`, `-words` and prefixes (`negot*`). Words are in any order and script; what the brief
 * links to them is looked for as well.
 *
 * @throws ReaderError QUESTION_INVALID where there is nothing to look for.
 */
export function parseQuery(typed: string, vocabulary: SearchVocabulary): Query {
  const text = typed
    .replace(/[“”„«»]/g, '"')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  if (text.length > LONGEST) throw invalid('query.long', { count: text.length });
  if ((text.split('"').length - 1) % 2 === 1) throw invalid('query.quote', {});
  const { words, phrases, without } = partsOf(text);
  const known = words.length > MAX_TRANSLATED ? { ...vocabulary, dictionary: NO_DICTIONARY } : vocabulary;
  const groups = groupsOf(words, known);
  if (groups.length === 0 && phrases.length === 0)
    throw invalid(without.length > 0 ? 'query.exclusions' : 'query.empty', {});
  return {
    groups: [...groups, ...phrases.map((form) => ({ forms: [form], weight: 1 }))],
    phrases,
    without: without.flatMap((key) => meant(key, vocabulary)),
    names: guessNames(typedWords(words, groups), known),
  };
}

/** Latin words as they were typed, and Chinese ones as they were told apart. */
function typedWords(words: readonly Word[], groups: readonly TermGroup[]): readonly string[] {
  const latin = words
    .flatMap((word) => (word.kind === 'units' ? word.letters : []))
    .filter((one) => !isHan(one));
  const chinese = groups.flatMap(({ forms }) => forms[0]?.key ?? []).filter(isHan);
  return [...latin, ...new Set(chinese)];
}

interface Parts {
  /** Words as they stand, dates and beginnings among them, in order. */
  readonly words: readonly Word[];
  readonly phrases: readonly QueryForm[];
  readonly without: readonly string[];
}

/** A word of a question: its units, or a date, or a beginning of a word. */
export type Word =
  | { readonly kind: 'units'; readonly units: readonly string[]; readonly letters: readonly string[] }
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'prefix'; readonly prefix: string };

function partsOf(text: string): Parts {
  const words: Word[] = [];
  const phrases: QueryForm[] = [];
  const without: string[] = [];
  let loose = '';
  const flush = () => {
    words.push(...wordsOf(normalize(loose)));
    loose = '';
  };
  for (const { groups: { not = '', phrase, word = '' } = {} } of text.matchAll(PART)) {
    const key = keyOf(phrase ?? word);
    if (phrase !== undefined && key !== '' && not === '') phrases.push({ kind: 'phrase', key, weight: 1 });
    else if (key === '') continue;
    else if (not !== '' || word.startsWith('-')) without.push(key);
    else if (word.endsWith('*')) {
      flush();
      words.push({ kind: 'prefix', prefix: unitsBegun(normalize(word)).join(' ') });
    } else loose += `${word} `;
  }
  flush();
  return { words, phrases, without };
}

/** Words, with each date as one unit: "August 2020". */
function wordsOf(normalized: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  const read = (part: string) => {
    for (const word of part.split(/\s+/)) {
      const letters = word.match(UNIT) ?? [];
      if (letters.length > 0) words.push({ kind: 'units', units: unitsOf(word), letters });
    }
  };
  for (const { date, start, end } of datesIn(normalized)) {
    read(normalized.slice(at, start));
    words.push({ kind: 'date', date });
    at = end;
  }
  read(normalized.slice(at));
  return words;
}

/** A word to leave out, with the other names of the same thing. */
function meant(key: string, vocabulary: SearchVocabulary): QueryForm[] {
  const same = vocabulary.formsOf(key)?.filter(({ weight }) => weight === 1) ?? [];
  return [{ kind: 'phrase', key, weight: 1 }, ...same.filter((form) => form.key !== key)];
}

function invalid<Kind extends ProblemKind>(kind: Kind, values: ProblemValues[Kind]): ReaderError {
  return new ReaderError('QUESTION_INVALID', problem(kind, values));
}
