import type { Language } from '../../../src/index.ts';
import { en, type SlackTextKey, type SlackTexts } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type { SlackTextKey as TextKey } from './en.ts';

const TEXTS: Readonly<Record<Language, SlackTexts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** Names of the languages, each in its own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

/** A text of the app in a language. Values are put in as they are. */
export function say(
  language: Language,
  key: SlackTextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
