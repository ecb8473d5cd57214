import { addDays, isPartialDate } from '../domain/dates.ts';
import { instantInZone } from '../domain/wall-clock.ts';
import { isZoneName, ZONE, zoneInWords, zoneNamed } from './zones.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const TIME = '(\\d{1,2})[:时時點点](\\d{1,2})(?:[:分](\\d{1,2})(?:[.,](\\d{1,9}))?)?秒?分?';
const HALF =
  '([ap]\\.?m\\.?(?![a-z])|上午|中午|下午|傍晚|晚上|晚间|晚間|夜里|夜裡|夜间|夜間|深夜|午夜|凌晨|清晨|早上|早晨)?';
/** What may stand between a day and a time: `T`, a weekday, a dash, "at", whose time it is. */
const GAP =
  '(?:t|[ ,|·/–-]{0,4}(?:at |(?:星期|周|週|禮拜)[一二三四五六日天] ?|\\(.\\) ?)?(?:[\\u4e00-\\u9fff]{2,4}(?:时间|時間) ?)?)';
const CLOCK = `(?:${GAP}${HALF} ?${TIME} ?${HALF}${ZONE})?`;

/** Ways to write a day, each with the groups of year, month and day in its own order. */
const DAYS: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['(?<!\\d)(\\d{4})[-/.] ?(\\d{1,2})[-/.] ?(\\d{1,2})(?!\\d)', [0, 1, 2]],
  ['(?<!\\d)(\\d{4}) ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?[日号號]', [0, 1, 2]],
  [`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]+${MONTH}[ ,-]+(\\d{4})(?!\\d)`, [2, 1, 0]],
  [`(?<![a-z])${MONTH} (\\d{1,2})(?:st|nd|rd|th)? ?,? (\\d{4})(?!\\d)`, [2, 0, 1]],
];
/** A form of a day, with the time that may follow. */
interface Shape {
  readonly pattern: RegExp;
  readonly order: readonly number[];
}
const SHAPES: readonly Shape[] = DAYS.map(([day, order]) => ({
  pattern: new RegExp(`${day}${CLOCK}`, 'i'),
  order,
}));
const EVERYWHERE = SHAPES.map(({ pattern }) => new RegExp(pattern, 'gi'));

/** What only values that are stated as dates look like: in a line of text the same may be something else. */
const STATED: readonly Shape[] = [
  // Basic form of ISO 8601: 20231128T030000Z
  {
    pattern: new RegExp(
      `^(\\d{4})(\\d\\d)(\\d\\d)(?:T| ?)()(\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d{1,9}))?)?()${ZONE}$`,
      'i',
    ),
    order: [0, 1, 2],
  },
  // RFC 822 with two digits of the year: Tue, 28 Nov 23 16:00:00 GMT
  {
    pattern: new RegExp(`^(?:[a-z]{3,9}\\.?,? )?(\\d{1,2})[ -]${MONTH}[ -](\\d\\d)(?![\\d:])${CLOCK}$`, 'i'),
    order: [2, 1, 0],
  },
  // As C and Unix print it: Tue Nov 28 11:00:09 EST 2023
  {
    pattern: new RegExp(
      `^(?:[a-z]{3,9}\\.?,? )?${MONTH} (\\d{1,2})(?=.*?(\\d{4})$) ()${TIME}()${ZONE} \\d{4}$`,
      'i',
    ),
    order: [2, 0, 1],
  },
  // Numbers alone, where only one of them can be the day: 11/28/2023, 28.11.2023
  {
    pattern: new RegExp(`^(1[3-9]|2\\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-](\\d{4})${CLOCK}$`, 'i'),
    order: [2, 1, 0],
  },
  {
    pattern: new RegExp(`^(0?[1-9]|1[0-2])[/.-](1[3-9]|2\\d|3[01])[/.-](\\d{4})${CLOCK}$`, 'i'),
    order: [2, 0, 1],
  },
];

/** A time before the day that it belongs to: "10:30 AM EST, Tue November 28, 2023". */
const TIME_BEFORE = new RegExp(`${HALF} ?${TIME} ?${HALF}${ZONE}[ ,|·-]{0,4}(?:[a-z]{3,9}\\.?,? )?$`, 'i');

const YEARS = { first: 1900, last: 2100 };

