import { IntlMessageFormat } from 'intl-messageformat';
import type { Brief, Channel } from '../domain/brief.ts';
import type { Day, PartialDate } from '../domain/dates.ts';
import type { Language } from '../domain/language.ts';
import type { State } from '../domain/status.ts';
import { ago, writeDate } from './dates.ts';
import { en, type TextKey, type Texts } from './locales/en.ts';
import { zhHans } from './locales/zh-Hans.ts';
import { zhHant } from './locales/zh-Hant.ts';
import { createNamer } from './names.ts';

/** The texts of every language. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** What a state is called. */
export function stateName(state: State, language: Language): string {
  return TEXTS[language][`state.${state}`];
}

/** How a brief's matters are put into words of one language. */
export interface Voice {
  readonly brief: Brief;
  readonly language: Language;
  /** A text with its values put in. Values are taken as they are: nothing in them is read as a pattern. */
  say(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** "21 Dec 2023", "Dec 2023", "2023"; 2023年12月21日. */
  date(date: PartialDate): string;
  /** "11 months ago"; 11个月前. */
  ago(date: PartialDate, asOf: Day): string;
  /** The channel's title; its id where the brief has no such channel. */
  channel(id: string): string;
  /** Names joined, each once; actors, roles and sides of the brief in the reader's language, others as they are. */
  actors(ids: readonly string[]): string;
  list(items: readonly string[]): string;
}

/** The words for a brief in one language. Texts are parsed when they are first said. */
export function createVoice(brief: Brief, language: Language): Voice {
  const parsed = new Map<TextKey, IntlMessageFormat>();
  const channels = new Map<string, Channel>(brief.channels.map((channel) => [channel.id, channel]));
  const names = createNamer(brief, language);
  const say: Voice['say'] = (key, values) => {
    const text = TEXTS[language][key];
    if (values === undefined) return text;
    const format = parsed.get(key) ?? new IntlMessageFormat(text, language);
    parsed.set(key, format);
    return String(format.format(values));
  };
  const list = (items: readonly string[]) => items.join(say('comma'));
  return {
    brief,
    language,
    say,
    date: (date) => writeDate(date, language),
    ago: (date, asOf) => ago(date, asOf, language),
    channel: (id) => channels.get(id)?.title[language] ?? id,
    actors: (ids) => list(names(ids)),
    list,
  };
}
