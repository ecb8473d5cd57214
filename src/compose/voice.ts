import { IntlMessageFormat } from 'intl-messageformat';
import type { Brief, Channel } from '../model/brief.ts';
import type { Day, PartialDate } from '../model/date.ts';
import type { Language, Localized } from '../model/language.ts';
import { ago, writeDate } from './dates.ts';
import { en, type TextKey, type Texts } from './texts/en.ts';
import { zhHans } from './texts/zh-Hans.ts';
import { zhHant } from './texts/zh-Hant.ts';

/** The texts of every language. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

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
  /** Names joined; ids of the brief's actors and roles by their names, others as they are. */
  actors(ids: readonly string[]): string;
  list(items: readonly string[]): string;
}

/** The words for a brief in one language. Texts are parsed when they are first said. */
export function createVoice(brief: Brief, language: Language): Voice {
  const parsed = new Map<TextKey, IntlMessageFormat>();
  const channels = new Map<string, Channel>(brief.channels.map((channel) => [channel.id, channel]));
  const names = namesOf(brief);
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
    actors: (ids) => list(ids.map((id) => names.get(id)?.[language] ?? id)),
    list,
  };
}

/** Names of actors and of offices by id. An office has no name in traditional script: there its side stands for it. */
function namesOf({ actors, roles, sides }: Brief): ReadonlyMap<string, Localized> {
  const offices = roles.map(({ id, side, titles }): [string, Localized] => {
    const party = sides.find((one) => one.id === side)?.title['zh-Hant'] ?? id;
    return [id, { en: titles.en[0] ?? id, 'zh-Hans': titles.zh[0] ?? id, 'zh-Hant': party }];
  });
  return new Map([...offices, ...actors.map(({ id, name }): [string, Localized] => [id, name])]);
}
