import { simplifiedCharacters } from '../script.ts';

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  元: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value of a Chinese or Arabic numeral below 100 (十五, 二十, 15) or a year read digit by digit (二〇二三). */
export function numeralValue(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const full = numeral.replace('廿', '二十').replace('卅', '三十');
  const ten = full.indexOf('十');
  if (ten < 0) return [...full].reduce((sum, digit) => sum * 10 + (DIGITS[digit] ?? 0), 0);
  return (ten === 0 ? 1 : (DIGITS[full.charAt(ten - 1)] ?? 0)) * 10 + (DIGITS[full.charAt(ten + 1)] ?? 0);
}

/** Full-width digits, dashes and slashes as their half-width kin, traditional characters as simplified ones; every offset stays. */
export function foldCharacters(text: string): string {
  const half = /[０-９－／．]/.test(text)
    ? text.replace(/[０-９－／．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    : text;
  return TRADITIONAL.test(half) ? simplified(half) : half;
}

/** Traditional characters of words for dates, and of the words around them that the rules look at. */
const TRADITIONAL = /[後週禮號個這兩幾過來間於將訂說報開會與內農曆歷當輪屆國舊陰從預計]/;
let characters: Uint16Array | undefined;

function simplified(text: string): string {
  characters ??= simplifiedCharacters();
  const table = characters;
  return text.replace(/[\u3400-\u9fff]/g, (char) =>
    String.fromCharCode(table[char.charCodeAt(0)] ?? char.charCodeAt(0)),
  );
}

/** White space that a date may hold between its parts. */
export const GAP = '\\s{0,2}';

const BEFORE = '(?<![\\d.,:第十百千两几数])';

/** Pattern of a year of four digits, Arabic or Chinese. */
export const YEAR = `(?<!\\d)(?:(?:19|20)\\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})`;
/** Pattern of a month's number. */
export const MONTH = `${BEFORE}(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])`;
/** Pattern of a day's number. */
export const DAY =
  '(?:3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])';

/** Connects the two days of a range that share a month: 28-29日, 28日至29日, 28、29日. */
export const SECOND_DAY = `(?:${GAP}(?:[日号]?${GAP}[-–—－~～至到]|[、和及])${GAP}(?<d2>${DAY})[两三]?)?`;

/** A weekday after a day's number, which only repeats it: 8月6日（周四）, 10月12号，星期一. */
export const WEEKDAY_AFTER = `(?:${GAP}[，,（(]?${GAP}(?:星期|礼拜|周)(?<after>[一二三四五六日天])(?!本|至|到)${GAP}[）)]?)?`;

/** ISO weekday of 一 … 六, 日 or 天; 0 for an empty string. */
export function weekdayValue(character: string): number {
  return character === '' ? 0 : '一二三四五六日'.indexOf(character.replace('天', '日')) + 1;
}
