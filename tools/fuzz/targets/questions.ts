import { join } from 'node:path';
import { answer, loadBrief, plainText, understand } from '../../../src/index.ts';
import { freeForm, isSentence } from '../../../src/commands/free-form.ts';
import { commands } from '../../../src/commands/index.ts';
import { createDictionary } from '../../../src/search/dictionary.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { createSearchVocabulary } from '../../../src/search/vocabulary.ts';
import { ROOT } from '../../../test/support/sources.ts';
import { allowing, Finding, type Target } from '../target.ts';
import { isForPeople, sampleEngine } from './engine.ts';

const WORDS = [
  ...commands.map(({ name }) => name),
  ...commands.flatMap(({ parameters }) => parameters.map(({ name }) => `${name}:`)),
  ...[
    'is',
    'the',
    'open',
    'why',
    'what',
    'changed',
    'hotline',
    'as of',
    'since',
    'last week',
    'Dec 22 2023',
    '2023-08',
    '上週',
    '本周',
    '热线',
    '通了吗',
  ],
  ...['"', '-', '*', 'zh-Hans', 'military', 'pilots', 'weekly', '/two-rivers', '2,', ',', 'page:2', 'null'],
];

/** Words of no brief: the first such question reads the dictionary, which takes a second or two, once. */
const UNKNOWN = 'zebra 斑马 Smith 習近平';

const question: Target = {
  name: 'question',
  words: WORDS,
  async open(folder) {
    const { engine, store } = await sampleEngine(folder);
    await answer(engine, `lookup ${UNKNOWN}`);
    return {
      take: (bytes) =>
        allowing(isForPeople, async () => {
          const { message } = await answer(engine, bytes.toString());
          if (plainText(message).trim() === '') throw new Finding('an empty answer');
        }),
      close: () => store.close(),
    };
  },
};

const freeQuestion: Target = {
  name: 'free-question',
  words: WORDS,
  async open() {
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    return {
      take(bytes) {
        const line = bytes.toString();
        isSentence(line);
        freeForm(line, brief, commands);
        return allowing(isForPeople, () => understand(brief, '2026-06-01', line));
      },
    };
  },
};

const query: Target = {
  name: 'query',
  words: WORDS,
  async open() {
    const brief = loadBrief(join(ROOT, 'briefs/uschina'));
    const vocabulary = createSearchVocabulary(brief, createDictionary());
    parseQuery(UNKNOWN, vocabulary);
    return { take: (bytes) => allowing(isForPeople, () => parseQuery(bytes.toString(), vocabulary)) };
  },
};

/** What people ask. */
export const QUESTIONS: readonly Target[] = [question, freeQuestion, query];
