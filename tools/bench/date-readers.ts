import { Culture, type DateTimeModelResult, recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { en, type ParsedComponents, type ParsedResult, zh } from 'chrono-node';
import type { Day, PartialDate } from '../../src/domain/dates.ts';
import { findDates } from '../../src/text/dates/index.ts';

/** The dates of a text in order, a range as its two ends. */
export type DateReader = (text: string, published: Day, anchor?: PartialDate) => readonly PartialDate[];

/** Our own reader. */
export const ours: DateReader = (text, published, anchor) =>
  findDates(text, { published, ...(anchor !== undefined && { context: anchor }) }).flatMap(
    ({ date, until }) => (until === undefined ? [date] : [date, until]),
  );

/** chrono-node and Microsoft's Recognizers-Text in both languages. Neither takes an anchor. */
export const libraries = {
  en: { 'chrono-node (en)': chrono(en.parse), 'Recognizers-Text (en-us)': recognizers(Culture.English) },
  zh: {
    'chrono-node (zh.hans)': chrono(zh.hans.parse),
    'Recognizers-Text (zh-cn)': recognizers(Culture.Chinese),
  },
} as const;

type Parse = (text: string, reference: { instant: Date; timezone: number }) => ParsedResult[];

function chrono(parse: Parse): DateReader {
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

function recognizers(culture: string): DateReader {
  return (text, published) =>
    recognizeDateTime(text, culture, undefined, new Date(`${published}T12:00:00`)).flatMap((result) =>
      datesOf(result as DateTimeModelResult, published),
    );
}

/** Of a past and a future value the latest up to publication, as news are read; a period as exact as its TIMEX. */
function datesOf({ resolution }: DateTimeModelResult, published: Day): readonly PartialDate[] {
  const values: readonly Record<string, string | undefined>[] = resolution?.values ?? [];
  const dated = values.filter(({ type }) => type?.startsWith('date'));
  const value =
    dated.findLast(({ value, start }) => (value ?? start ?? '9').slice(0, 10) <= published) ?? dated[0];
  if (value === undefined) return [];
  const { timex = '', start, end } = value;
  if (value.value !== undefined) return value.value.match(/^\d{4}-\d\d-\d\d/) ?? [];
  const calendar = /^(\d{4}(?:-\d\d)?)(?:-(?:SU|SP|FA|WI))?$/.exec(timex)?.[1];
  if (calendar !== undefined) return [calendar];
  if (/W\d\d/.test(timex)) return [(start ?? '').slice(0, 7)];
  return [start, end].filter((date) => date !== undefined);
}
