import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { format, TEXTS } from './index.ts';

const keys = Object.keys(TEXTS.en) as (keyof typeof TEXTS.en)[];
const valuesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

test.each(LANGUAGES)('%s says everything, with the same values', (language) => {
  for (const key of keys) {
    expect(TEXTS[language][key].trim(), key).not.toBe('');
    expect(valuesIn(TEXTS[language][key]), key).toEqual(valuesIn(TEXTS.en[key]));
  }
});

test('labels fit where Discord puts them', () => {
  for (const language of LANGUAGES) {
    for (const key of keys.filter((one) =>
      /^form\.(new|edit|destination|days|times|zone|options|filter|words|outlets)$/.test(one),
    )) {
      expect(TEXTS[language][key].length, key).toBeLessThanOrEqual(Math.min(LIMITS.label, LIMITS.modalTitle));
    }
    for (const key of keys.filter((one) => /hint$/.test(one)))
      expect(TEXTS[language][key].length).toBeLessThanOrEqual(100);
  }
});

test('a value is put in as it is', () => {
  expect(format('en', 'change.made', { name: '{name} $& x' })).toBe('made by {name} $& x');
});
