import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBrief, loadBrief } from '../../src/brief/index.ts';
import type { Article } from '../../src/domain/article.ts';
import { type Day, daysBetween } from '../../src/domain/dates.ts';
import type { ChannelEvent, Report } from '../../src/domain/event.ts';
import type { Story } from '../../src/domain/story.ts';
import { readArticles } from '../../src/engine/pipeline.ts';
import { createExtractor } from '../../src/extract/rules/index.ts';
import { createGroup, sketchOf } from '../../src/stories/index.ts';
import { foldScript } from '../../src/text/script.ts';
import { ROOT } from '../support/sources.ts';

/** Real articles, as data beside the project; where they are not, these tests have nothing to read and are skipped. */
const POSTS = join(ROOT, '../shared/corpus/posts-5000.tar.gz');
const LABELLED = join(ROOT, '../shared/eval');

interface Read {
  readonly article: Article;
  readonly events: readonly ChannelEvent[];
}

async function readAll(path: string): Promise<readonly Read[]> {
  const brief = loadBrief(findBrief('uschina', join(ROOT, 'briefs')));
  const found: Read[] = [];
  for await (const one of readArticles({ brief, extractor: createExtractor(brief) }, [path]))
    if (!('reason' in one)) found.push(one);
  return found;
}

function storiesOf(read: readonly Read[]): readonly Story[] {
  const reports = read.flatMap(({ article, events }) => events.map((event) => reportOf(article, event)));
  const sketches = read.map(({ article }) =>
    sketchOf(article, (text) => foldScript(text, article.language === 'zh-Hant')),
  );
  return createGroup()(reports, new Map(sketches.map((sketch) => [sketch.article, sketch])));
}

function reportOf({ id, title, outlet, url, published }: Article, event: ChannelEvent): Report {
  return { event, source: { kind: 'article', id, title, outlet, url, published } };
}

describe.skipIf(!existsSync(POSTS))('copies among 4,999 real posts (../shared/corpus)', () => {
  let articles: ReadonlyMap<string, Article>;
  let originals: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const read = await readAll(POSTS);
    articles = new Map(read.map(({ article }) => [article.id, article]));
    // Each post with an event of its own: only texts can bring two of them together.
    const alone = [...articles.values()].map((article) => ({ article, events: [eventOf(article.id)] }));
    const texts = storiesOf(alone).flatMap((story) => story.texts);
    originals = new Map(texts.flatMap(({ original, copies }) => copies.map((copy) => [copy, original])));
  }, 60_000);

  const eventOf = (channel: string): ChannelEvent => ({
    channel,
    action: 'hold',
    date: '2020-08-01',
    precision: 'day',
    background: false,
    actors: [],
    evidence: '',
  });

  test('posts that another outlet publishes anew under its name and title are found', () => {
    // An archive of the web titles what it takes over "outlet | title".
    const byTitle = Map.groupBy(articles.values(), ({ title }) => bare(title));
    const taken = [...articles.values()].flatMap((copy) => {
      const [, name = '', title = ''] = /^([^|｜]{2,8}?)\s*[|｜]\s*(.+)$/u.exec(copy.title ?? '') ?? [];
      const source = name === '' ? [] : (byTitle.get(bare(title)) ?? []);
      return source.filter(({ outlet }) => outlet !== copy.outlet).map((original) => ({ copy, original }));
    });
    const found = taken.filter(({ copy, original }) => areOneText(copy.id, original.id));
    expect(taken.length).toBeGreaterThanOrEqual(4);
    expect(taken.filter((pair) => !found.includes(pair)).map(({ copy }) => copy.path)).toEqual([]);
  });

  test('what is called a copy does share its words: most runs of four characters of the shorter text', () => {
    const shares = [...originals].map(([copy, original]) =>
      sharedOf(articles.get(copy), articles.get(original)),
    );
    expect(shares.length).toBeGreaterThan(25);
    expect(Math.min(...shares)).toBeGreaterThan(0.5);
  });

  function areOneText(a: string, b: string): boolean {
    return (originals.get(a) ?? a) === (originals.get(b) ?? b);
  }
});

function bare(title: string | null): string {
  return foldScript(title ?? '', true).replace(/[^\p{L}\p{N}]+/gu, '');
}

function sharedOf(a: Article | undefined, b: Article | undefined): number {
  const [first, second] = [runsOf(a), runsOf(b)];
  const common = [...first].filter((run) => second.has(run)).length;
  return common / Math.min(first.size, second.size);
}

function runsOf(article: Article | undefined): ReadonlySet<string> {
  const text = bare(article?.paragraphs.join('') ?? '');
  return new Set(Array.from({ length: Math.max(1, text.length - 3) }, (_, at) => text.slice(at, at + 4)));
}

interface Label {
  readonly id: string;
  readonly events: readonly Pick<ChannelEvent, 'channel' | 'date' | 'background'>[];
}

describe.skipIf(!existsSync(LABELLED))('stories among labelled articles (../shared/eval)', () => {
  let articles: readonly Article[];
  let storyOf: ReadonlyMap<string, string>;
  let news: ReadonlyMap<string, Label['events']>;
  beforeAll(async () => {
    const read = (await readAll(join(LABELLED, 'articles.jsonl'))).filter(({ events }) => events.length > 0);
    articles = read.map(({ article }) => article);
    const stories = storiesOf(read);
    const members = stories.map(
      ({ id, texts }) => [id, texts.flatMap((one) => [one.original, ...one.copies])] as const,
    );
    storyOf = new Map(members.flatMap(([story, ids]) => ids.map((id) => [id, story])));
    const labels = readFileSync(join(LABELLED, 'labels.jsonl'), 'utf8').trim().split('\n');
    const parsed = labels.map((line) => JSON.parse(line) as Label);
    news = new Map(parsed.map(({ id, events }) => [id, events.filter(({ background }) => !background)]));
  }, 60_000);

  test('articles of three days with a labelled event in common are one story, others are not', () => {
    // 2026-11-29: 0.78 of the pairs found; stories need events, and the extractor finds fewer than the patterns alone did (0.85).
    const pairs = pairsOf(articles.filter(({ id }) => (news.get(id) ?? []).length > 0)).filter(areNear);
    const told = pairs.map(([a, b]) => ({
      gold: shareNews(news.get(a.id) ?? [], news.get(b.id) ?? []),
      joined: storyOf.get(a.id) === storyOf.get(b.id),
    }));
    const right = told.filter(({ gold, joined }) => gold && joined).length;
    expect(right / told.filter(({ joined }) => joined).length).toBeGreaterThanOrEqual(0.92);
    expect(right / told.filter(({ gold }) => gold).length).toBeGreaterThanOrEqual(0.77);
  });
});

type Pair = readonly [Article, Article];

function pairsOf(articles: readonly Article[]): readonly Pair[] {
  return articles.flatMap((a, index) => articles.slice(index + 1).map((b): Pair => [a, b]));
}

function areNear([a, b]: Pair): boolean {
  const [first, second] = [dayOf(a), dayOf(b)];
  return first !== undefined && second !== undefined && Math.abs(daysBetween(first, second)) <= 3;
}

function dayOf({ published }: Article): Day | undefined {
  return published !== null && published.length >= 10 ? published.slice(0, 10) : undefined;
}

function shareNews(a: Label['events'], b: Label['events']): boolean {
  return a.some((one) =>
    b.some(
      (other) =>
        one.channel === other.channel &&
        (one.date === other.date ||
          (one.date.length === 10 &&
            other.date.length === 10 &&
            Math.abs(daysBetween(one.date, other.date)) <= 1)),
    ),
  );
}
