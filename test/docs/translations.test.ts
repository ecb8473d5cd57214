import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pagesOfDocs } from '../../tools/docs/pages.ts';
import { blocksOf } from '../support/pages.ts';
import { ROOT } from '../support/sources.ts';

const TRANSLATED = /\.(zh-Han[st])\.md$/;
const translations = pagesOfDocs().filter((path) => TRANSLATED.test(path));

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const prose = (path: string) => read(path).replaceAll(/^```[\s\S]*?^```$/gm, '');
const originalOf = (path: string) => path.replace(TRANSLATED, '.md');

/** How deep each heading is, in order. */
const headings = (path: string) => [...prose(path).matchAll(/^(#+) /gm)].map(([, marks]) => marks);

/** Blocks of commands and files. Outputs are in the page's language, and so is what chooses it. */
const commands = (path: string) =>
  blocksOf(path)
    .filter(({ info }) => info !== 'text')
    .map(({ info, text }) => `${info}\n${text.replaceAll(/(BACKCHANNEL_LANG=)\S+/g, '$1LANGUAGE')}`);

test('there are translations, each in both Chinese scripts', () => {
  expect(translations.length).toBeGreaterThan(20);
  const inOther = (path: string) =>
    path.replace(TRANSLATED, (_, tag) => `.zh-Han${tag === 'zh-Hans' ? 't' : 's'}.md`);
  expect(translations.filter((path) => !existsSync(join(ROOT, inOther(path))))).toEqual([]);
});

describe.each(translations)('%s', (path) => {
  const original = originalOf(path);
  const [, tag = ''] = TRANSLATED.exec(path) ?? [];

  test('has the headings of the English page', () => {
    expect(headings(path)).toEqual(headings(original));
  });

  test('has the commands and files of the English page', () => {
    expect(commands(path)).toEqual(commands(original));
  });

  test('has the generated parts of the English page', () => {
    const parts = (page: string) => read(page).match(/^<!-- generated: .*$/gm);
    expect(parts(path)).toEqual(parts(original));
  });

  test('has tables and lists as long as those of the English page', () => {
    const count = (page: string) => prose(page).match(/^(?:\||[-*] |\d+\. )/gm)?.length;
    expect(count(path)).toBe(count(original));
  });

  test('leads to translations where there are any', () => {
    const links = [...prose(path).matchAll(/\]\((?!https?:|#)([^)#]+\.md)/g)].map(
      ([, target = '']) => target,
    );
    const own = links.filter((target) => join(path, '..', target) !== original && !TRANSLATED.test(target));
    const translated = (target: string) => join(ROOT, path, '..', target.replace(/\.md$/, `.${tag}.md`));
    expect(own.filter((target) => existsSync(translated(target)))).toEqual([]);
  });

  test('has no punctuation of half width between Chinese words', () => {
    const text = prose(path).replaceAll(/`[^`]*`|\]\([^)]*\)|<[^>]*>/g, '');
    expect(text.match(/\p{Script=Han}[,;:!?]\p{Script=Han}|\p{Script=Han}\.(?=\s|$)/gu)).toBeNull();
  });

  test('is written in its script alone', () => {
    const text = prose(path).replaceAll(/`[^`]*`|\[(?:简体|繁體)中文\]/g, '');
    const others =
      tag === 'zh-Hans' ? /[這個為與時間會說們來對過實讓從發現]/u : /[这个为与时间会说们来对过实让从发现]/u;
    expect(text.match(others)).toBeNull();
  });
});
