import { notDate, type Rule } from './rule.ts';

/** English words that look like dates and are none. */
export const englishNotDates: readonly Rule[] = [
  '\\b(?:USA|Russia|Psychology|China|India) Today\\b',
  '\\bFox News Sunday\\b',
  '\\b(?:every|each) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b',
  '\\b(?:Black|Good|Ash|Super|Palm|Fat|Bloody|Cyber) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Sunday)\\b',
  "\\b(?:Long|Women’s|Women's) March\\b",
  '\\bTheresa May\\b|\\bAugust (?:body|company)\\b|\\bCape May\\b',
].map(notDate);
