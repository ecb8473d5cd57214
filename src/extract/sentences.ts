import type { Article } from '../domain/article.ts';
import type { TextLanguage } from '../domain/language.ts';
import { foldScript as fold } from '../text/script.ts';
import { split } from '../text/split.ts';

/** A sentence as it stands in the article, and as it is read. */
export interface Sentence {
  /** Verbatim. */
  readonly text: string;
  /** Folded to simplified script; what all rules look at. */
  readonly folded: string;
  readonly language: 'zh' | 'en';
  /** Index into the article's paragraphs; -1 for the title. */
  readonly paragraph: number;
  /** Its number in the article; the title, where there is one, is 0. */
  readonly index: number;
}

const HAN = /[\u3400-\u9fff]/;
/** More than any article has; what stands behind that many is not read. */
const MAX_SENTENCES = 100_000;

/** The sentences of an article, its title first. */
export function sentencesOf(article: Article): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const add = (text: string, paragraph: number) => {
    sentences.push({ ...read(text, paragraph, article.language), paragraph, index: sentences.length });
  };
  if (article.title) add(article.title, -1);
  for (const [paragraph, text] of article.paragraphs.entries()) {
    for (const sentence of split(text)) {
      if (sentences.length >= MAX_SENTENCES) return sentences;
      if (!isRunOn(sentence)) add(sentence, paragraph);
    }
  }
  return sentences;
}

function read(text: string, paragraph: number, language: TextLanguage) {
  const chinese = HAN.test(text);
  const spaced = chinese && paragraph < 0 ? withCommas(text) : text;
  const folded = chinese ? fold(spaced, language === 'zh-Hant') : withoutAddresses(text);
  return { text, folded, language: chinese ? 'zh' : 'en' } as const;
}

/** Chinese headlines separate their clauses by spaces. */
function withCommas(title: string): string {
  return title.replace(/(?<=[\u3400-\u9fff”』」]) +(?=[\u3400-\u9fff“『「])/g, '，');
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, ' ').replace(/\s+/g, ' ');
}

const MIN_RUN_ON = 120;

/** A run of headlines without punctuation between them, such as related links that a page left in its text. */
function isRunOn(sentence: string): boolean {
  if (sentence.length <= MIN_RUN_ON) return false;
  const stops = sentence.match(/[，。；：、！？,.;:!?]/g)?.length ?? 0;
  return sentence.length / (stops + 1) > 60 && /[\u3400-\u9fff]{60}/.test(sentence.replace(/\s/g, ''));
}
