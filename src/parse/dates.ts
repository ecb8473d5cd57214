import { isPartialDate } from '../domain/dates.ts';
import { instantInZone } from '../domain/time-zone.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const TIME = '(\\d{1,2})[:：时點点](\\d{1,2})(?:[:：分](\\d{1,2})(?:[.,](\\d{1,9}))?)?秒?分?';
const HALF = '([ap]\\.?m\\.?|上午|下午|晚上|凌晨)?';
const ZONE = '((?:utc|gmt)?\\s?[+-]\\d{1,2}:?(?:\\d{2})?(?!\\d)|z|utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt)?';
/** What may stand between a day and a time: `T`, a weekday, a dash, "at". */
const GAP = '(?:t|[\\s,，|·/–-]*(?:at\\s+|(?:星期|周|週|禮拜)[一二三四五六日天]\\s*|\\(.\\)\\s*)?)';
const CLOCK = `(?:${GAP}${HALF}\\s*${TIME}\\s*${HALF}\\s*${ZONE})?`;

/** Ways to write a day, each with the groups of year, month and day in its own order. */
const DAYS: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)', [0, 1, 2]],
  ['(?<!\\d)(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号號]', [0, 1, 2]],
  [`(\\d{1,2})(?:st|nd|rd|th)?[ -]+${MONTH}[ ,-]+(\\d{4})`, [2, 1, 0]],
  [`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, [2, 0, 1]],
];
const SHAPES = DAYS.map(([day, order]) => ({
  pattern: new RegExp(`${day}${CLOCK}`, 'i'),
  everywhere: new RegExp(`${day}${CLOCK}`, 'gi'),
  order,
}));

/** American abbreviations of RFC 2822. CST is left out: in Chinese sources it means China's time, so the source's zone decides. */
const OFFSETS: Readonly<Record<string, string>> = {
  z: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

const YEARS = { first: 1900, last: 2100 };

/** What most archives write; the same as the forms below, without their cost. */
const EXACT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Only the first characters can hold a stated date; a value is no place for an article. */
const LONGEST = 120;

/**
 * Reads a date as sources state it: ISO 8601, RFC 2822, `2023年11月1日 12:30`, `Nov 1, 2023 5:41 PM`, epoch seconds or milliseconds.
 *
 * @param zone IANA zone for a time without one.
 * @returns an ISO instant in UTC with milliseconds; a day (or `YYYY-MM`) where no time is told; `null` for anything else.
 */
export function parseDate(value: string | number, zone: string): string | null {
  const text = String(value).trim();
  if (EXACT.test(text)) return instant(Date.parse(text));
  if (/^\d{10}$|^\d{13}$/.test(text)) return instant(Number(text) * (text.length === 10 ? 1000 : 1));
  if (/^\d{4}-\d{2}$/.test(text)) return plausible(text);
  if (/^\d{8}$/.test(text)) return plausible(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  return findDate(text, zone);
}

/** The first date in a short text, in the forms of `parseDate`; `null` without one. */
export function findDate(text: string, zone: string): string | null {
  const head = text.slice(0, LONGEST);
  if (!/\d/.test(head)) return null;
  for (const { pattern, order } of SHAPES) {
    const match = pattern.exec(head);
    if (match) return toDate(match.slice(1), order, zone);
  }
  return null;
}

function toDate(
  groups: readonly (string | undefined)[],
  order: readonly number[],
  zone: string,
): string | null {
  const [year, month, day] = order.map((at) => groups[at] ?? '');
  const date = `${year}-${monthNumber(month ?? '')}-${pad(day ?? '')}`;
  if (plausible(date) === null) return null;
  const [before, hour, minute, second, fraction, after, named] = groups.slice(3);
  if (hour === undefined) return date;
  const clock = `${pad(hour24(hour, after ?? before))}:${pad(minute ?? '0')}:${pad(second ?? '0')}`;
  const time = fraction ? `${clock}.${fraction.slice(0, 3)}` : clock;
  return toInstant(date, time, named?.toLowerCase() ?? '', zone) ?? date;
}

function toInstant(date: string, time: string, named: string, zone: string): string | null {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(named) ?? [];
  const offset = hours === undefined ? OFFSETS[named] : `${sign}${pad(hours)}:${minutes ?? '00'}`;
  if (offset !== undefined) return instant(Date.parse(`${date}T${time}${offset}`));
  try {
    return instant(instantInZone(`${date}T${time}`, zone));
  } catch {
    return null;
  }
}

function instant(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8.64e15) return null;
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= YEARS.first && year <= YEARS.last ? date.toISOString() : null;
}

function plausible(date: string): string | null {
  const year = Number(date.slice(0, 4));
  return isPartialDate(date) && year >= YEARS.first && year <= YEARS.last ? date : null;
}

function monthNumber(month: string): string {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return at < 0 ? pad(month) : pad(String(at + 1));
}

function hour24(hour: string, half: string | undefined): string {
  if (half === undefined) return hour;
  const afternoon = /^(p|下午|晚上)/i.test(half);
  return String((Number(hour) % 12) + (afternoon ? 12 : 0));
}

function pad(number: string): string {
  return number.padStart(2, '0');
}

/** `/2023/11/01/`, `/2023-11-01`, `/20231101/`, `story20231101-`, `n-20231101`. */
const IN_URL = /(?<!\d)((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/;

/** The day that a URL's path carries, as the addresses of news often do; `null` without one. */
export function dayInUrl(url: string): string | null {
  const [, year, separator, month, day] = IN_URL.exec(url.replace(/[?#].*$/, '')) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  if (separator === '' && (month.length < 2 || day.length < 2)) return null;
  return plausible(`${year}-${pad(month)}-${pad(day)}`);
}

/** Words around a date in a line that holds nothing else. */
const AROUND =
  /发布|發布|發佈|发表|發表|更新|刊登|时间|時間|日期|于|於|最后|最後|published|updated|posted|modified|last|date|time|on|at|by|星期.|周[一二三四五六日]|週[一二三四五六日]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m\.?|上午|下午|北京|gmt|utc|e[ds]t|[tz]/gi;
/** A year, or "ago": without either, a line is no date. */
const DATED = /(?:19|20)\d\d|前$|ago$/i;
const AGO =
  /^(?:\d+|几|一|半)\s*(?:个|個)?(?:秒|分钟|分鐘|小时|小時|天|日|周|週|月|年|minutes?|hours?|days?|weeks?)\s*(?:前|ago)$/i;
const SLASHED = /\d{1,2}\/\d{1,2}\/\d{4}/g;

const LONGEST_LINE = 80;

/** Whether a line tells nothing but when something was published. */
export function isDateLine(text: string): boolean {
  if (text.length > LONGEST_LINE || !DATED.test(text)) return false;
  if (AGO.test(text)) return true;
  let rest = text.replace(SLASHED, ' ');
  for (const { everywhere } of SHAPES) rest = rest.replace(everywhere, ' ');
  return rest !== text && !/\p{L}/u.test(rest.replace(AROUND, ' '));
}
