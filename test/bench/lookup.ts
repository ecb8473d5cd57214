import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Brief, openStore, type Place } from '../../src/index.ts';
import { tokensOf } from '../../src/search/index.ts';
import { ROOT } from '../support/sources.ts';
import { load, unpack } from './corpus.ts';
import { generateArticles } from './generator.ts';
import type { Asked } from './lookup-ask.ts';
import { indexBytes } from './lookup-size.ts';
import { queriesOf } from './queries.ts';
import { gatherVocabulary, type Vocabulary } from './vocabulary.ts';

/** Corpora that are looked up in, unless sizes are given. */
const SIZES = [10_000, 100_000, 1_000_000];
/** So many articles are put at once. */
const BATCH = 500;
/** The other engines get this much memory and this many seconds to take a corpus in. */
const LIMITS = { megabytes: 2_048, seconds: 300 };

/**
 * Looks up in made-up corpora and prints what that takes, beside engines that keep all in memory; on the database of DATABASE_URL
 * where that is set, which must then be empty. True where a target is missed.
 */
export async function benchLookup(brief: Brief, folder: string, sizes = SIZES): Promise<boolean> {
  console.log(`Corpus: made of ${await unpack(join(folder, 'posts'))}.`);
  const vocabulary = gatherVocabulary(load(join(folder, 'posts')), brief);
  const queries = join(folder, 'queries.json');
  writeFileSync(queries, JSON.stringify(queriesOf(vocabulary)));
  const place: Place = { data: join(folder, 'data'), databaseUrl: process.env.DATABASE_URL };
  const limit = place.databaseUrl === undefined ? 50 : 80;
  let missed = false;
  let from = 0;
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const built = await build(vocabulary, place, brief, { from, count: size - from });
    from = size;
    const asked: Asked = child('lookup-ask.ts', [brief.folder, place.data, queries]);
    const bytes = await indexBytes(place);
    missed ||= asked.p95 > limit || asked.statusP99 > 5 || asked.suggestP95 > 10 || asked.megabytes > 512;
    console.log(
      `${String(size).padStart(9)} articles  ${(built.seconds * 1000).toFixed(2)} ms to put one  lookup p50 ${asked.p50.toFixed(1)} p95 ${asked.p95.toFixed(1)} ms (at most ${limit})  ` +
        `suggest p95 ${asked.suggestP95.toFixed(1)} ms  status p99 ${asked.statusP99.toFixed(1)} ms  ${asked.megabytes.toFixed(0)} MB  index ${(bytes / (built.textBytes * size)).toFixed(2)} times the text`,
    );
  }
  for (const name of ['MiniSearch', 'FlexSearch', 'Orama']) console.log(largest(name, queries));
  return missed;
}

/** Puts articles and tells the seconds and the bytes of text of one. */
async function build(
  vocabulary: Vocabulary,
  place: Place,
  brief: Brief,
  order: { readonly from: number; readonly count: number },
) {
  const store = await openStore(place);
  const begin = performance.now();
  let textBytes = 0;
  let batch: Parameters<typeof store.put>[1][number][] = [];
  const flush = async () => {
    await store.put(brief.name, batch, '2026-01-01T00:00:00Z');
    batch = [];
  };
  for (const article of generateArticles(vocabulary, order)) {
    textBytes += Buffer.byteLength([article.title, ...article.paragraphs].join(''));
    batch.push({ article, events: [], tokens: () => tokensOf(article) });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await store.close();
  const seconds = (performance.now() - begin) / 1000 / order.count;
  return { seconds, textBytes: textBytes / order.count };
}

/** A process of its own, so that its memory is its own; what it prints last is its result. */
function child<T>(
  script: string,
  args: readonly string[],
  options: readonly string[] = [],
  timeout?: number,
): T {
  const output = execFileSync(process.execPath, [...options, join(ROOT, 'test/bench', script), ...args], {
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
      const { p50, p95, megabytes, seconds }: Asked & { readonly seconds: number } = child(
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
