import type { Brief } from '../domain/brief.ts';
import type { Language } from '../domain/language.ts';
import { foldScript } from '../text/script.ts';

const HAN = /\p{Script=Han}/u;
/** "Beijing", "the Great Hall of the People": a few words in capitals, nothing else. */
const LATIN_NAME = /^(?:the )?\p{Lu}[\p{L}’'.-]*(?: (?:of|the|de|\p{Lu}[\p{L}’'.-]*)){0,5}$/u;
const HAN_NAME = /^[\p{Script=Han}·]{2,12}$/u;
/** A day of the week at the end of an English phrase belongs to the date. */
const WEEKDAY = / (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** Decides which places of events can be shown to a reader: names in the reader's script that are not those of people. */
export function createPlaces({ actors }: Brief, language: Language): (text: string) => string | undefined {
  const people = new Set(actors.flatMap(({ name, aliases }) => [name.en, ...aliases.en]));
  return (text) => {
    const place = text.trim().replace(WEEKDAY, '');
    if (language !== 'en' && !HAN_NAME.test(place)) return undefined;
    if (language !== 'en') return language === 'zh-Hans' ? foldScript(place, true) : place;
    if (HAN.test(place) || !LATIN_NAME.test(place) || /U\.S\.|-/.test(place)) return undefined;
    return people.has(place) ? undefined : place;
  };
}
