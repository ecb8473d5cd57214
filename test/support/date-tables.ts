import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Day, PartialDate } from '../../src/domain/dates.ts';
import { findDates } from '../../src/text/dates/index.ts';
import { ROOT } from './sources.ts';

/** A wording and the dates in it. */
export interface DateCase {
  readonly text: string;
  readonly published: Day;
  /** `2020-10-28..2020-10-29; 2020 bound; 2022-08 since`; empty where the text has no date. */
  readonly dates: string;
  /** The date before the text. */
  readonly anchor?: PartialDate;
}

/** Languages that have a table. */
export const DATE_LANGUAGES = ['en', 'zh'] as const;

const scalar = z.union([z.string(), z.number()]).transform(String);
const row = z.union([
  z.string().transform((text) => ({ text, dates: 'none', published: undefined, anchor: undefined })),
  z.strictObject({
    text: z.string(),
    dates: scalar,
    published: z.string().optional(),
    anchor: scalar.optional(),
  }),
]);
const file = z.strictObject({ published: z.string(), rules: z.record(z.string(), z.array(row)) });

/** The table of `test/specs/dates/<language>.yaml`: its cases by the rule that they show. */
export function dateTable(
  language: (typeof DATE_LANGUAGES)[number],
): ReadonlyMap<string, readonly DateCase[]> {
  const { published: usual, rules } = file.parse(
    parse(readFileSync(`${ROOT}test/specs/dates/${language}.yaml`, 'utf8')),
  );
  const caseOf = ({ text, dates, published = usual, anchor }: z.output<typeof row>): DateCase => ({
    text,
    published,
    dates: dates === 'none' ? '' : dates,
    ...(anchor !== undefined && { anchor }),
  });
  return new Map(Object.entries(rules).map(([rule, rows]) => [rule, rows.map(caseOf)]));
}

/** The dates that are found in a text, in the notation of the tables. */
export function datesOf({ text, published, anchor }: Omit<DateCase, 'dates'>): string {
  return findDates(text, { published, ...(anchor !== undefined && { context: anchor }) })
    .map(({ date, until, since, bound }) =>
      [until ? `${date}..${until}` : date, since && 'since', bound && 'bound'].filter(Boolean).join(' '),
    )
    .join('; ');
}
