import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../domain/language.ts';
import { TEXTS } from './localizer.ts';

describe.each(LANGUAGES)('the texts in %s', (language) => {
  test('are those of the other languages, none missing and none besides', () => {
    expect(Object.keys(TEXTS[language])).toEqual(Object.keys(TEXTS.en));
  });

  test.each(Object.entries(TEXTS[language]))(
    '%s takes no value that the English one does not know',
    (key, text) => {
      const english = new Set(valuesIn(TEXTS.en[key as keyof typeof TEXTS.en]));
      expect(valuesIn(text).filter((name) => !english.has(name))).toEqual([]);
      expect(text).not.toBe('');
    },
  );
});

test('the values in a text are found, those in its plurals too', () => {
  expect(valuesIn('{a} and {b, plural, one {# of {c}} other {#}}')).toEqual(['a', 'b', 'c']);
});

test('simplified and traditional texts differ where their scripts do', () => {
  expect(TEXTS['zh-Hans']['state.restored']).toBe('已恢复');
  expect(TEXTS['zh-Hant']['state.restored']).toBe('已恢復');
});

/** Names of the values that a text takes. Parsing throws where the text is malformed. */
function valuesIn(text: string): string[] {
  const names: string[] = [];
  JSON.stringify(new IntlMessageFormat(text, 'en').getAst(), (_, node) => {
    if (
      node !== null &&
      typeof node === 'object' &&
      'value' in node &&
      'type' in node &&
      node.type > 0 &&
      node.type !== 7
    )
      names.push(node.value);
    return node;
  });
  return names;
}
