import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Skipped } from '../../src/domain/article.ts';
import { ingest } from '../../src/engine/ingest.ts';
import { type ReadArticle, readDocuments } from '../../src/engine/pipeline.ts';
import {
  answer,
  type Brief,
  createRulesExtractor,
  openEngine,
  openStore,
  type Place,
  type Store,
  systemClock,
} from '../../src/index.ts';
import { startServer } from '../../test/support/postgres-server.ts';
import { ROOT } from '../../test/support/sources.ts';
import { type Post, unpack } from './corpus.ts';
import { type Figure, printFigures } from './figure.ts';
import { madePosts } from './made.ts';
import { median } from './median.ts';
import { timeProcess } from './status.ts';

/** What a large corpus is compared with. */
const SMALL = 10_000;
const PAIRS = 7;
const PAIR = 2_000; // whole steps of both databases
const QUESTIONS = 1_000;
/** On a machine with much memory V8 lets garbage lie until the heap has grown to several times this, in MB. */
const HEAP = 320;
/** A fifth of the memory: about what PostgreSQL's manual begins with for a server of its own. */
const BUFFERS = `shared_buffers=${Math.round(totalmem() / 5 / 2 ** 20)}MB`;

/** What is built, and where. */
interface Order {
  readonly brief: Brief;
  /** Folder of the real posts. */
  readonly posts: string;
  readonly count: number;
  readonly small: Place;
  readonly large: Place;
}

/** How large a corpus is made, and where. */
export interface Size {
  readonly count: number;
  /** Folder in which it is kept, and gone on with the next time. */
  readonly data: string;
  /** Whether a PostgreSQL server is brought up for it. */
  readonly postgres: boolean;
}

/** Measures what the size of a made-up corpus does and prints it; true where a target is missed. */
export async function benchMillion(
  brief: Brief,
  folder: string,
  { count, data, postgres }: Size,
): Promise<boolean> {
  console.log(`Vocabulary: ${await unpack(folder)}.`);
  const server = postgres
    ? await startServer(mkdtempSync(join(tmpdir(), 'backchannel-postgres-')), ['-c', BUFFERS])
    : undefined;
  try {
    const placeOf = async (name: string) => ({
      data: join(data, name),
      databaseUrl: await server?.database(),
    });
    const [small, large] = [await placeOf('small'), await placeOf('large')];
    return printFigures(await measureSize({ brief, posts: folder, count, small, large }));
  } finally {
    await server?.stop();
  }
}

/** Builds a large corpus, or goes on with one that was begun, and measures what size does. */
async function measureSize({ brief, posts, count, small, large }: Order): Promise<readonly Figure[]> {
  const stores = { small: await openStore(small), large: await openStore(large) };
  await fill(stores.small, brief, posts, SMALL);
  const articles = await fill(stores.large, brief, posts, count);
  const few = await timeStatuses(stores.small, brief);
  const many = await timeStatuses(stores.large, brief);
  const size =
    large.databaseUrl === undefined ? sizeOf(large.data) / (await textSize(posts, count)) : undefined;
  // Numbers of posts that neither store has met, however often the corpus was gone on with.
  const paired = await pair(stores, brief, posts, 2 * articles);
  await Promise.all([stores.small.close(), stores.large.close()]);
  const memory = memoryOf({ brief, posts, place: large, from: 3 * articles });
  return [
    { name: 'articles', value: articles, unit: '' },
    {
      name: `time per article, at ${count} over at ${SMALL}`,
      value: paired.ratio,
      unit: 'times',
      target: 1.5,
    },
    { name: `time per article at ${count}`, value: paired.large, unit: 'ms' },
    {
      name: `memory of reading in and answering, heap held to ${HEAP}`,
      value: memory,
      unit: 'MB',
      target: 512,
    },
    { name: `status at ${SMALL}, p50`, value: few.p50, unit: 'ms' },
    { name: `status at ${SMALL}, p99`, value: few.p99, unit: 'ms', target: 5 },
    { name: `status at ${count}, p50`, value: many.p50, unit: 'ms' },
    { name: `status at ${count}, p99`, value: many.p99, unit: 'ms', target: 5 },
    {
      name: `npm run -s backchannel -- status at ${count}`,
      value: timeProcess(large),
      unit: 'ms',
      target: 600,
    },
    ...(size === undefined
      ? []
      : [{ name: 'size of the store, over that of the posts', value: size, unit: 'times' }]),
  ];
}

