import { expect, test } from 'vitest';
import type { Message } from '../domain/message.ts';
import type { Cache } from '../domain/platform.ts';
import type { ModelRequest } from '../extract/model/language-model.ts';
import { createTranslator, withTranslations } from './translation.ts';

const QUOTE = '两国防长16日举行视频通话。';

function memoryCache(): Cache {
  const values = new Map<string, unknown>();
  return {
    get: async <T>(key: string) => values.get(key) as T | undefined,
    set: async (key, value) => values.set(key, value),
    delete: async (key) => values.delete(key),
  };
}

/** A translator whose model always says the same; an empty answer stands for a model that cannot be asked. */
function setUp(answer: string) {
  const asked: ModelRequest[] = [];
  const translator = createTranslator(memoryCache(), 'openai:reader-1', async () => async (request) => {
    asked.push(request);
    return answer === '' ? { kind: 'waiting', reason: 'busy' } : { kind: 'answered', text: answer };
  });
  return { translator, asked };
}

const message = (language: Message['language'], quote: string): Message => ({
  language,
  summary: '',
  blocks: [{ kind: 'quote', text: quote, source: [] }],
});
const shown = async (translator: ReturnType<typeof setUp>['translator'], one: Message) =>
  (await withTranslations(one, translator, (text) => `Machine translation: ${text}`)).blocks;

test('a quote in another language gets its translation, marked, below the original; it is requested once', async () => {
  const { translator, asked } = setUp('The defence ministers held a video call on the 16th.');
  const original = message('en', QUOTE);
  expect(await shown(translator, original)).toEqual(original.blocks);
  expect(asked).toHaveLength(0);
  expect(await translator.translateNoted()).toBe(1);
  expect(await shown(translator, original)).toEqual([
    ...original.blocks,
    {
      kind: 'text',
      text: [
        { kind: 'faint', text: 'Machine translation: The defence ministers held a video call on the 16th.' },
      ],
    },
  ]);
  expect(await translator.translateNoted()).toBe(0);
  expect(asked).toHaveLength(1);
});

test.each([
  ['en', 'They spoke on Tuesday.'],
  ['zh-Hans', QUOTE],
  ['zh-Hant', QUOTE],
  ['en', '中'.repeat(2_000)],
] as const)('no translation is made for a reader of %s of: %.20s', async (language, quote) => {
  const { translator, asked } = setUp('x');
  await shown(translator, message(language, quote));
  await translator.translateNoted();
  expect(asked).toHaveLength(0);
});

test.each(['抱歉，无法翻译。', 'x'.repeat(5_000)])(
  'an answer that is no translation is never shown: %.12s',
  async (answer) => {
    const { translator } = setUp(answer);
    const original = message('en', QUOTE);
    await shown(translator, original);
    await translator.translateNoted();
    expect(await shown(translator, original)).toEqual(original.blocks);
  },
);

test('what has to wait is asked for the next time', async () => {
  const { translator, asked } = setUp('');
  await shown(translator, message('en', QUOTE));
  expect(await translator.translateNoted()).toBe(0);
  await translator.translateNoted();
  expect(asked).toHaveLength(2);
});
