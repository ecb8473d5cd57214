import { en, type ParsedComponents, type ParsedResult, zh } from 'chrono-node';
import type { Day, PartialDate } from '../../src/domain/dates.ts';
import { chineseDates } from '../../src/text/dates/chinese.fixture.ts';
import type { Row } from '../../src/text/dates/describe.fixture.ts';
import { englishDates } from '../../src/text/dates/english.fixture.ts';
import { findDates } from '../../src/text/dates/index.ts';

/** How many of a table's expressions a reader of dates gets right. */
export interface DateScore {
  readonly name: string;
  readonly expressions: number;
  /** Share of the expressions whose dates are found, all and no others, with value and precision equal. */
  readonly exact: number;
  /** The same where of two dates the coarser decides: "last week" may give a day or the month. */
  readonly coarse: number;
}

type Reader = (text: string, published: Day, context?: PartialDate) => readonly PartialDate[];

const tables = {
  Chinese: Object.values(chineseDates).flat(),
  English: Object.values(englishDates).flat(),
};

/** Our own dates on all expressions of our tables: those that lean on an earlier sentence among them. */
export function scoreAllDates(): DateScore {
  return scoreOf('ours, all expressions', Object.values(tables).flat(), ours);
}

/** Our own dates beside chrono-node's, on the expressions that need no earlier sentence: chrono-node cannot be told of one. */
export function compareDates(): readonly DateScore[] {
  const alone = (rows: readonly Row[]) => rows.filter(([, , , context]) => context === undefined);
  return [
    scoreOf('Chinese, ours', alone(tables.Chinese), ours),
    scoreOf('Chinese, chrono-node (zh.hans)', alone(tables.Chinese), chrono(zh.hans.parse)),
    scoreOf('English, ours', alone(tables.English), ours),
    scoreOf('English, chrono-node (en)', alone(tables.English), chrono(en.parse)),
  ];
}

function scoreOf(name: string, rows: readonly Row[], read: Reader): DateScore {
  const shareOf = (agree: (a: PartialDate, b: PartialDate) => boolean) => {
    const right = rows.filter(([text, published, found, context]) => {
      const dates = read(text, published, context);
      const expected = datesIn(found);
      return dates.length === expected.length && dates.every((date, at) => agree(date, expected[at] ?? ''));
    });
    return right.length / rows.length;
  };
  return {
    name,
    expressions: rows.length,
    exact: shareOf((a, b) => a === b),
    coarse: shareOf((a, b) => a.startsWith(b) || b.startsWith(a)),
  };
}

/** The dates of a table's notation, a range as its two ends. What is besides, "since" and "bound", chrono-node does not tell. */
function datesIn(found: string): readonly PartialDate[] {
  return found.match(/\d{4}(-\d\d)*/g) ?? [];
}

const ours: Reader = (text, published, context) =>
  findDates(text, { published, ...(context !== undefined && { context }) }).flatMap(({ date, until }) =>
    until === undefined ? [date] : [date, until],
  );

type Parse = (text: string, reference: { instant: Date; timezone: number }) => ParsedResult[];

function chrono(parse: Parse): Reader {
  return (text, published) =>
    parse(text, { instant: new Date(`${published}T12:00:00Z`), timezone: 0 })
      .flatMap(({ start, end }) => (end ? [start, end] : [start]))
      .map(known)
      .filter((date) => date !== '');
}

/** A date as exact as chrono-node is certain of it; nothing where it read but a time of day. */
function known(components: ParsedComponents): PartialDate {
  const isDay = components.isCertain('day') || components.isCertain('weekday');
  if (!isDay && !components.isCertain('month') && !components.isCertain('year')) return '';
  const part = (name: 'year' | 'month' | 'day', width: number) =>
    String(components.get(name) ?? '').padStart(width, '0');
  const year = part('year', 4);
  if (isDay) return `${year}-${part('month', 2)}-${part('day', 2)}`;
  return components.isCertain('month') ? `${year}-${part('month', 2)}` : year;
}
