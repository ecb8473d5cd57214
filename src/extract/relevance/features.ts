import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import { type PlacedSentence, placedSentences } from '../evidence/passages.ts';
import { hash, placeOf } from '../hashing.ts';
import { compileNames, type NameMatch } from '../names/lexicon.ts';

/** A sentence that may report an event, by the places of its features. */
export interface CandidateSentence {
  /** UTF-16 offsets into the article's whole text. */
  readonly start: number;
  readonly end: number;
  readonly features: Uint32Array;
}

export type CandidateReader = (article: Article) => Generator<CandidateSentence>;

/** Sentences of an article that are looked at: what it is about shows early. */
const MAX_SENTENCES = 400;
/** Characters of a sentence that are looked at. */
const MAX_CHARACTERS = 400;

/**
 * Compiles a brief into a reader of the sentences that may report an event: those that name two sides of a channel, the
 * second one perhaps in the sentence before, or a channel by its own name. Features are the words around the names,
 * which are blanked, and what kinds of names there are.
 */
export function createCandidateReader(brief: Brief): CandidateReader {
  const describe = createDescriber(brief);
  const channels = brief.channels.map(({ cues }) => cues.sides);
  const both = (sides: ReadonlySet<string>) =>
    channels.some((needed) => needed.filter((side) => sides.has(side)).length >= 2);
  return function* candidates(article) {
    let before: ReadonlySet<string> = new Set();
    for (const [index, sentence] of placedSentences(article).entries()) {
      if (index === MAX_SENTENCES) return;
      const named = describe(sentence);
      const near = named.sides.size > 0 && both(new Set([...named.sides, ...before]));
      if (near || named.terms > 0) {
        const kinds = [
          `sides:${both(named.sides)}`,
          `terms:${Math.min(2, named.terms)}`,
          `roles:${Math.min(3, named.roles)}`,
          `topics:${named.topics.length > 0}:${both(named.sides)}`,
          `where:${sentence.paragraph < 0 ? 'title' : index < 5 ? 'lead' : 'body'}`,
          `length:${Math.min(7, Math.floor(sentence.folded.length / (sentence.language === 'zh' ? 20 : 50)))}`,
          sentence.language,
          ...named.topics.map((topic) => `topic:${topic}`),
        ];
        const features = hashed([
          ...kinds,
          kinds.slice(0, 5).join(),
          ...wordsOf(named.text, sentence.language),
        ]);
        yield { start: sentence.start, end: sentence.end, features };
      }
      before = named.sides;
    }
  };
}

/** What a sentence names. */
interface Named {
  readonly sides: ReadonlySet<string>;
  readonly topics: readonly string[];
  readonly terms: number;
  /** People and offices. */
  readonly roles: number;
  /** The sentence with the names of sides and people blanked. */
  readonly text: string;
}

function createDescriber(brief: Brief): (sentence: PlacedSentence) => Named {
  const lexicon = compileNames(brief);
  const sideOf = new Map([...brief.roles, ...brief.actors].map(({ id, side }) => [id, side]));
  const shorts = new Map(brief.sides.flatMap(({ id, short }) => short.map((name) => [name, id] as const)));
  const compound = new RegExp(`[${[...shorts.keys(), '\u0000'].join('')}]{2,}`, 'g');
  return ({ folded, language }) => {
    const found = lexicon[language](folded);
    const tags = found.map(({ tag }) => tag);
    const sides = new Set(
      tags.flatMap((tag) => {
        if (tag.kind === 'side') return [tag.side];
        const id = tag.kind === 'actor' ? tag.actor : tag.kind === 'title' && !tag.bare ? tag.role : '';
        return sideOf.get(id) ?? [];
      }),
    );
    if (language === 'zh')
      for (const [run] of folded.matchAll(compound))
        for (const name of run) sides.add(shorts.get(name) ?? '');
    const channels = tags.flatMap((tag) => (tag.kind === 'channel' ? [tag] : []));
    return {
      sides,
      topics: channels.filter(({ strength }) => strength === 'topic').map(({ channel }) => channel),
      terms: channels.filter(({ strength }) => strength === 'term').length,
      roles: tags.filter((tag) => tag.kind === 'actor' || (tag.kind === 'title' && !tag.bare)).length,
      text: blanked(folded, found),
    };
  };
}

/** Names that say who, not what: a side becomes S, a person A. */
function blanked(text: string, found: readonly NameMatch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { tag, start, end } of found.toSorted((a, b) => a.start - b.start)) {
    if ((tag.kind !== 'side' && tag.kind !== 'actor') || start < at) continue;
    parts.push(text.slice(at, start), tag.kind === 'side' ? ' S ' : ' A ');
    at = end;
  }
  return [...parts, text.slice(at)].join('').slice(0, MAX_CHARACTERS).replace(/\d+/g, '0');
}

/** English words, pairs of neighbours and of those with one word between; Chinese pairs and triples of characters. */
function wordsOf(text: string, language: PlacedSentence['language']): readonly string[] {
  if (language === 'zh') {
    const packed = text.replace(/\s/g, '');
    return Array.from({ length: Math.max(0, packed.length - 1) }, (_, at) => [
      packed.slice(at, at + 2),
      packed.slice(at, at + 3),
    ]).flat();
  }
  const words = text.toLowerCase().match(/[a-z0]+(?:['’][a-z]+)?/g) ?? [];
  return words.flatMap((word, at) => [
    word,
    `${words[at - 1] ?? ''} ${word}`,
    `${words[at - 2] ?? ''} … ${word}`,
  ]);
}

/** Places of features by their names. */
function hashed(features: readonly string[]): Uint32Array {
  return Uint32Array.from(new Set(features.map((name) => placeOf(hash(name)))));
}
