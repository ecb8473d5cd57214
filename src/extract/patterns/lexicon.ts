import type { Brief, Phrases } from '../../domain/brief.ts';
import { createMatcher, type Mention, type PatternMatcher } from './matcher.ts';

/** What a phrase of a brief means where it stands in a text. */
export type PatternSense =
  | { readonly kind: 'side'; readonly side: string }
  | { readonly kind: 'actor'; readonly actor: string; readonly ambiguous: boolean }
  | { readonly kind: 'role'; readonly role: string }
  /** A title that needs a country or a name beside it; several roles may share it (防长). */
  | { readonly kind: 'bare'; readonly role: string }
  | { readonly kind: 'channel'; readonly channel: string; readonly strength: 'term' | 'topic' | 'unless' };

export interface PatternLexicon {
  readonly zh: PatternMatcher<PatternSense>;
  readonly en: PatternMatcher<PatternSense>;
}

export type PhraseMatch = Mention<PatternSense>;

/** Compiles a brief's phrases into one matcher for each language. */
export function compile(brief: Brief): PatternLexicon {
  return { zh: createMatcher(entries(brief, 'zh')), en: createMatcher(entries(brief, 'en')) };
}

function* entries(brief: Brief, language: keyof Phrases): Generator<readonly [string, PatternSense]> {
  for (const side of brief.sides) {
    for (const name of side.names[language]) yield [name, { kind: 'side', side: side.id }];
  }
  for (const role of brief.roles) {
    for (const title of role.titles[language]) yield [title, { kind: 'role', role: role.id }];
    for (const title of role.bareTitles[language]) yield [title, { kind: 'bare', role: role.id }];
  }
  for (const channel of brief.channels) {
    const senses = {
      term: channel.cues.terms,
      topic: channel.cues.topics,
      unless: channel.cues.unless,
    } as const;
    for (const strength of ['term', 'topic', 'unless'] as const) {
      for (const phrase of senses[strength][language])
        yield [phrase, { kind: 'channel', channel: channel.id, strength }];
    }
  }
  yield* actorEntries(brief, language);
}

function* actorEntries(brief: Brief, language: keyof Phrases): Generator<readonly [string, PatternSense]> {
  for (const actor of brief.actors) {
    const name = language === 'en' ? actor.name.en : actor.name['zh-Hans'];
    const names = new Set([name, ...actor.aliases[language]]);
    for (const common of actor.ambiguous[language]) names.delete(common);
    for (const name of names) {
      yield [name, { kind: 'actor', actor: actor.id, ambiguous: false }];
    }
    for (const name of actor.ambiguous[language])
      yield [name, { kind: 'actor', actor: actor.id, ambiguous: true }];
  }
}
