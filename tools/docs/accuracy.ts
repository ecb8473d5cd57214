import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { table } from './markdown.ts';

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  en: ['who reads', 'precision', 'recall', 'F1'],
  'zh-Hans': ['由谁读取', '精确率', '召回率', 'F1'],
  'zh-Hant': ['由誰讀取', '精確率', '召回率', 'F1'],
};

/** Rows of `measured.md` by how they begin, all on held-out articles, and what they are in words. */
const ROWS: readonly { readonly begins: string; readonly title: Readonly<Record<Language, string>> }[] = [
  {
    begins: '| `eval-wide`, held out: ',
    title: { en: 'rules', 'zh-Hans': '规则', 'zh-Hant': '規則' },
  },
  {
    begins: '| the same, confidence 0.7 and above',
    title: {
      en: 'rules, only what may confirm',
      'zh-Hans': '规则，只算可以确认事件的部分',
      'zh-Hant': '規則，只算可以確認事件的部分',
    },
  },
  {
    begins: '| `eval-wide`, held out |',
    title: { en: 'language model', 'zh-Hans': '语言模型', 'zh-Hant': '語言模型' },
  },
];

/** The accuracy on articles that nothing was fitted to, copied from the measurements. @throws if a row is not there */
export function accuracy(language: Language): string {
  const lines = readFileSync(join(ROOT, 'docs/explanation/measured.md'), 'utf8').split('\n');
  const rows = ROWS.map(({ begins, title }) => {
    const line = lines.find((one) => one.startsWith(begins));
    if (line === undefined) throw new Error(`measured.md has no row that begins with “${begins}”.`);
    const [, , precision = '', recall = '', f1 = ''] = line.split('|').map((cell) => cell.trim());
    return [title[language], precision, recall, f1];
  });
  return table(HEAD[language], rows);
}
