import { describe, expect, test } from 'vitest';
import { en, type SlackTextKey } from './en.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

const valuesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each([
  ['zh-Hans', zhHans],
  ['zh-Hant', zhHant],
])('%s', (_, texts) => {
  test.each(Object.keys(en) as SlackTextKey[])('%s has the values that the English text has', (key) => {
    expect(valuesIn(texts[key])).toEqual(valuesIn(en[key]));
  });
});
