import type { Article } from '../domain/article.ts';
import { split } from '../text/split.ts';
import { partPrefix } from './form.ts';
import type { Weighed } from './score.ts';
import { needlesOf, type Text, textOf } from './text.ts';
import { isHan, normalize, UNIT, unitsOf } from './units.ts';

/** The sentence that best shows why an article was found, verbatim, with the offsets of the matches (UTF-16). */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** Sentences that are considered: news leads with its subject. */
const MAX_SENTENCES = 400;

/** The sentence that matches most of the query; the first one if none matches, the title if there is no text. */
export function snippetOf(article: Article, weighed: readonly Weighed[]): Snippet {
  const sentences = article.paragraphs.flatMap(split).slice(0, MAX_SENTENCES);
  const text = textOf({ ...article, title: null, paragraphs: sentences });
  let best = sentences[0] ?? article.title ?? '';
  let most = 0;
  for (const [at, sentence] of sentences.entries()) {
    const weight = weightOf(text, at + 1, weighed);
    if (weight > most) [best, most] = [sentence, weight];
  }
  return { text: best, marks: marksIn(best, weighed) };
}

function weightOf(text: Text, line: number, weighed: readonly Weighed[]): number {
  let weight = 0;
  for (const { group, rarity } of weighed)
    if (group.forms.some((form) => needlesOf(form).some((needle) => text.count(line, needle) > 0)))
      weight += group.weight * rarity;
  return weight;
}

/** Where words of the question stand in a sentence, in order, none overlapping. */
function marksIn(sentence: string, weighed: readonly Weighed[]): Snippet['marks'] {
  const forms = weighed.flatMap(({ group }) => group.forms);
  const parts = forms.filter(({ kind }) => kind === 'prefix').map(({ key }) => partPrefix(key));
  const keys = [
    ...forms.flatMap(({ kind, key }) => (kind === 'phrase' ? key.split(' ') : [])),
    ...parts.flatMap(([whole]) => whole),
  ];
  const begun = parts.map(([, last]) => last);
  const runs = [...keys, ...begun].filter(isHan);
  const words = new Set(keys.filter((key) => !isHan(key)));
  const marks: [number, number][] = [];
  for (const { 0: unit, index } of sentence.matchAll(UNIT)) {
    const normalized = normalize(unit);
    if (isHan(unit)) marks.push(...runMarks(normalized, index, runs));
    else if (words.has(unitsOf(normalized)[0] ?? '') || begun.some((prefix) => normalized.startsWith(prefix)))
      marks.push([index, index + unit.length]);
  }
  return merge(marks);
}

function runMarks(run: string, start: number, sought: readonly string[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const key of sought)
    for (let at = run.indexOf(key); at !== -1; at = run.indexOf(key, at + 1))
      marks.push([start + at, start + at + key.length]);
  return marks;
}

function merge(marks: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
