import { LANGUAGES, type Language } from '../../src/index.ts';

/** The path segment of a language, for routes. */
export const LANGUAGE_SEGMENT = `:lang{${LANGUAGES.join('|')}}`;

/** A language of the URL; `undefined` if it is none. */
export function languageNamed(name: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === name);
}

/** The best of the languages that a browser accepts (RFC 9110 §12.5.4); the fallback if there is none. */
export function acceptedLanguage(header: string | undefined, fallback: Language): Language {
  const ranges = (header ?? '')
    .slice(0, MAX_HEADER)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return ranges.map(({ tag }) => languageOfTag(tag)).find((language) => language !== undefined) ?? fallback;
}

/** Longer headers are no list of a person's languages. */
const MAX_HEADER = 500;

/** Chinese is in the traditional script where the tag or its region says so. */
function languageOfTag(tag: string): Language | undefined {
  const [primary, ...subtags] = tag.split('-');
  if (primary === 'en') return 'en';
  if (primary !== 'zh') return undefined;
  if (subtags.includes('hant')) return 'zh-Hant';
  if (subtags.includes('hans')) return 'zh-Hans';
  return subtags.some((subtag) => ['tw', 'hk', 'mo'].includes(subtag)) ? 'zh-Hant' : 'zh-Hans';
}
