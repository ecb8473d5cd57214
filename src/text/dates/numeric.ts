import { daysBetween } from '../../domain/dates.ts';
import { dateOf } from './calendar.ts';
import type { Rule } from './rule.ts';

/** A reading of an ambiguous 07/08/2020 counts where it lies this near to publication and the other does not. */
const DAYS_NEAR = 3;

/** Dates in digits alone, the same in every language: 2023-12-21, 2023/12/21, 2023.12.21, 22/07/2020. */
export const numericRules: readonly Rule[] = [
  {
    pattern:
      '(?<![\\d./-])(?<y>(?:19|20)\\d{2})(?<sep>[-/.])(?<m>1[0-2]|0?[1-9])[-/.](?<d>3[01]|[12]\\d|0?[1-9])(?![\\d/-])',
    resolve: ({ y, m, d }) => {
      const date = dateOf(Number(y), Number(m), Number(d));
      return date === undefined ? 'not-a-date' : { date, kind: 'absolute', yeared: true };
    },
  },
  {
    pattern: '(?<![\\d./-])(?<a>[0-3]?\\d)[-/.](?<b>[0-3]?\\d)[-/.](?<y>(?:19|20)\\d{2})(?![\\d/-])',
    resolve: ({ a, b, y }, { published }) => {
      const readings = [dateOf(Number(y), Number(b), Number(a)), dateOf(Number(y), Number(a), Number(b))]
        .filter((date) => date !== undefined)
        .filter((date, index, all) => all.indexOf(date) === index);
      const near = readings.filter((date) => Math.abs(daysBetween(published, date)) <= DAYS_NEAR);
      const date = readings.length === 1 ? readings[0] : near.length === 1 ? near[0] : undefined;
      return date === undefined ? 'not-a-date' : { date, kind: 'absolute', yeared: true };
    },
  },
];
