import { isPartialDate, type PartialDate } from '../domain/dates.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const NAMES = MONTHS.map((month) => `${month}|${month.slice(0, 3)}\\.?`).join('|');
const YEAR = '((?:19|20)\\d\\d)';

/** Dates with their year in normalized text: 2020年8月6日, 2020-08-06, 6 august 2020, aug. 6, 2020, 2020. */
const DATE = new RegExp(
  [
    `(?<!\\d)${YEAR}(?:年(?:(\\d{1,2})月(?:(\\d{1,2})[日号])?)?|-(\\d\\d)(?:-(\\d\\d))?)(?!\\d)`,
    `(?<![a-z\\d])(?:(\\d{1,2}) )?(${NAMES}) (?:(\\d{1,2}),? )?${YEAR}(?!\\d)`,
    `(?<![\\d.,])${YEAR}(?![\\d.,]\\d|\\d)`,
  ].join('|'),
  'g',
);

/** A date in a text and where it stands. */
export interface QueryDate {
  readonly date: PartialDate;
  readonly start: number;
  readonly end: number;
}

/** The dates in normalized text that tell their year, in order. */
export function datesIn(normalized: string): readonly QueryDate[] {
  return [...normalized.matchAll(DATE)].flatMap((match) => {
    const date = dateOf(match);
    return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
  });
}

function dateOf(match: RegExpMatchArray): PartialDate | undefined {
  const [, zhYear, zhMonth, zhDay, isoMonth, isoDay, before, name, after, enYear, year] = match;
  const named = MONTHS.findIndex((month) => name !== undefined && month.startsWith(name.slice(0, 3))) + 1;
  const parts = [
    zhYear ?? enYear ?? year,
    zhMonth ?? isoMonth ?? (named === 0 ? undefined : String(named)),
    zhDay ?? isoDay ?? before ?? after,
  ];
  const date = parts
    .slice(0, parts.indexOf(undefined) === -1 ? 3 : parts.indexOf(undefined))
    .map((part) => part?.padStart(2, '0'))
    .join('-');
  return isPartialDate(date) ? date : undefined;
}

/** A date and the less exact ones that it lies in: 2020-08-06, 2020-08, 2020. */
export function widen(date: PartialDate): PartialDate[] {
  return [10, 7, 4].filter((length) => length <= date.length).map((length) => date.slice(0, length));
}
