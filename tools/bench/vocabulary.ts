import type { Article } from '../../src/domain/article.ts';
import type { Brief } from '../../src/domain/brief.ts';
import type { TextLanguage } from '../../src/domain/language.ts';
import { createRuleReader } from '../../src/extract/rules/reader.ts';
import { parse } from '../../src/parse/index.ts';
import type { Post } from './corpus.ts';

/** What made-up articles are put together from: pieces of real ones, in memory only. */
export interface WordSampler {
  /** Languages as often as they occur, so that a random one is as likely as in the corpus. */
  readonly languages: readonly TextLanguage[];
  readonly pools: ReadonlyMap<TextLanguage, Pool>;
  /** Paragraphs of one article's events, which make an article concern the brief. */
  readonly relevant: readonly Relevant[];
}

/** The pieces of one language's articles that have no event of the brief. */
export interface Pool {
  readonly titles: readonly string[];
  readonly outlets: readonly string[];
  readonly sentences: readonly string[];
  /** Sentences a paragraph, one list an article. */
  readonly shapes: readonly (readonly number[])[];
}

export interface Relevant {
  readonly language: TextLanguage;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Takes the posts apart. Nothing of them is written anywhere. */
export function gatherVocabulary(posts: readonly Post[], brief: Brief): WordSampler {
  const extract = createRuleReader(brief);
  const languages: TextLanguage[] = [];
  const pools = new Map<TextLanguage, Mutable<Pool>>();
  const relevant: Relevant[] = [];
  for (const post of posts) {
    const article = parse(post, { zones: brief.zones });
    if ('reason' in article || article.paragraphs.length === 0) continue;
    const evidence = extract(article).map((event) => event.evidence);
    if (evidence.length > 0) relevant.push(relevantPart(article, evidence));
    else {
      languages.push(article.language);
      addTo(pools, article);
    }
  }
  return { languages, pools, relevant };
}

function relevantPart({ language, title, paragraphs }: Article, evidence: readonly string[]): Relevant {
  const telling = paragraphs.filter((text) => evidence.some((quote) => text.includes(quote)));
  return { language, title: title ?? '', paragraphs: telling };
}

function addTo(pools: Map<TextLanguage, Mutable<Pool>>, article: Article): void {
  const { language, title, outlet, paragraphs } = article;
  const pool = pools.get(language) ?? { titles: [], outlets: [], sentences: [], shapes: [] };
  pools.set(language, pool);
  const sentences = paragraphs.map(sentencesOf);
  pool.titles.push(title ?? '');
  pool.outlets.push(outlet ?? '');
  pool.sentences.push(...sentences.flat());
  pool.shapes.push(sentences.map((list) => list.length));
}

function sentencesOf(paragraph: string): string[] {
  return paragraph.match(/[^。！？.!?]+(?:[。！？]|[.!?](?=\s|$)|[.!?]|$)["”」』]?\s*/g) ?? [paragraph];
}
