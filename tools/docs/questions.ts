import { commands, type Language, type Parameter } from '../../src/index.ts';
import { code, table } from './markdown.ts';

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  en: ['question', 'answer', 'also asked as'],
  'zh-Hans': ['问题', '回答', '其他写法'],
  'zh-Hant': ['問題', '回答', '其他寫法'],
};

/** A table of the questions that can be asked at the prompt and in chats, with what they take. */
export function questions(language: Language): string {
  const rows = commands.map(({ name, summary, parameters, chineseName, aliases }) => [
    code(name),
    [
      summary[language],
      ...parameters.filter((one) => one.name !== 'lang').map((one) => describe(one, language)),
    ].join('<br>'),
    [...new Set([...Object.values(chineseName), ...aliases])].map(code).join(' '),
  ]);
  return table(HEAD[language], rows);
}

function describe({ name, positional, required, summary }: Parameter, language: Language): string {
  const written = positional ? name : `${name}:…`;
  return `${code(required || !positional ? written : `[${written}]`)} ${summary[language]}`;
}
