import { describe, expect, it } from 'vitest';
import { casesOf, datesOf } from './describe.fixture.ts';
import { englishDates } from './english.fixture.ts';

for (const [rule, rows] of Object.entries(englishDates)) {
  describe(rule, () => {
    it.each(casesOf(rows))('$text ($published): $found', ({ text, published, found, context }) => {
      expect(datesOf(text, published, context)).toBe(found);
    });
  });
}
