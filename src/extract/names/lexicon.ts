import type { Brief, Phrases } from '../../domain/brief.ts';
import { createMatcher, type Match, type Matcher } from './matcher.ts';

/** What a name of a brief means where it stands in a text. */
export type NameSense =
  | { readonly kind: 'side'; readonly side: string }
  | { readonly kind: 'actor'; readonly actor: string; readonly ambiguous: boolean }
  /** A bare title needs a country or a name beside it; several roles may share it (防长). */
  | { readonly kind: 'title'; readonly role: string; readonly bare: boolean }
  | { readonly kind: 'channel'; readonly channel: string; readonly strength: 'term' | 'topic' | 'unless' };

/** One matcher for each language. */
export interface NameLexicon {
  readonly zh: Matcher<NameSense>;
  readonly en: Matcher<NameSense>;
}

export type NameMatch = Match<NameSense>;

/** Compiles a brief's names. */
export function compileNames(brief: Brief): NameLexicon {
  return { zh: createMatcher(nameEntries(brief, 'zh')), en: createMatcher(nameEntries(brief, 'en')) };
}

/** Names of a brief's sides, offices, channels and people in a language. */
export function* nameEntries(brief: Brief, language: keyof Phrases): Generator<readonly [string, NameSense]> {
  for (const { id, names } of brief.sides)
    for (const name of names[language]) yield [name, { kind: 'side', side: id }];
  for (const { id, titles, bareTitles } of brief.roles) {
    for (const title of titles[language]) yield [title, { kind: 'title', role: id, bare: false }];
    for (const title of bareTitles[language]) yield [title, { kind: 'title', role: id, bare: true }];
  }
  for (const { id, cues } of brief.channels) {
    const phrases = { term: cues.terms, topic: cues.topics, unless: cues.unless } as const;
    for (const strength of ['term', 'topic', 'unless'] as const)
      for (const phrase of phrases[strength][language])
        yield [phrase, { kind: 'channel', channel: id, strength }];
  }
  for (const actor of brief.actors) {
    const ambiguous = new Set(actor.ambiguous[language]);
    const name = language === 'en' ? actor.name.en : actor.name['zh-Hans'];
    for (const form of new Set([name, ...actor.aliases[language], ...ambiguous]))
      yield [form, { kind: 'actor', actor: actor.id, ambiguous: ambiguous.has(form) }];
  }
}
