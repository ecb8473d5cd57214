import type { Brief, Phrases } from '../../domain/brief.ts';
import { type NameSense, nameEntries } from '../names/lexicon.ts';
import { createMatcher, type Match, type Matcher } from '../names/matcher.ts';
import { countryNames } from './countries.ts';
import { en } from './languages/en.ts';
import { type Cue, type LanguageData, phrasesOf, type VerbForm } from './languages/language.ts';
import { zh } from './languages/zh.ts';

/** What a phrase means where it stands in a text. */
export type Sense =
  | NameSense
  | { readonly kind: 'cue'; readonly cue: Cue; readonly form?: VerbForm }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'outlet' };

export type LexiconMatch = Match<Sense>;

export interface Lexicon {
  readonly zh: Matcher<Sense>;
  readonly en: Matcher<Sense>;
}

export const LANGUAGES: Readonly<Record<'zh' | 'en', LanguageData>> = { zh, en };

/** Compiles the names of a brief and the phrases of the languages into one matcher for each language. */
export function compile(brief: Brief): Lexicon {
  return { zh: createMatcher(entries(brief, 'zh')), en: createMatcher(entries(brief, 'en')) };
}

function* entries(brief: Brief, language: keyof Phrases): Generator<readonly [string, Sense]> {
  for (const { text, cue, form } of phrasesOf(LANGUAGES[language]))
    yield [text, { kind: 'cue', cue, ...(form && { form }) }];
  for (const name of LANGUAGES[language].outlets) yield [name, { kind: 'outlet' }];
  yield* foreignEntries(brief, language);
  yield* nameEntries(brief, language);
}

/** Countries that are no side of the brief are foreign to it. */
function* foreignEntries(brief: Brief, language: keyof Phrases): Generator<readonly [string, Sense]> {
  const own = new Set(brief.sides.flatMap(({ names }) => names[language]));
  for (const name of [...countryNames(), ...LANGUAGES[language].foreign])
    if (!own.has(name)) yield [name, { kind: 'foreign' }];
}
