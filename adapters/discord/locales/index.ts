import { createTextFormatter, type Localized } from '../../../src/index.ts';
import { type SharedTextKey, withSharedTexts } from '../../shared/locales/index.ts';
import { en } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

/** Keys of all texts of the Discord app. */
export type DiscordTextKey = keyof typeof en | SharedTextKey;

/** All texts of the Discord app by language. */
export const TEXTS = withSharedTexts({ en, 'zh-Hans': zhHans, 'zh-Hant': zhHant });

/** A text of the Discord app in a language. */
export const format = createTextFormatter(TEXTS);

/** A text in every language. */
export function formatAll(key: DiscordTextKey): Localized {
  return { en: TEXTS.en[key], 'zh-Hans': TEXTS['zh-Hans'][key], 'zh-Hant': TEXTS['zh-Hant'][key] };
}

/** A text's translations by Discord's locales, which do not include the default language. */
export function localizations(
  text: Localized,
  transform: (text: string) => string,
): Readonly<Record<string, string>> {
  return { 'zh-CN': transform(text['zh-Hans']), 'zh-TW': transform(text['zh-Hant']) };
}
