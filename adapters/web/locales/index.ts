import { createTextFormatter, type Language, type TextFormatter } from '../../../src/index.ts';
import { en, type WebTextKey, type WebTexts } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type { WebTextKey } from './en.ts';

/** The texts of every language. */
export const TEXTS: Readonly<Record<Language, WebTexts>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** A text of the web page in a language. */
export const formatWeb: TextFormatter<WebTextKey> = createTextFormatter(TEXTS);
