import { load as loadHtml } from 'cheerio';
import { createExtractor } from '../../src/extract/index.ts';
import type { Brief } from '../../src/model/brief.ts';
import { parse } from '../../src/parse/index.ts';
import type { Post } from './corpus.ts';
import { median } from './median.ts';

/** Milliseconds for all posts, each the median of the repetitions. */
export interface StageTimes {
  /** `cheerio.load(body).text()` alone. */
  readonly cheerio: number;
  readonly parse: number;
  readonly extract: number;
  /** Parse and extract together, over cheerio alone: the median of each repetition's own ratio. */
  readonly ratio: number;
  readonly articles: number;
  readonly events: number;
}

const REPETITIONS = 5;
/** Posts after which the turn changes: a machine that slows down slows both sides. */
const TURN = 100;

/** Times the stages on the same posts in the same run, taking turns. */
export function timeStages(posts: readonly Post[], brief: Brief): StageTimes {
  const extract = createExtractor(brief);
  passOver(posts.slice(0, 500), brief, extract); // the compiler's warm-up
  const passes = Array.from({ length: REPETITIONS }, () => passOver(posts, brief, extract));
  const of = (value: (pass: Pass) => number) => median(passes.map(value));
  return {
    cheerio: of((pass) => pass.cheerio),
    parse: of((pass) => pass.parse),
    extract: of((pass) => pass.extract),
    ratio: of((pass) => (pass.parse + pass.extract) / pass.cheerio),
    articles: of((pass) => pass.articles),
    events: of((pass) => pass.events),
  };
}

type Pass = Omit<StageTimes, 'ratio'>;

function passOver(posts: readonly Post[], brief: Brief, extract: ReturnType<typeof createExtractor>): Pass {
  const pass = { cheerio: 0, parse: 0, extract: 0, articles: 0, events: 0 };
  for (let at = 0; at < posts.length; at += TURN) {
    const turn = posts.slice(at, at + TURN);
    // Whoever comes second finds the bytes in the processor's caches: so each is first every other time.
    if ((at / TURN) % 2 === 0) timeCheerio(turn, pass);
    timeOurs(turn, brief, extract, pass);
    if ((at / TURN) % 2 === 1) timeCheerio(turn, pass);
  }
  return pass;
}

type Sums = { -readonly [key in keyof Pass]: Pass[key] };

function timeCheerio(posts: readonly Post[], sums: Sums): void {
  const begin = performance.now();
  for (const { bytes } of posts) loadHtml(bodyOf(new TextDecoder().decode(bytes))).text();
  sums.cheerio += performance.now() - begin;
}

function timeOurs(
  posts: readonly Post[],
  brief: Brief,
  extract: ReturnType<typeof createExtractor>,
  sums: Sums,
): void {
  for (const post of posts) {
    const begin = performance.now();
    const article = parse(post, { zones: brief.zones });
    const parsed = performance.now();
    sums.parse += parsed - begin;
    if ('reason' in article) continue;
    sums.events += extract(article).length;
    sums.extract += performance.now() - parsed;
    sums.articles += 1;
  }
}

/** What follows the front matter. */
function bodyOf(text: string): string {
  const end = text.startsWith('---') ? text.indexOf('\n---', 3) : -1;
  return end < 0 ? text : text.slice(end + 4);
}
