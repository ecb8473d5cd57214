import type { Article } from '../../src/domain/article.ts';
import { addDays, type Day } from '../../src/domain/dates.ts';
import type { Post } from './corpus.ts';
import { createRandom, pick } from './random.ts';
import type { Pool, Relevant, WordSampler } from './vocabulary.ts';

/** What is to be made. */
export interface GeneratorOptions {
  /** Number of the first article: the same number and seed give the same article in any order. */
  readonly from?: number;
  readonly count: number;
  readonly seed?: number;
}

/** Share of the articles that concern the brief, as among the real ones. */
const RELEVANT = 0.02;
const FIRST_DAY: Day = '2006-01-01';
const DAYS = 7_300;

/** Makes articles up, one at a time: sentences of real articles in random order, in the lengths of real articles, over 20 years. */
export function* generateArticles(
  vocabulary: WordSampler,
  { from = 0, count, seed = 1 }: GeneratorOptions,
): Generator<Article> {
  for (let number = from; number < from + count; number++) {
    yield articleOf(vocabulary, number, createRandom(seed * 1_000_003 + number));
  }
}

/** An article as a post of an archive: front matter, linked heading, paragraphs of HTML. */
export function toPost({ id, path, title, published, outlet, url, paragraphs }: Article): Post {
  const front = [
    `title: ${JSON.stringify(title)}`,
    `date: ${published}`,
    `author: ${JSON.stringify(outlet)}`,
    `from: ${url}`,
  ];
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
  const text = `---\nlayout: post\nid: ${id}\n${front.join('\n')}\n---\n[${title}](${url})\n------\n\n<div>\n${body}\n</div>\n`;
  return { path, bytes: new TextEncoder().encode(text) };
}

function articleOf(vocabulary: WordSampler, number: number, random: () => number): Article {
  const concerned = vocabulary.relevant.length > 0 && random() < RELEVANT;
  const core = concerned ? pick(vocabulary.relevant, random) : undefined;
  const language = core?.language ?? pick(vocabulary.languages, random);
  const pool = vocabulary.pools.get(language) ?? [...vocabulary.pools.values()][0];
  const day = addDays(FIRST_DAY, Math.floor(random() * DAYS));
  const time = new Date(Math.floor(random() * 86_400_000)).toISOString().slice(11);
  return {
    id: `made-${number}`,
    path: `made/${number}.md`,
    ...contentOf(pool as Pool, core, random),
    published: `${day}T${time}`,
    url: `https://made.example/${day.replaceAll('-', '/')}/${number}.html`,
    language,
    inferred: [],
  };
}

function contentOf(pool: Pool, core: Relevant | undefined, random: () => number) {
  const sentence = () => pick(pool.sentences, random);
  const rest = pick(pool.shapes, random).map((length) => Array.from({ length }, sentence).join('').trim());
  return {
    title: core?.title ?? pick(pool.titles, random),
    outlet: pick(pool.outlets, random),
    paragraphs: [...(core?.paragraphs ?? []), ...rest].filter((text) => text !== ''),
  };
}

/** Text as it stands in HTML or XML, outside of attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
