import type { PartialDate } from '../../src/domain/dates.ts';
import { DATE_LANGUAGES } from '../../test/support/date-tables.ts';
import { type BenchCase, ownCases, recognizersCases } from './date-cases.ts';
import { type DateReader, libraries, ours } from './date-readers.ts';

/** How many of a table's expressions a reader of dates gets right. */
export interface DateScore {
  readonly name: string;
  readonly expressions: number;
  /** Share of the expressions whose dates are found, all and no others, with value and precision equal. */
  readonly exact: number;
  /** The same where of two dates the coarser decides: "last week" may give a day or the month. */
  readonly coarse: number;
  /** Share of the expressions in which a day is found that is none of the expected dates and lies in none. */
  readonly wrongDay: number;
}

/** Our own dates on all expressions of our tables: those that lean on an earlier sentence among them. */
export function scoreAllDates(): DateScore {
  return scoreOf('ours, all expressions', DATE_LANGUAGES.flatMap(ownCases), ours);
}

/** Our own dates beside the libraries', on the expressions of our tables that need no earlier sentence. */
export function compareDates(): readonly DateScore[] {
  return DATE_LANGUAGES.flatMap((language) =>
    scoresOf(
      language,
      ownCases(language).filter(({ anchor }) => anchor === undefined),
    ),
  );
}

/** The same on cases that others wrote, from a local copy of Recognizers-Text's `Specs/DateTime`. */
export function compareDatesOfOthers(folder: string): readonly DateScore[] {
  return DATE_LANGUAGES.flatMap((language) => scoresOf(language, recognizersCases(folder, language)));
}

function scoresOf(language: keyof typeof libraries, cases: readonly BenchCase[]): readonly DateScore[] {
  const others = Object.entries<DateReader>(libraries[language]);
  return [
    scoreOf(`ours (${language})`, cases, ours),
    ...others.map(([name, read]) => scoreOf(name, cases, read)),
  ];
}

function scoreOf(name: string, cases: readonly BenchCase[], read: DateReader): DateScore {
  const results = cases.map(({ text, published, anchor, expected }) => ({
    expected,
    dates: read(text, published, anchor),
  }));
  const shareOf = (agree: (a: PartialDate, b: PartialDate) => boolean) =>
    results.filter(
      ({ dates, expected }) =>
        dates.length === expected.length && dates.every((date, at) => agree(date, expected[at] ?? '')),
    ).length / results.length;
  const wrong = results.filter(({ dates, expected }) =>
    dates.some((date) => date.length === 10 && !expected.some((other) => date.startsWith(other))),
  );
  return {
    name,
    expressions: results.length,
    exact: shareOf((a, b) => a === b),
    coarse: shareOf((a, b) => a.startsWith(b) || b.startsWith(a)),
    wrongDay: wrong.length / results.length,
  };
}
