const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);
const SHORT = 'Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const spellings = (names: readonly string[]) =>
  names.flatMap((name) => [name, name.toUpperCase(), name.toLowerCase()]).join('|');
const capitals = (names: readonly string[]) => names.flatMap((name) => [name, name.toUpperCase()]).join('|');
const initials = (words: readonly string[]) =>
  words
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0).toLowerCase()}]${word.slice(1)}`)
    .join('|');

/** Full names of the months, capitalised. */
export const MONTH_NAMES: readonly string[] = NAMES;
/** A month's name, or its short form, with a capital. */
export const MONTH = `\\b(?:${capitals(NAMES)}|(?:${capitals(SHORT)})\\b\\.?)`;
/** The same in any case and directly before a digit, for use beside a day's number: "Dec31", "2019-aug-1". */
export const MONTH_OF_DAY = `(?:${spellings(NAMES)}|(?:${spellings(SHORT)})(?:\\b\\.?|(?=\\d)))`;
/** A weekday's full name. */
export const WEEKDAY = `(?:${initials(DAYS)})`;
/** A weekday's name or its short form. */
export const ANY_WEEKDAY =
  '(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs?)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)(?:day)?\\b';

/** 1–12. */
export function monthNumber(name: string): number {
  return NAMES.findIndex((full) => full.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

/** ISO weekday of a name or its short form; 0 for an empty one. */
export function weekdayNumber(name: string): number {
  if (name === '') return 0;
  return DAYS.findIndex((full) => full.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINAL_UNITS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const ORDINAL_TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

const VALUES: ReadonlyMap<string, number> = new Map([
  ...[UNITS, ORDINAL_UNITS].flatMap((words) => words.map((word, at) => [word, at + 1] as const)),
  ...[TEENS, ORDINAL_TEENS].flatMap((words) => words.map((word, at) => [word, at + 10] as const)),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** A day of a month as an ordinal in words: "eleventh", "twenty-first". */
export const ORDINAL_WORD = `(?:(?:[Tt]wenty|[Tt]hirty)[\\s-](?:${initials(ORDINAL_UNITS)})|${initials([...ORDINAL_UNITS, ...ORDINAL_TEENS, 'twentieth', 'thirtieth'])})\\b`;
/** A day from the twentieth on as a cardinal in words: "twenty five". */
export const CARDINAL_DAY = `(?:[Tt]wenty|[Tt]hirty)[\\s-](?:${initials(UNITS)})\\b`;
/** The same from the tenth on. */
export const CARDINAL_WORD = `(?:${CARDINAL_DAY}|(?:${initials([...TEENS, 'twenty', 'thirty'])})\\b)`;
const BELOW_HUNDRED = `(?:(?:${TENS.join('|')})(?:[\\s-](?:${UNITS.join('|')}))?|${TEENS.join('|')})`;
/** A year in words: "nineteen eighty-six", "two thousand and eighteen", "twenty twenty-three". */
export const YEAR_WORDS = `(?:(?:${TEENS.slice(5).join('|')}|twenty)(?:\\shundred(?:\\sand)?)?[\\s-](?:${BELOW_HUNDRED}|(?:oh|zero)[\\s-](?:${UNITS.join('|')}))|two\\sthousand(?:(?:\\sand)?\\s(?:${BELOW_HUNDRED}|${UNITS.join('|')}))?)\\b`;

/** Value of a number below 100 in digits or words, cardinal or ordinal: "21st", "twenty-first", "eleven". */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  return words(text).reduce((sum, word) => sum + (VALUES.get(word) ?? 0), 0);
}

/** Value of what `YEAR_WORDS` matches. */
export function yearOfWords(text: string): number {
  const [head = '', next, ...rest] = words(text);
  const century = (VALUES.get(head) ?? 0) * (next === 'thousand' ? 1000 : 100);
  const tail = next === 'thousand' || next === 'hundred' ? rest : [next ?? '', ...rest];
  return century + tail.reduce((sum, word) => sum + (VALUES.get(word) ?? 0), 0);
}

function words(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s-]/)
    .filter((word) => word !== 'and');
}

const COUNTS = [...UNITS, ...TEENS, ...TENS];
/** How many of something: "two", "12", "a few". */
export const COUNT = `(?:[Aa]n?|[Oo]ne|\\d{1,3}|${initials(COUNTS)}|[Tt]wenty[\\s-](?:${UNITS.join('|')})|[Aa]\\scouple(?:\\sof)?|[Aa]\\sfew|[Ss]everal|[Ss]ome)`;
/** Whether a count that `COUNT` matches names no number. */
export const isUncertain = (count: string) => /few|several|some/i.test(count);

/** Value of what `COUNT` matches; 3 for "a few" and its like. */
export function countOf(count: string): number {
  if (isUncertain(count)) return 3;
  if (/couple/i.test(count)) return 2;
  return /^an?$/i.test(count) ? 1 : numberOf(count);
}
