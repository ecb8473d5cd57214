import { createTextFormatter } from '../../../src/index.ts';
import { type SharedTextKey, withSharedTexts } from '../../shared/locales/index.ts';
import { en } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

/** Keys of all texts of the Slack app. */
export type SlackTextKey = keyof typeof en | SharedTextKey;

/** All texts of the Slack app by language. */
export const TEXTS = withSharedTexts({ en, 'zh-Hans': zhHans, 'zh-Hant': zhHant });

/** A text of the Slack app in a language. */
export const format = createTextFormatter(TEXTS);
