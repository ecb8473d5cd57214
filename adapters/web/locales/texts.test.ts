import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/index.ts';
import { en, type WebTextKey } from './en.ts';
import { TEXTS } from './index.ts';

const keys = Object.keys(en) as WebTextKey[];
/** Names of the values that a text puts in, each once. */
const valuesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].toSorted();

test.each(LANGUAGES)('%s says everything, with the same values', (language) => {
  for (const key of keys) {
    expect(TEXTS[language][key].trim(), key).not.toBe('');
    expect(valuesIn(TEXTS[language][key].replaceAll(/(=\d+|one|other) \{/g, '')), key).toEqual(
      valuesIn(TEXTS.en[key].replaceAll(/(=\d+|one|other) \{/g, '')),
    );
  }
});
