import type { Article } from '../../domain/article.ts';
import type { PartialDate } from '../../domain/dates.ts';
import { type DateMention, findDates } from '../../text/dates/index.ts';
import { foldScript } from '../../text/script.ts';
import { split } from '../../text/split.ts';
import type { TextSpan } from './align.ts';

/** A sentence of an article by its place in the article's whole text. */
export interface PlacedSentence extends TextSpan {
  /** Folded to simplified script. */
  readonly folded: string;
  readonly language: 'zh' | 'en';
  /** Index into the article's paragraphs; -1 for the title. */
  readonly paragraph: number;
}

/** An article's title and paragraphs as one text, a space between two of them: what evidence is looked up in. */
export function textOf({ title, paragraphs }: Article): string {
  return [...(title === null ? [] : [title]), ...paragraphs].join(' ');
}

/** The sentences of `textOf`, in order. */
export function placedSentences({ title, paragraphs, language }: Article): readonly PlacedSentence[] {
  const placed: PlacedSentence[] = [];
  let offset = 0;
  const place = (passage: string, paragraph: number) => {
    let from = 0;
    for (const sentence of split(passage)) {
      const start = Math.max(from, passage.indexOf(sentence, from));
      from = start + sentence.length;
      const chinese = /[\u3400-\u9fff]/.test(sentence);
      placed.push({
        start: offset + start,
        end: offset + from,
        folded: chinese ? foldScript(sentence, language === 'zh-Hant') : sentence,
        language: chinese ? 'zh' : 'en',
        paragraph,
      });
    }
    offset += passage.length + 1;
  };
  if (title !== null) place(title, -1);
  for (const [index, paragraph] of paragraphs.entries()) place(paragraph, index);
  return placed;
}

/** The dates of each sentence, resolved against the last fuller date before it. */
export function datesBySentence(
  sentences: readonly PlacedSentence[],
  published: string,
): readonly (readonly DateMention[])[] {
  let context: PartialDate | undefined;
  return sentences.map(({ folded }) => {
    const found = findDates(folded, context === undefined ? { published } : { published, context });
    context = found.findLast(({ precision }) => precision !== 'year')?.date ?? context;
    return found;
  });
}
