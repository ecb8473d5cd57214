import { type Cache, LANGUAGES, type Language } from '../../src/index.ts';

/** A choice is forgotten when it was not renewed for more than a year. */
const KEPT_MS = 400 * 86_400_000;

/** The language that each user is answered in. */
export interface LanguagePreferences {
  /** The user's choice, else the language of their locale, else the installation's. */
  read(user: string, locale: string | undefined): Promise<Language>;
  /** Answers the user in this language from now on. */
  choose(user: string, language: Language): Promise<void>;
}

/** Language preferences of a platform's users. A store that fails costs a preference, never an answer. */
export function createLanguagePreferences(
  platform: string,
  { cache, language: fallback }: { readonly cache: Cache; readonly language: Language },
): LanguagePreferences {
  const keyOf = (user: string) => `${platform}:language:${user}`;
  return {
    async read(user, locale) {
      const chosen = await cache.get<string>(keyOf(user)).catch(() => undefined);
      return toLanguage(chosen) ?? languageOfLocale(locale) ?? fallback;
    },
    async choose(user, chosen) {
      await cache.set(keyOf(user), chosen, KEPT_MS);
    },
  };
}

/** One of our languages by its tag. */
export function toLanguage(tag: string | undefined): Language | undefined {
  return LANGUAGES.find((one) => one === tag);
}

/** `en-US` is English; Taiwan, Hong Kong and Macau write traditional characters. */
function languageOfLocale(locale: string | undefined): Language | undefined {
  const { language, script, region } = parseLocale(locale);
  if (language === 'en') return 'en';
  if (language !== 'zh') return undefined;
  return script === 'Hant' || /^(TW|HK|MO)$/.test(region ?? '') ? 'zh-Hant' : 'zh-Hans';
}

function parseLocale(
  locale: string | undefined,
): Partial<Pick<Intl.Locale, 'language' | 'script' | 'region'>> {
  try {
    return new Intl.Locale(locale ?? '');
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}
