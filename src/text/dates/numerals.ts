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

/** Full-width digits, dashes and slashes as their half-width kin; every offset stays. */
export function foldWidth(text: string): string {
  if (!/[０-９－／．]/.test(text)) return text;
  return text.replace(/[０-９－／．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
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
export const SECOND_DAY = `(?:${GAP}(?:[日号]?${GAP}[-–—－~～至到]|[、和及])${GAP}(?<d2>${DAY}))?`;
