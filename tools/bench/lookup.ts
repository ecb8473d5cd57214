import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Brief, openStore, type Place } from '../../src/index.ts';
import { tokensOf } from '../../src/search/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { load, unpack } from './corpus.ts';
import { generateArticles } from './generator.ts';
import type { BenchQuery } from './lookup-ask.ts';
import { indexBytes } from './lookup-size.ts';
import { queriesOf } from './queries.ts';
import { gatherVocabulary, type WordSampler } from './vocabulary.ts';

/** Corpora that are looked up in, unless sizes are given. */
const SIZES = [10_000, 100_000, 1_000_000];
/** So many tell how long an article is. */
const SAMPLE = 2_000;
/** The other engines get this much memory and this many seconds to take a corpus in. */
const LIMITS = { megabytes: 2_048, seconds: 300 };

/** What is looked up in, and how much of it. */
export interface Corpora {
  /** Folder of the posts and of whatever is thrown away. */
  readonly folder: string;
  /** Folder of the store; one that was begun is gone on with, as is the database of DATABASE_URL, which stands above it. */
  readonly data: string;
  readonly sizes?: readonly number[] | undefined;
}

/** Looks up in made-up corpora and prints what that takes, beside engines that keep all in memory. True where a target is missed. */
export async function benchLookup(brief: Brief, { folder, data, sizes = SIZES }: Corpora): Promise<boolean> {
  console.log(`Corpus: made of ${await unpack(join(folder, 'posts'))}.`);
  const vocabulary = gatherVocabulary(load(join(folder, 'posts')), brief);
  const queries = join(folder, 'queries.json');
  writeFileSync(queries, JSON.stringify(queriesOf(vocabulary)));
  const place: Place = { data, databaseUrl: process.env.DATABASE_URL };
  const limit = place.databaseUrl === undefined ? 50 : 150;
  let missed = false;
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const milliseconds = await build(vocabulary, place, brief, size);
    const asked: BenchQuery = child('lookup-ask.ts', [brief.folder, place.data, queries]);
    const index = (await indexBytes(place)) / (textBytes(vocabulary) * size);
    missed ||=
      asked.p95 > limit ||
      asked.statusP99 > 5 ||
      asked.suggestP95 > 10 ||
      asked.megabytes > 512 ||
      index > (place.databaseUrl === undefined ? 1.5 : 3);
    console.log(lineOf(size, limit, milliseconds, asked, index));
  }
  for (const name of ['MiniSearch', 'FlexSearch', 'Orama']) console.log(largest(name, queries));
  return missed;
}

function lineOf(size: number, limit: number, milliseconds: number, asked: BenchQuery, index: number): string {
  const { p50, p95, processorP95, suggestP95, statusP99, megabytes } = asked;
  return [
    `${String(size).padStart(9)} articles`,
    `${milliseconds.toFixed(2)} ms to put one`,
    `lookup p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms (at most ${limit}), of the processor p95 ${processorP95.toFixed(1)} ms`,
    `suggest p95 ${suggestP95.toFixed(1)} ms`,
    `status p99 ${statusP99.toFixed(1)} ms`,
    `${megabytes.toFixed(0)} MB`,
    `index ${index.toFixed(2)} times the text`,
  ].join('  ');
}

/** Puts the articles that are missing and tells the milliseconds of one. */
async function build(vocabulary: WordSampler, place: Place, brief: Brief, size: number): Promise<number> {
  const store = await openStore(place);
  const { articles: from } = await store.counts(brief.name);
  const begin = performance.now();
  let batch: Parameters<typeof store.put>[1][number][] = [];
  const flush = async () => {
    await store.put(brief.name, batch, '2026-01-01T00:00:00Z');
    batch = [];
  };
  for (const article of generateArticles(vocabulary, { from, count: size - from })) {
    batch.push({ article, events: [], tokens: () => tokensOf(article) });
    if (batch.length === store.batchSize) await flush();
  }
  await flush();
  await store.close();
  return (performance.now() - begin) / Math.max(1, size - from);
}

/** Bytes of the text of an article, by a sample. */
function textBytes(vocabulary: WordSampler): number {
  let bytes = 0;
  for (const { title, paragraphs } of generateArticles(vocabulary, { count: SAMPLE }))
    bytes += Buffer.byteLength([title, ...paragraphs].join(''));
  return bytes / SAMPLE;
}

/** A process of its own, so that its memory is its own; what it prints last is its result. */
function child<T>(
  script: string,
  args: readonly string[],
  options: readonly string[] = [],
  timeout?: number,
): T {
  const output = execFileSync(process.execPath, [...options, join(ROOT, 'tools/bench', script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout,
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as T;
}

/** The largest corpus, of doubled ones, that an engine takes in within the limits, and how it answers there. */
function largest(name: string, queries: string): string {
  let best = `${name}: none within the limits`;
  for (let size = 5_000; ; size *= 2) {
    try {
      const options = [`--max-old-space-size=${LIMITS.megabytes}`];
      const { p50, p95, megabytes, seconds }: BenchQuery & { readonly seconds: number } = child(
        'lookup-others.ts',
        [name, String(size), queries],
        options,
        LIMITS.seconds * 1000,
      );
      best = `${name} holds ${size} articles in ${LIMITS.megabytes} MB and ${LIMITS.seconds} s: ${seconds.toFixed(0)} s to index, p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms, ${megabytes.toFixed(0)} MB`;
    } catch {
      return best;
    }
  }
}
