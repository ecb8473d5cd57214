import type { Article } from '../model/article.ts';
import { datesIn, widen } from './dates.ts';
import { type Form, shorter } from './form.ts';
import { isHan, lineOf, normalize } from './units.ts';

/** An article as questions are put to it: its title and paragraphs as lines, and all dates that it is of or speaks of. */
export interface Text {
  readonly lines: readonly string[];
  readonly dates: () => ReadonlySet<string>;
}

export function textOf(article: Article): Text {
  const traditional = article.language === 'zh-Hant';
  const parts = [article.title ?? '', ...article.paragraphs];
  return {
    lines: parts.map((part) => lineOf(part, traditional)),
    dates: () => datesOf(article, parts),
  };
}

function datesOf({ published }: Article, parts: readonly string[]): ReadonlySet<string> {
  const own = published === null ? [] : widen(published.slice(0, 10));
  const told = parts.flatMap((part) => datesIn(normalize(part)).flatMap(({ date }) => widen(date)));
  return new Set([...own, ...told]);
}

/** The strings whose occurrences in a line are those of the form; none for a date, which no line shows alone. */
export function needlesOf(form: Form): readonly string[] {
  switch (form.kind) {
    case 'date':
      return [];
    case 'prefix':
      return isHan(form.key) ? [form.key] : [` ${form.key}`, ...shorter(form.key).map((stem) => ` ${stem} `)];
    case 'phrase':
      return [pad(form.key)];
  }
}

/** Words are bounded by spaces, Chinese characters by nothing. */
function pad(key: string): string {
  const units = key.split(' ');
  const [first = '', last = ''] = [units[0], units.at(-1)];
  return `${isHan(first) ? '' : ' '}${key}${isHan(last) ? '' : ' '}`;
}

export function countIn(line: string, needle: string): number {
  let count = 0;
  for (let at = line.indexOf(needle); at !== -1; at = line.indexOf(needle, at + 1)) count += 1;
  return count;
}