/** What most archives write; the same as the forms below, without their cost. */
const EXACT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
/** What most feeds write, on days that every month has. */
const RFC_2822 =
  /^(?:[A-Z][a-z]{2}, )?(?:0?[1-9]|1\d|2[0-8]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (?:GMT|[+-](?:0\d|1[0-4])[0-5]\d)$/;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, by the number of digits before the point. */
const EPOCH = /^(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d*)?$/;

/** Only the first characters can hold a stated date; a value is no place for an article. */
const LONGEST = 120;

/**
 * Reads a date as sources state it: ISO 8601, RFC 822 and 2822, `2023年11月1日 12:30`, `Nov 1, 2023 5:41 PM (GMT+8)`, the time since 1970.
 *
 * @param zone IANA zone for a time without one.
 * @returns an ISO instant in UTC with milliseconds; a day (or `YYYY-MM`) where no time is told, or one in a zone that is not known;
 *   `null` for anything else.
 */
export function parseDate(value: string | number, zone: string): string | null {
  const given = String(value).trim();
  if (EXACT.test(given) || RFC_2822.test(given)) return instant(Date.parse(given));
  const text = plain(given);
  const epoch = EPOCH.exec(text)?.[1];
  if (epoch !== undefined) return instant(Math.round(Number(text) / 10 ** (epoch.length - 13)));
  if (/^\d{4}-\d{2}$/.test(text)) return plausible(text);
  if (/^\d{8}$/.test(text)) return plausible(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  const setting = { zone, stated: true };
  return firstDate(text, STATED, setting) ?? firstDate(text, SHAPES, setting);
}

/** The first date in a short text, in the forms of `parseDate` that a line of text may have; `null` without one. */
export function findDate(text: string, zone: string): string | null {
  return firstDate(plain(text), SHAPES, { zone, stated: false });
}

/** The start of a text, full-width digits and signs as plain ones, white space as single spaces. */
function plain(text: string): string {
  return text.slice(0, LONGEST).normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** How a date is read: in which zone, and whether the text is a value that is stated as a date. */
interface Setting {
  readonly zone: string;
  readonly stated: boolean;
}

function firstDate(text: string, shapes: readonly Shape[], { zone, stated }: Setting): string | null {
  if (!/\d/.test(text)) return null;
  for (const { pattern, order } of shapes) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [year = '', month = '', day = ''] = order.map((at) => match[at + 1] ?? '');
    const date = plausible(`${fullYear(year)}-${monthNumber(month)}-${pad(day)}`);
    if (date === null) return null;
    const clock = match.slice(4);
    const before =
      clock[1] === undefined ? TIME_BEFORE.exec(text.slice(0, match.index))?.slice(1) : undefined;
    return withTime(date, before ?? clock, { zone: zoneInWords(text) ?? zone, stated });
  }
  return null;
}

/** The instant that a clock shows on a day; the day itself where it shows none, or one in a zone that is not known. */
function withTime(date: string, clock: readonly (string | undefined)[], { zone, stated }: Setting): string {
  const [before, hour, minute = '0', second = '0', fraction = '0', after, named = ''] = clock;
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return date;
  const found = zoneNamed(named, zone, stated);
  if (found === undefined) return date;
  const hours = hour24(Number(hour), (after || before) ?? '');
  const day = hours < 24 ? date : addDays(date, 1);
  const seconds = Math.min(Number(second), 59); // a leap second has no instant of its own
  const wall = `${day}T${pad(hours % 24)}:${pad(minute)}:${pad(seconds)}.${fraction.slice(0, 3)}`;
  return toInstant(wall, found) ?? date;
}

function toInstant(wall: string, zone: string): string | null {
  if (/^[+-]/.test(zone)) return instant(Date.parse(`${wall}${zone}`));
  try {
    return instant(instantInZone(wall, zone));
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

/** Two digits as RFC 2822 takes them. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function monthNumber(month: string): string {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return at < 0 ? pad(month) : pad(at + 1);
}

/** The first hours after midnight belong to the evening before where a text counts them to it: 晚上12:30 is half past midnight, of the next day. */
const EVENING = /^(?:晚|夜|深夜|午夜)/;
const NIGHT_ENDS = 5;

/** The hour of 24, from 0; 24 and more on the next day. */
function hour24(hour: number, half: string): number {
  if (half === '' || hour > 12) return hour;
  if (EVENING.test(half)) return hour === 12 || hour < NIGHT_ENDS ? (hour % 12) + 24 : hour + 12;
  if (half === '中午') return hour > 10 ? hour : hour + 12;
  return (hour % 12) + (/^(?:p|下午|傍晚)/i.test(half) ? 12 : 0);
}

function pad(number: string | number): string {
  return String(number).padStart(2, '0');
}

/** `/2023/11/01/`, `/2023-11-01`, `/20231101/`, `story20231101-`, `n-20231101`. */
const IN_URL = /(?<!\d)((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/;

/** The day that a URL's path carries, as the addresses of news often do; `null` without one. */
export function dayInUrl(url: string): string | null {
  const [, year, separator, month, day] = IN_URL.exec(url.split(/[?#]/, 1)[0] ?? '') ?? [];
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

/** Where a match of `EVERYWHERE` has what follows its time. */
const ZONE_GROUP = 10;

/** What stands in the place of a date: a word after its time that is no zone. */
function wordAfter(named: string | undefined): string {
  return named === undefined || isZoneName(named) ? ' ' : ` ${named} `;
}

/** Whether a line tells nothing but when something was published. */
export function isDateLine(text: string): boolean {
  if (text.length > LONGEST_LINE || !DATED.test(text)) return false;
  if (AGO.test(text)) return true;
  const line = plain(text);
  let rest = line.replace(SLASHED, ' ');
  for (const everywhere of EVERYWHERE)
    rest = rest.replace(everywhere, (...match) => wordAfter(match[ZONE_GROUP]));
  return rest !== line && !/\p{L}/u.test(rest.replace(AROUND, ' '));
}
