import type { Article } from '../domain/article.ts';
import { datesIn, widen } from './dates.ts';
import { partPrefix, type QueryForm, stemsBegun } from './form.ts';
import { isHan, normalize, unitsOf } from './units.ts';

/** An article as questions are put to it. Line 0 is its title, the others are its paragraphs. */
export interface Text {
  readonly size: number;
  readonly lines: number;
  /** False if the needle is certainly in no line: a cheap check that rules out most needles. */
  mayHave(needle: Needle): boolean;
  /** Occurrences in a line. */
  count(line: number, needle: Needle): number;
  /** The days, months and years that it is of or speaks of. */
  dates(): ReadonlySet<string>;
}

/** What is looked for in lines. */
export interface Needle {
  readonly text: string;
  /** For words: letters that any matching line must have; none for Chinese characters. */
  readonly hint: string | undefined;
}

export function textOf(article: Article): Text {
  // All at once: a call for each paragraph would cost as much again.
  const normalized = normalize([article.title ?? '', ...article.paragraphs].join('\n'));
  const lines = normalized.split('\n');
  const units: string[] = [];
  // Cutting a text into words costs more than all else, and few texts have any of those that are looked for.
  const unitsAt = (line: number) => {
    units[line] ??= ` ${unitsOf(lines[line] ?? '').join(' ')} `;
    return units[line];
  };
  return {
    size: normalized.length,
    lines: lines.length,
    mayHave: ({ text, hint }) => normalized.includes(hint ?? text),
    count(line, { text, hint }) {
      const raw = lines[line] ?? '';
      if (hint === undefined) return countIn(raw, text);
      return raw.includes(hint) ? countIn(unitsAt(line), text) : 0;
    },
    dates: () => datesOf(article, normalized),
  };
}

function datesOf({ published }: Article, normalized: string): ReadonlySet<string> {
  const own = published === null ? [] : widen(published.slice(0, 10));
  return new Set([...own, ...datesIn(normalized).flatMap(({ date }) => widen(date))]);
}

/** Matches the form in a line; a date matches nothing. */
export function needlesOf(form: QueryForm): readonly Needle[] {
  switch (form.kind) {
    case 'date':
      return [];
    case 'prefix': {
      const [before, last] = partPrefix(form.key);
      const stems = isHan(last) ? [] : stemsBegun(last).map((stem) => needle([...before, stem]));
      return [needle([...before, last], false), ...stems];
    }
    case 'phrase':
      return [needle(form.key.split(' '))];
  }
}

/** Words are bounded by spaces, a prefix only at its start; Chinese characters are unbounded. */
function needle(units: readonly string[], whole = true): Needle {
  const [first = '', last = ''] = [units[0], units.at(-1)];
  if (units.length === 1 && isHan(first)) return { text: first, hint: undefined };
  const text = `${isHan(first) ? '' : ' '}${units.join(' ')}${isHan(last) || !whole ? '' : ' '}`;
  return { text, hint: hintOf(first) };
}

/** The letters that a stem shares with its words: its last one may have been another (polici, policy). */
function hintOf(unit: string): string {
  return unit.length > 3 ? unit.slice(0, -1) : unit.slice(0, 2);
}

function countIn(line: string, needle: string): number {
  let count = 0;
  for (let at = line.indexOf(needle); at !== -1; at = line.indexOf(needle, at + 1)) count += 1;
  return count;
}
