import { describe, expect, it } from 'vitest';
import { DATE_LANGUAGES, datesOf, dateTable } from '../../support/date-tables.ts';

describe.each(DATE_LANGUAGES)('dates in sentences (%s)', (language) => {
  for (const [rule, cases] of dateTable(language)) {
    describe(rule, () => {
      it.each(cases)('$text ($published): $dates', (example) => {
        expect(datesOf(example)).toBe(example.dates);
      });
    });
  }
});
