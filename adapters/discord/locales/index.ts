import type { Language, Localized } from '../../../src/index.ts';
import { type DiscordTextKey, type DiscordTexts, en } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type { DiscordTextKey as TextKey } from './en.ts';

/** All texts of the adapter by language. */
export const TEXTS: Readonly<Record<Language, DiscordTexts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** A text in a language, with its values in place. */
export function say(
  language: Language,
  key: DiscordTextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A text in every language. */
export function sayAll(key: DiscordTextKey): Localized {
  return { en: en[key], 'zh-Hans': zhHans[key], 'zh-Hant': zhHant[key] };
}

/** Languages by Discord's locales (https://docs.discord.com/developers/reference#locales). */
const LOCALES: Readonly<Record<string, Language>> = {
  'en-US': 'en',
  'en-GB': 'en',
  'zh-CN': 'zh-Hans',
  'zh-TW': 'zh-Hant',
};

/** The language of a reader's locale, where it is one of ours. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  return locale === undefined ? undefined : LOCALES[locale];
}

/** A text's translations as Discord takes them: by locale, without the first language. */
export function localizations(
  text: Localized,
  form: (text: string) => string,
): Readonly<Record<string, string>> {
  return { 'zh-CN': form(text['zh-Hans']), 'zh-TW': form(text['zh-Hant']) };
}

/** What a language calls itself. */
export const OWN_NAMES: Localized = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' };
