import { join } from 'node:path';
import { type Brief, openStore, systemClock } from '../../src/index.ts';
import { ingest } from '../../src/ingest.ts';
import { readDocuments } from '../../src/pipeline.ts';
import type { Post } from './corpus.ts';
import { median } from './median.ts';
import { timeCheerio } from './stages.ts';

const REPETITIONS = 3;
/** Posts after which the turn changes, as batches are put. */
const TURN = 200;

/** Milliseconds for all posts, each the median of the repetitions. */
export interface IngestTimes {
  /** `cheerio.load(body).text()` alone. */
  readonly cheerio: number;
  /** Parse, extract, store and index. */
  readonly ingest: number;
  /** The second over the first: the median of each repetition's own ratio. */
  readonly ratio: number;
  /** The same of the processor's time, which others at work on the machine do not lengthen. */
  readonly processor: number;
}

/** Times reading posts into a fresh store against cheerio alone, taking turns in one run. */
export async function timeIngest(posts: readonly Post[], brief: Brief, data: string): Promise<IngestTimes> {
  const runs = [];
  await timeOnce(posts.slice(0, 600), brief, join(data, 'warm-up'));
  for (let run = 0; run < REPETITIONS; run++)
    runs.push(await timeOnce(posts, brief, join(data, String(run))));
  return {
    cheerio: median(runs.map((run) => run.cheerio)),
    ingest: median(runs.map((run) => run.ingest)),
    ratio: median(runs.map((run) => run.ingest / run.cheerio)),
    processor: median(runs.map((run) => run.processor)),
  };
}

async function timeOnce(posts: readonly Post[], brief: Brief, data: string) {
  const store = await openStore({ data });
  let cheerio = 0;
  let cheerioProcessor = 0;
  function* taking(): Generator<Post> {
    for (let at = 0; at < posts.length; at += TURN) {
      const turn = posts.slice(at, at + TURN);
      const before = processorTime();
      cheerio += timeCheerio(turn);
      cheerioProcessor += processorTime() - before;
      yield* turn;
    }
  }
  const [begin, processor] = [performance.now(), processorTime()];
  await ingest({ store, brief, clock: systemClock }, readDocuments(brief, taking()));
  const all = performance.now() - begin;
  const allProcessor = processorTime() - processor;
  await store.close();
  return { cheerio, ingest: all - cheerio, processor: allProcessor / cheerioProcessor - 1 };
}

/** Milliseconds that processors have worked for this process. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
