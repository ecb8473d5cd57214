import { precisionOf } from '../../domain/dates.ts';
import type { DateOption } from './date-options.ts';

/** How likely a finer date must be, against the likeliest one, to be told instead. */
const SHARES = { day: 0.85, month: 0.9, year: 1 } as const;

/** A date with the probability that it is right. */
export interface WeighedDate {
  readonly option: DateOption;
  readonly probability: number;
}

/** The most exact date that is nearly as likely as the likeliest; a month holds each of its days, and is likelier by itself. */
export function chooseDate<Option extends WeighedDate>(options: readonly Option[]): Option | undefined {
  return options.reduce<Option | undefined>(
    (best, one) => (best === undefined || worth(one) > worth(best) ? one : best),
    undefined,
  );
}

/** The probability of a date, held against what its precision makes likely anyway. */
export function worth({ option, probability }: WeighedDate): number {
  return probability / SHARES[precisionOf(option.date)];
}
