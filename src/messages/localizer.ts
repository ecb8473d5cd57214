import { IntlMessageFormat } from 'intl-messageformat';
import type { Brief, Channel, ChannelKind } from '../domain/brief.ts';
import type { Day, PartialDate } from '../domain/dates.ts';
import type { Language } from '../domain/language.ts';
import type { State } from '../domain/status.ts';
import { createMemo } from '../text/memo.ts';
import { ago, writeDate } from './dates.ts';
import { en, type MessageKey, type MessageTexts } from './locales/en.ts';
import { zhHans } from './locales/zh-Hans.ts';
import { zhHant } from './locales/zh-Hant.ts';
import { createNamer, createParties, createVoices, type Parties } from './names.ts';
import { createPlaces } from './places.ts';

/** The texts of every language. */
export const TEXTS: Readonly<Record<Language, MessageTexts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** What a state is called. */
export function stateName(state: State, language: Language): string {
  return TEXTS[language][`state.${state}`];
}

/** A text in a language with its values put in. Values are used as they are: nothing in them is read as a pattern. */
export type TextFormatter<Key extends string> = (
  language: Language,
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Formats texts in ICU message format; each is parsed when it is first used with values. */
export function createTextFormatter<Key extends string>(
  texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): TextFormatter<Key> {
  const parsed = createMemo<string, IntlMessageFormat>();
  return (language, key, values) => {
    const text = texts[language][key];
    if (values === undefined) return text;
    const message = parsed.get(`${language} ${key}`, () => new IntlMessageFormat(text, language));
    return String(message.format(values));
  };
}

/** Formats what answers say. */
export const formatText = createTextFormatter(TEXTS);

/** Words of the kinds whose channels are not simply active or suspended. */
function stateKey(kind: ChannelKind, state: State): MessageKey {
  const own = `${kind}.${state}`;
  return own in en ? (own as MessageKey) : `state.${state}`;
}

/** How a brief's matters are put into words of one language. */
export interface Localizer {
  readonly brief: Brief;
  readonly language: Language;
  /** A text with its values put in. Values are taken as they are: nothing in them is read as a pattern. */
  format(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** "21 Dec 2023", "Dec 2023", "2023"; 2023年12月21日. */
  date(date: PartialDate): string;
  /** "11 months ago"; 11个月前. */
  ago(date: PartialDate, asOf: Day): string;
  /** What a state of a channel is called: by the brief's own word, by the channel's kind, or as everywhere. */
  state(state: State, channel?: string): string;
  /** The channel's title; its id where the brief has no such channel. */
  channel(id: string): string;
  /** Names joined, each once; actors, roles and sides of the brief in the reader's language, others as they are. */
  actors(ids: readonly string[]): string;
  /** Who took part: of each side the one who counts most. */
  parties(ids: readonly string[]): Parties;
  /** A place as an article names it, in the reader's script; `undefined` where it cannot be shown in it, or is no name of a place. */
  place(text: string): string | undefined;
  /** Who says something, as an article names them: by the brief's own name where it knows them. */
  voice(text: string): string;
  list(items: readonly string[]): string;
}

/** The words for a brief in one language. */
export function createLocalizer(brief: Brief, language: Language): Localizer {
  const channels = new Map<string, Channel>(brief.channels.map((channel) => [channel.id, channel]));
  const names = createNamer(brief, language);
  const format: Localizer['format'] = (key, values) => formatText(language, key, values);
  const list = (items: readonly string[]) => items.join(format('comma'));
  return {
    brief,
    language,
    format,
    date: (date) => writeDate(date, language),
    ago: (date, asOf) => ago(date, asOf, language),
    state: (state, id) => {
      const channel = id === undefined ? undefined : channels.get(id);
      const label = channel?.labels[state]?.[language];
      return label ?? format(channel === undefined ? `state.${state}` : stateKey(channel.kind, state));
    },
    channel: (id) => channels.get(id)?.title[language] ?? id,
    actors: (ids) => list(names(ids)),
    parties: createParties(brief, language),
    place: createPlaces(brief, language),
    voice: createVoices(brief, language),
    list,
  };
}
