import type { Brief, Phrases } from '../../domain/brief.ts';
import { countryNames } from './countries.ts';
import { en } from './languages/en.ts';
import { type Cue, type LanguageData, phrasesOf, type VerbForm } from './languages/language.ts';
import { zh } from './languages/zh.ts';
import { createMatcher, type Match, type Matcher } from './matcher.ts';

/** What a phrase means where it stands in a text. */
export type Sense =
  | { readonly kind: 'cue'; readonly cue: Cue; readonly form?: VerbForm }
  | { readonly kind: 'side'; readonly side: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'outlet' }
  | { readonly kind: 'actor'; readonly actor: string; readonly ambiguous: boolean }
  | { readonly kind: 'title'; readonly role: string; readonly bare: boolean }
  | { readonly kind: 'channel'; readonly channel: string; readonly strength: 'term' | 'topic' | 'unless' };

export type LexiconMatch = Match<Sense>;

export interface Lexicon {
  readonly zh: Matcher<Sense>;
  readonly en: Matcher<Sense>;
}

export const LANGUAGES: Readonly<Record<'zh' | 'en', LanguageData>> = { zh, en };

/** Compiles the phrases of a brief and of the languages into one matcher for each language. */
export function compile(brief: Brief): Lexicon {
  return { zh: createMatcher(entries(brief, 'zh')), en: createMatcher(entries(brief, 'en')) };
}

function* entries(brief: Brief, language: keyof Phrases): Generator<readonly [string, Sense]> {
  for (const { text, cue, form } of phrasesOf(LANGUAGES[language]))
    yield [text, { kind: 'cue', cue, ...(form && { form }) }];
  for (const name of LANGUAGES[language].outlets) yield [name, { kind: 'outlet' }];
  yield* countryEntries(brief, language);
  for (const role of brief.roles) {
    for (const title of role.titles[language]) yield [title, { kind: 'title', role: role.id, bare: false }];
    for (const title of role.bareTitles[language])
      yield [title, { kind: 'title', role: role.id, bare: true }];
  }
  for (const { id, cues } of brief.channels) {
    const phrases = { term: cues.terms, topic: cues.topics, unless: cues.unless } as const;
    for (const strength of ['term', 'topic', 'unless'] as const)
      for (const phrase of phrases[strength][language])
        yield [phrase, { kind: 'channel', channel: id, strength }];
  }
  yield* actorEntries(brief, language);
}

/** Countries that are no side of the brief are foreign to it. */
function* countryEntries(brief: Brief, language: keyof Phrases): Generator<readonly [string, Sense]> {
  const own = new Set<string>();
  for (const { id, names } of brief.sides) {
    for (const name of names[language]) {
      own.add(name);
      yield [name, { kind: 'side', side: id }];
    }
  }
  for (const name of [...countryNames(), ...LANGUAGES[language].foreign])
    if (!own.has(name)) yield [name, { kind: 'foreign' }];
}

function* actorEntries(brief: Brief, language: keyof Phrases): Generator<readonly [string, Sense]> {
  for (const actor of brief.actors) {
    const ambiguous = new Set(actor.ambiguous[language]);
    const name = language === 'en' ? actor.name.en : actor.name['zh-Hans'];
    for (const form of new Set([name, ...actor.aliases[language], ...ambiguous]))
      yield [form, { kind: 'actor', actor: actor.id, ambiguous: ambiguous.has(form) }];
  }
}
