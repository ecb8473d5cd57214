import { notDate, type Rule } from './rule.ts';

/** English words that look like dates and are none. */
export const englishNotDates: readonly Rule[] = [
  '\\b(?:USA|Russia|Psychology|China|India) Today\\b',
  '\\bFox News Sunday\\b',
  '\\b(?:every|each) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b',
  '\\b(?:[Bb]lack|Good|Ash|Super|Palm|Fat|Bloody|[Cc]yber) (?:[Mm]onday|Tuesday|Wednesday|Thursday|[Ff]riday|Sunday)\\b',
  "\\b(?:Long|Women’s|Women's) March\\b",
  '\\bTheresa May\\b|\\bAugust (?:body|company)\\b|\\bCape May\\b',
  '\\b(?:[Nn]ext|[Ll]ast) \\d{1,2}(?:st|nd|rd|th) of [A-Z][a-z]+',
].map(notDate);
