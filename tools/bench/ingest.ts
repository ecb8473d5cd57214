import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ingest } from '../../src/engine/ingest.ts';
import { readDocuments } from '../../src/engine/pipeline.ts';
import { type Brief, createRulesExtractor, openStore, systemClock } from '../../src/index.ts';
import { load, type Post, unpack } from './corpus.ts';
import { printFigures } from './figure.ts';
import { median } from './median.ts';
import { timeCheerio } from './stages.ts';

const REPETITIONS = 3;
/** Posts after which the turn changes, as batches are put. */
const TURN = 200;

/** Milliseconds for all posts, each the median of the repetitions. */
interface IngestTimes {
  /** `cheerio.load(body).text()` alone. */
  readonly cheerio: number;
  /** Parse, extract, store and index. */
  readonly ingest: number;
  /** The second over the first: the median of each repetition's own ratio. */
  readonly ratio: number;
  /** The same of the processor's time, which others at work on the machine do not lengthen. */
  readonly processor: number;
}

/** Measures reading posts into a store and prints it; true where a target is missed. */
export async function benchIngest(brief: Brief, folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  const { ratio, cheerio, ingest, processor } = await timeIngest(load(folder), brief, data);
  return printFigures([
    { name: 'cheerio alone', value: cheerio, unit: 'ms' },
    { name: 'parse + extract + store + index', value: ingest, unit: 'ms' },
    { name: 'reading in, over cheerio alone', value: ratio, unit: 'times', target: 5 },
    { name: 'the same in processor time', value: processor, unit: 'times', target: 5 },
  ]);
}

/** Times reading posts into a fresh store against cheerio alone, taking turns in one run. */
async function timeIngest(posts: readonly Post[], brief: Brief, data: string): Promise<IngestTimes> {
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
      collectGarbage();
      const before = processorTime();
      const begin = performance.now();
      timeCheerio(turn);
      collectGarbage();
      cheerio += performance.now() - begin;
      cheerioProcessor += processorTime() - before;
      yield* turn;
    }
  }
  const [begin, processor] = [performance.now(), processorTime()];
  const extractor = createRulesExtractor(brief);
  await ingest(
    { store, brief, clock: systemClock, by: extractor },
    readDocuments({ brief, extractor }, taking()),
  );
  const all = performance.now() - begin;
  const allProcessor = processorTime() - processor;
  await store.close();
  return { cheerio, ingest: all - cheerio, processor: allProcessor / cheerioProcessor - 1 };
}

// Each side pays for its own garbage, and not for what the other left behind.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;
function collectGarbage(): void {
  collect({ type: 'minor' });
}

/** Milliseconds that processors have worked for this process. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
