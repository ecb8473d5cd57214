/** Languages that answers are given in. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Language of an article's text; `und` where it is none of those that are read. */
export type TextLanguage = Language | 'und';

/** One text in each language of the answers. */
export type Localized = Readonly<Record<Language, string>>;