/** Reads in what is missing and tells how it goes. */
async function fill(store: Store, brief: Brief, folder: string, count: number) {
  const { articles } = await store.counts(brief.name);
  const begin = performance.now();
  let last = 0;
  const onProgress = ({ read }: { readonly read: number }) => {
    if (read % SMALL !== 0 || read === last) return;
    last = read;
    const rate = (1_000 * read) / (performance.now() - begin);
    const minutes = (count - articles - read) / rate / 60;
    console.log(
      `${articles + read} of ${count} articles, ${rate.toFixed(0)} a second, ${minutes.toFixed(0)} min left`,
    );
  };
  const extractor = createRulesExtractor(brief);
  const documents = readDocuments({ brief, extractor }, madePosts(folder, articles, count - articles));
  if (articles < count)
    await ingest({ store, brief, clock: systemClock, by: extractor }, documents, { onProgress });
  return (await store.counts(brief.name)).articles;
}

/** Bytes of the text of so many articles, by a sample. */
async function textSize(folder: string, count: number): Promise<number> {
  let bytes = 0;
  for await (const post of madePosts(folder, 0, 2_000)) bytes += post.bytes.length;
  return (bytes / 2_000) * count;
}

/**
 * Milliseconds per article. Parsing and extracting know no store and are timed once; then batches of the same length are put into both
 * stores by turns, so that both meet the machine as it is.
 */
async function pair(
  stores: { readonly small: Store; readonly large: Store },
  brief: Brief,
  folder: string,
  from: number,
) {
  const posts: Post[] = [];
  for await (const post of madePosts(folder, from, 2 * PAIRS * PAIR)) posts.push(post);
  const begin = performance.now();
  const found: (ReadArticle | Skipped)[] = [];
  for await (const one of readDocuments({ brief, extractor: createRulesExtractor(brief) }, posts))
    found.push(one);
  const read = (performance.now() - begin) / posts.length;
  const times: { small: number; large: number }[] = [];
  for (let at = 0; at < found.length; at += 2 * PAIR) {
    const small = await timeBatch(stores.small, brief, found.slice(at, at + PAIR));
    const large = await timeBatch(stores.large, brief, found.slice(at + PAIR, at + 2 * PAIR));
    times.push({ small, large });
  }
  const settled = times.slice(2); // the first ones warm up
  return {
    ratio: median(settled.map(({ small, large }) => (read + large) / (read + small))),
    large: read + median(settled.map(({ large }) => large)),
  };
}

async function timeBatch(
  store: Store,
  brief: Brief,
  found: readonly (ReadArticle | Skipped)[],
): Promise<number> {
  const begin = performance.now();
  await ingest({ store, brief, clock: systemClock, by: createRulesExtractor(brief) }, Readable.from(found));
  return (performance.now() - begin) / found.length;
}

/** Milliseconds that half of the answers and 99 of 100 stay below. */
async function timeStatuses(store: Store, brief: Brief) {
  const engine = openEngine({ brief, store });
  const times: number[] = [];
  for (let turn = -20; turn < QUESTIONS; turn++) {
    const begin = performance.now();
    await answer(engine, 'status', { language: 'en' });
    if (turn >= 0) times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  return { p50: median(times), p99: times[Math.floor(0.99 * QUESTIONS)] ?? Number.NaN };
}

/** The most memory of a process that reads posts into a store and answers, in MB: a process of its own, which has not built the store. */
function memoryOf({
  brief,
  posts,
  place,
  from,
}: {
  readonly brief: Brief;
  readonly posts: string;
  readonly place: Place;
  readonly from: number;
}): number {
  const script = join(ROOT, 'tools/bench/work.ts');
  const args = [`--max-old-space-size=${HEAP}`, script, brief.folder, posts, place.data, String(from)];
  const env = { ...process.env, ...(place.databaseUrl !== undefined && { DATABASE_URL: place.databaseUrl }) };
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8', env }));
}

function sizeOf(data: string): number {
  return statSync(join(data, 'backchannel.db')).size;
}
