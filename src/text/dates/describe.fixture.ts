import { findDates } from './index.ts';

/** A row of a table: the text, its day of publication, what is found in it, and the date told before. */
export type Row = readonly [text: string, published: string, found: string, context?: string];

/** All that is found in a text, in one line: `2020-10-28..2020-10-29; 2020 bound; 2022-08 since`. */
export function datesOf(text: string, published: string, context?: string): string {
  return findDates(text, { published, ...(context !== undefined && { context }) })
    .map(({ date, until, since, bound }) =>
      [until ? `${date}..${until}` : date, since && 'since', bound && 'bound'].filter(Boolean).join(' '),
    )
    .join('; ');
}

/** Rows as named fields, for the titles of a table's tests. */
export function casesOf(rows: readonly Row[]) {
  return rows.map(([text, published, found, context]) => ({ text, published, found, context }));
}
