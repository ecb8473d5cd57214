import { load as loadHtml } from 'cheerio';
import type { Article, RawDocument, Skipped } from '../../src/domain/article.ts';
import type { Brief } from '../../src/domain/brief.ts';
import type { ChannelEvent } from '../../src/domain/event.ts';
import { compileNames } from '../../src/extract/names/lexicon.ts';
import { createConcern } from '../../src/extract/patterns/concern.ts';
import { createRuleReader } from '../../src/extract/rules/reader.ts';
import { parse } from '../../src/parse/index.ts';
import { read } from '../../src/read/index.ts';
import type { Post } from './corpus.ts';
import { median } from './median.ts';

/** Milliseconds for all posts, each the median of the repetitions. */
export interface StageTimes {
  /** `cheerio.load(body).text()` alone. */
  readonly cheerio: number;
  readonly parse: number;
  readonly extract: number;
  /** The part of `extract` that tells whether an article concerns the brief at all. */
  readonly concern: number;
  /** Parse and extract together, over cheerio alone: the median of each repetition's own ratio. */
  readonly ratio: number;
  readonly articles: number;
  readonly events: number;
}

const REPETITIONS = 5;
/** Posts after which the turn changes: a machine that slows down slows both sides. */
const TURN = 100;

/** The stages under test. */
interface Stages {
  readonly parse: (document: RawDocument) => Article | Skipped;
  readonly concern: (article: Article) => boolean;
  readonly extract: (article: Article) => readonly ChannelEvent[];
}

/** Milliseconds to read all files of a folder, without a look into them: the median of the repetitions. */
export async function timeRead(folder: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) {
    const begin = performance.now();
    for await (const found of read([folder])) void found;
    times.push(performance.now() - begin);
  }
  return median(times);
}

/** Times the stages on the same posts in the same run, taking turns. */
export function timeStages(posts: readonly Post[], brief: Brief): StageTimes {
  const stages: Stages = {
    parse: (document) => parse(document, { zones: brief.zones }),
    concern: createConcern(brief, compileNames(brief)),
    extract: createRuleReader(brief),
  };
  passOver(posts.slice(0, 500), stages); // the compiler's warm-up
  const passes = Array.from({ length: REPETITIONS }, () => passOver(posts, stages));
  const of = (value: (pass: Pass) => number) => median(passes.map(value));
  return {
    cheerio: of((pass) => pass.cheerio),
    parse: of((pass) => pass.parse),
    extract: of((pass) => pass.extract),
    concern: of((pass) => pass.concern),
    ratio: of((pass) => (pass.parse + pass.extract) / pass.cheerio),
    articles: of((pass) => pass.articles),
    events: of((pass) => pass.events),
  };
}

type Pass = Omit<StageTimes, 'ratio'>;

function passOver(posts: readonly Post[], stages: Stages): Pass {
  const pass = { cheerio: 0, parse: 0, extract: 0, concern: 0, articles: 0, events: 0 };
  for (let at = 0; at < posts.length; at += TURN) {
    const turn = posts.slice(at, at + TURN);
    // Whoever comes second finds the bytes in the processor's caches: so each is first every other time.
    if ((at / TURN) % 2 === 0) pass.cheerio += timeCheerio(turn);
    const articles = timeOurs(turn, stages, pass);
    if ((at / TURN) % 2 === 1) pass.cheerio += timeCheerio(turn);
    timeConcern(articles, stages, pass);
  }
  return pass;
}

type Sums = { -readonly [key in keyof Pass]: Pass[key] };

/** Milliseconds of `cheerio.load(body).text()` alone on these posts. */
export function timeCheerio(posts: readonly Post[]): number {
  const begin = performance.now();
  for (const { bytes } of posts) loadHtml(bodyOf(new TextDecoder().decode(bytes))).text();
  return performance.now() - begin;
}

function timeOurs(posts: readonly Post[], { parse, extract }: Stages, sums: Sums): readonly Article[] {
  const articles: Article[] = [];
  for (const post of posts) {
    const begin = performance.now();
    const article = parse(post);
    const parsed = performance.now();
    sums.parse += parsed - begin;
    if ('reason' in article) continue;
    sums.events += extract(article).length;
    sums.extract += performance.now() - parsed;
    articles.push(article);
  }
  sums.articles += articles.length;
  return articles;
}

/** Once more by itself, since nothing is measured inside `extract`. */
function timeConcern(articles: readonly Article[], { concern }: Stages, sums: Sums): void {
  const begin = performance.now();
  for (const article of articles) concern(article);
  sums.concern += performance.now() - begin;
}

/** What follows the front matter. */
function bodyOf(text: string): string {
  const end = text.startsWith('---') ? text.indexOf('\n---', 3) : -1;
  return end < 0 ? text : text.slice(end + 4);
}
