import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from '../src/parse/index.ts';
import { read } from '../src/read/index.ts';
import { PASSAGE, passagesIn, passagesOfRepository } from './support/passages.ts';
import { cases } from './support/properties.ts';
import { ROOT } from './support/sources.ts';

const SHARED = `${ROOT}../shared/`;
/** The texts that the code is measured with, and in `npm test -- --mode fuzz` the large collections too. */
const TEXTS = ['seeds', 'cases', 'eval', 'eval-wide', 'feeds', ...(cases(1) > 1 ? ['corpus'] : [])];

test('nothing in the repository is copied from an article: all samples are our own words', async () => {
  expect(existsSync(`${SHARED}seeds`), `${SHARED} is needed: it holds the articles to compare with`).toBe(
    true,
  );
  const own = passagesOfRepository();
  const copied = new Map<string, string>();
  for await (const document of read(TEXTS.map((folder) => SHARED + folder))) {
    if ('reason' in document || document.path.endsWith('README.md')) continue;
    const article = parse(document, { zones: { default: 'UTC', outlets: {} } });
    const text = 'reason' in article ? '' : [article.title ?? '', ...article.paragraphs].join('\n');
    for (const passage of passagesIn(text)) {
      const where = own.get(passage);
      if (where !== undefined) copied.set(`${where}, ${document.path.slice(SHARED.length)}`, passage);
    }
  }
  expect(Object.fromEntries(copied)).toEqual({});
}, 1_200_000);

test('a passage is found whatever stands between its characters or words', () => {
  const chinese = '两国海军的联合搜救演习将于下个月在北部海域举行为期五天';
  const english = 'Both navies will hold a joint search and rescue exercise in northern waters next month';
  expect([...passagesIn(chinese)]).toHaveLength(chinese.length - PASSAGE.characters + 1);
  const own = new Set([...passagesIn(chinese), ...passagesIn(english)]);
  const copied = (text: string) => [...passagesIn(text)].some((passage) => own.has(passage));
  expect(copied(`他说：“${chinese.slice(2, 12)}，\n${chinese.slice(12)}。”`)).toBe(true);
  expect(copied(`<b>${english.slice(5).toUpperCase().replaceAll(' ', ', ')}</b>`)).toBe(true);
  expect(copied(chinese.slice(0, PASSAGE.characters - 1))).toBe(false);
  expect(copied('Both navies will hold a joint exercise; search and rescue in northern waters')).toBe(false);
});
