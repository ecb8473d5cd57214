import { describe, expect, test } from 'vitest';
import { type SlackTextKey, TEXTS } from './index.ts';

const valuesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each([
  ['zh-Hans', TEXTS['zh-Hans']],
  ['zh-Hant', TEXTS['zh-Hant']],
])('%s', (_, texts) => {
  test.each(Object.keys(TEXTS.en) as SlackTextKey[])('%s has the values that the English text has', (key) => {
    expect(texts[key].trim()).not.toBe('');
    expect(valuesIn(texts[key])).toEqual(valuesIn(TEXTS.en[key]));
  });
});
