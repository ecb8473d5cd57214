import {
  createTextFormatter,
  type Language,
  type Localized,
  type TextFormatter,
} from '../../../src/index.ts';
import { en, type SharedTextKey } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type { SharedTextKey } from './en.ts';

const SHARED: Readonly<Record<Language, Readonly<Record<SharedTextKey, string>>>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** Names of the languages, each in its own. */
export const LANGUAGE_NAMES: Localized = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' };

/** Texts by language. */
export type TextTable<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** A chat's texts: its own, and those that all chats share. */
export function withSharedTexts<Key extends string>(own: TextTable<Key>): TextTable<Key | SharedTextKey> {
  return {
    en: { ...SHARED.en, ...own.en },
    'zh-Hans': { ...SHARED['zh-Hans'], ...own['zh-Hans'] },
    'zh-Hant': { ...SHARED['zh-Hant'], ...own['zh-Hant'] },
  };
}

/** A shared text in a language. */
export const formatShared: TextFormatter<SharedTextKey> = createTextFormatter(SHARED);
