import { describe, expect, it } from 'vitest';
import { chineseDates } from './chinese.fixture.ts';
import { casesOf, datesOf } from './describe.fixture.ts';

for (const [rule, rows] of Object.entries(chineseDates)) {
  describe(rule, () => {
    it.each(casesOf(rows))('$text ($published): $found', ({ text, published, found, context }) => {
      expect(datesOf(text, published, context)).toBe(found);
    });
  });
}
