import { addDays, type Day, firstDay, isPartialDate, type PartialDate } from '../domain/dates.ts';
import { findDates } from '../text/dates/index.ts';

/** A date as people write it, read on a day: 2023/12/22, Dec 22 2023, 20231222, 上週. */
export interface WrittenDate {
  readonly date: PartialDate;
  /** The last day of a week or range that begins with `date`. */
  readonly until?: PartialDate;
}

/** Longer texts are no dates. */
const LONGEST = 40;

const TODAY = /^(?:today|now|今天|今日|现在|現在)$/;
const YESTERDAY = /^(?:yesterday|昨天|昨日)$/;
const LAST_WEEK = /^(?:last week|上个?(?:星期|礼拜|周)|上個?(?:星期|禮拜|週|周))$/;
const THIS_WEEK = /^(?:this week|[本这](?:个?星期|周)|[本這](?:個?星期|週|周))$/;

const WEEKS_AGO =
  /^(\d{1,2}|a|one|two|three|four) weeks? ago$|^(\d{1,2}|[一二两兩三四])个?(?:周|週|星期|礼拜|禮拜)(?:前|之前|以前)$/;
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  一: 1,
  two: 2,
  二: 2,
  两: 2,
  兩: 2,
  three: 3,
  三: 3,
  four: 4,
  四: 4,
};

function numberOf(word: string): number {
  return NUMBERS[word] ?? Number(word);
}

/** Reads a text that is a date from end to end; `undefined` for any other. */
export function writtenDate(text: string, today: Day): WrittenDate | undefined {
  const written = text.normalize('NFKC').trim();
  const word = written.toLowerCase();
  if (word.length > LONGEST) return undefined;
  if (TODAY.test(word)) return { date: today };
  if (YESTERDAY.test(word)) return { date: addDays(today, -1) };
  if (LAST_WEEK.test(word)) return weekFrom(addDays(mondayOf(today), -7));
  if (THIS_WEEK.test(word)) return weekFrom(mondayOf(today));
  const weeks = WEEKS_AGO.exec(word);
  if (weeks !== null) return { date: addDays(today, -7 * numberOf(weeks[1] ?? weeks[2] ?? '')) };
  return plainDate(word) ?? dateInWords(written, today);
}

function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function weekFrom(monday: Day): WrittenDate {
  return { date: monday, until: addDays(monday, 6) };
}

/** Digits with their year first: 2023-12-22, 2023/12, 2023.12.22, 20231222. */
function plainDate(word: string): WrittenDate | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:([01]\d)([0-3]\d)|(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?)$/
      .exec(word)
      ?.filter((part) => part !== undefined) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []);
  const date = parts.join('-');
  return isPartialDate(date) ? { date } : undefined;
}

function dateInWords(written: string, today: Day): WrittenDate | undefined {
  const [found, ...others] = findDates(written, { published: today });
  if (found === undefined || others.length > 0 || found.kind === 'vague') return undefined;
  if (found.start > 0 || found.end < written.length) return undefined;
  // A week of which no day is told would be taken for its month.
  if (found.kind !== 'absolute' && found.date.length === 7 && /week|day|周|週|星期|礼拜|禮拜/.test(written))
    return undefined;
  if (found.kind === 'partial' && firstDay(found.date) > today) return { date: yearBefore(found.date) };
  return { date: found.date, ...(found.until !== undefined && { until: found.until }) };
}

/** Without its year a date is the last one that was. */
function yearBefore(date: PartialDate): PartialDate {
  const earlier = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return isPartialDate(earlier) ? earlier : date;
}
