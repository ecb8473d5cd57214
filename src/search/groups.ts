import type { QueryForm, TermGroup } from './form.ts';
import type { Word } from './query.ts';
import { segment } from './segment.ts';
import { isHan } from './units.ts';
import type { SearchVocabulary } from './vocabulary.ts';

/** English words that say nothing by themselves. */
const EMPTY = new Set(
  'a an and are as at be by for from has have in is it its not of on or that the to was were will with'.split(
    ' ',
  ),
);
/** Chinese runs up to this length are one word; longer ones are split into the brief's phrases, else into pairs. */
const MAX_WORD = 3;
/** The brief's Chinese phrases are not looked for beyond this length. */
const MAX_PHRASE = 24;

/** What is asked for, word by word: a phrase of the brief is one group with all its other forms. */
export function groupsOf(words: readonly Word[], vocabulary: SearchVocabulary): TermGroup[] {
  const groups: TermGroup[] = [];
  let row: string[] = [];
  const flush = () => {
    groups.push(...rowGroups(row, vocabulary));
    row = [];
  };
  for (const word of words) {
    // A word with hyphens stays one, and may be a part of a phrase: Moon Jae-in.
    if (word.kind === 'units' && !word.units.some(isHan)) row.push(word.units.join(' '));
    else {
      flush();
      groups.push(...wordGroups(word, vocabulary));
    }
  }
  flush();
  return groups;
}

function wordGroups(word: Word, vocabulary: SearchVocabulary): TermGroup[] {
  switch (word.kind) {
    case 'date':
      return [{ forms: [{ kind: 'date', key: word.date, weight: 1 }], weight: 1 }];
    case 'prefix':
      return [{ forms: [{ kind: 'prefix', key: word.prefix, weight: 1 }], weight: 1 }];
    case 'units':
      return word.units.flatMap((unit) =>
        isHan(unit) ? runGroups(unit, vocabulary) : rowGroups([unit], vocabulary),
      );
  }
}

/** English words in a row: the longest phrases of the brief, then the words between them that mean something. */
function rowGroups(row: readonly string[], vocabulary: SearchVocabulary): TermGroup[] {
  const groups: TermGroup[] = [];
  for (let at = 0; at < row.length; ) {
    const length = longestPhrase(row, at, vocabulary);
    const key = row.slice(at, at + Math.max(1, length)).join(' ');
    if (length > 0 || !EMPTY.has(key)) groups.push(groupOf(key, vocabulary));
    if (length > 1 && !isName(key, vocabulary))
      groups.push(...piecesOf(row.slice(at, at + length), 1 / length, vocabulary));
    at += Math.max(1, length);
  }
  return groups;
}

/** Words of a phrase that the dictionary is asked for. */
const MAX_DICTIONARY_PHRASE = 3;

function longestPhrase(row: readonly string[], at: number, vocabulary: SearchVocabulary): number {
  for (let length = Math.min(vocabulary.longest, row.length - at); length > 0; length -= 1)
    if (vocabulary.formsOf(row.slice(at, at + length).join(' ')) !== undefined) return length;
  for (let length = Math.min(MAX_DICTIONARY_PHRASE, row.length - at); length > 1; length -= 1)
    if (vocabulary.dictionary.translate(row.slice(at, at + length).join(' ')).length > 0) return length;
  return 0;
}

/** A Chinese run: the brief's phrases in it, and what lies between them. */
function runGroups(run: string, vocabulary: SearchVocabulary): TermGroup[] {
  const groups: TermGroup[] = [];
  let loose = '';
  const flush = () => {
    groups.push(...looseGroups(loose, loose === run, vocabulary));
    loose = '';
  };
  for (let at = 0; at < run.length; ) {
    const phrase = longestIn(run, at, vocabulary);
    if (phrase === '') loose += run.charAt(at);
    else {
      flush();
      groups.push(groupOf(phrase, vocabulary));
      if (phrase.length > MAX_WORD && !isName(phrase, vocabulary))
        groups.push(...piecesOf(pairsOf(phrase), 1 / phrase.length, vocabulary));
    }
    at += Math.max(1, phrase.length);
  }
  flush();
  return groups;
}

function longestIn(run: string, at: number, vocabulary: SearchVocabulary): string {
  for (let end = Math.min(run.length, at + MAX_PHRASE); end >= at + 2; end -= 1)
    if (vocabulary.formsOf(run.slice(at, end)) !== undefined) return run.slice(at, end);
  return '';
}

/** Characters outside the brief's phrases: one word if they are few, else those of the dictionary and what lies between them. */
function looseGroups(loose: string, alone: boolean, vocabulary: SearchVocabulary): TermGroup[] {
  if (loose.length <= 1) return alone && loose !== '' ? [groupOf(loose, vocabulary)] : [];
  if (loose.length <= MAX_WORD) return [groupOf(loose, vocabulary)];
  return segment(loose, vocabulary.dictionary).flatMap((word) => [
    ...(word.length > 1 ? [groupOf(word, vocabulary)] : []),
    ...(word.length > MAX_WORD ? piecesOf(pairsOf(word), 1 / word.length, vocabulary) : []),
  ]);
}

function pairsOf(run: string): string[] {
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

function piecesOf(pieces: readonly string[], weight: number, vocabulary: SearchVocabulary): TermGroup[] {
  const telling = pieces.filter((piece) => !EMPTY.has(piece));
  return telling.map((piece) => ({ ...groupOf(piece, vocabulary), weight }));
}

/** Whether the other forms mean the very same: a name is not looked for in pieces. */
function isName(key: string, vocabulary: SearchVocabulary): boolean {
  return vocabulary.formsOf(key)?.every(({ weight }) => weight === 1) === true;
}

/** Weight of a translation, which may be of another sense of the word. */
const TRANSLATION = 0.7;

function groupOf(key: string, vocabulary: SearchVocabulary): TermGroup {
  const linked =
    vocabulary.formsOf(key)?.filter((form) => form.key !== key) ?? translationsOf(key, vocabulary);
  const typed: QueryForm = { kind: 'phrase', key, weight: 1 };
  return { forms: [typed, ...linked], weight: 1 };
}

function translationsOf(key: string, { dictionary }: SearchVocabulary): QueryForm[] {
  return dictionary.translate(key).map((key) => ({ kind: 'phrase', key, weight: TRANSLATION }));
}
