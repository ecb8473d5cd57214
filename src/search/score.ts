import type { Article } from '../domain/article.ts';
import type { TermGroup } from './form.ts';
import { type Needle, needlesOf, type Text, textOf } from './text.ts';

/** How often words stand in a title, a first paragraph and the rest, compared: news says first what it is about. */
const FIELDS = { title: 4, lead: 2, body: 1 } as const;
/** BM25's saturation of repeated words and its correction for length (Robertson & Zaragoza 2009, section 3.4). */
const K1 = 1.2;
const B = 0.4;
/** Characters of an ordinary article. Fixed, so that an article's score does not hang on what else is kept. */
const ORDINARY = 1_200;

/** A group with the weight of its rarity. */
export interface Weighed {
  readonly group: TermGroup;
  readonly rarity: number;
}

/** BM25's weight of what `count` of `total` articles have; never below zero. */
export function rarityOf(count: number, total: number): number {
  return Math.log(1 + Math.max(0, total - count + 0.5) / (count + 0.5));
}

/** Scores articles for a query: 0 if nothing matches. */
export function createScorer(weighed: readonly Weighed[]): (article: Article) => number {
  const needles = weighed.map(({ group }) => group.forms.map((form) => ({ form, needles: needlesOf(form) })));
  const whole = weighed.reduce((sum, { group, rarity }) => sum + group.weight * rarity, 0);
  return (article) => {
    const text = textOf(article);
    const shortness = 1 - B + B * (text.size / ORDINARY);
    const together = Array.from({ length: text.lines }, () => 0);
    let score = 0;
    let had = 0;
    for (const [index, { group, rarity }] of weighed.entries()) {
      const weight = group.weight * rarity;
      const often = frequency(text, needles[index] ?? [], (line) => {
        together[line] = (together[line] ?? 0) + weight;
      });
      if (often === 0) continue;
      had += weight;
      score += (weight * (often * (K1 + 1))) / (often + K1 * shortness);
    }
    return whole === 0 ? 0 : combine({ score, had: had / whole, near: Math.max(...together) / whole });
  };
}

/** Having more of what was asked for counts above having some of it often, and so does having it in one place. */
function combine({ score, had, near }: { score: number; had: number; near: number }): number {
  return score * (0.35 + 0.65 * had) * (0.6 + 0.4 * near);
}

type Needles = readonly { readonly form: TermGroup['forms'][number]; readonly needles: readonly Needle[] }[];

function frequency(text: Text, forms: Needles, onLine: (line: number) => void): number {
  let often = 0;
  for (const { form } of forms) if (form.kind === 'date' && text.dates().has(form.key)) often += FIELDS.lead;
  const present = forms.flatMap(({ form: { weight }, needles }) =>
    needles.filter((needle) => text.mayHave(needle)).map((needle) => ({ needle, weight })),
  );
  if (present.length === 0) return often;
  for (let line = 0; line < text.lines; line += 1) {
    const here = present.reduce((sum, { needle, weight }) => sum + weight * text.count(line, needle), 0);
    if (here === 0) continue;
    onLine(line);
    often += here * (line === 0 ? FIELDS.title : line === 1 ? FIELDS.lead : FIELDS.body);
  }
  return often;
}

/** Whether an article has one of the forms, a phrase in the order of its words. */
export function hasAny(article: Article, forms: readonly TermGroup['forms'][number][]): boolean {
  if (forms.length === 0) return false;
  const text = textOf(article);
  return forms.some((form) =>
    form.kind === 'date'
      ? text.dates().has(form.key)
      : needlesOf(form).some((needle) =>
          Array.from({ length: text.lines }, (_, line) => line).some((line) => text.count(line, needle) > 0),
        ),
  );
}
