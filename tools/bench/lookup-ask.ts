import { readFileSync } from 'node:fs';
import { answer, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { quantile } from './median.ts';

/** What questions took, in milliseconds, and the most memory that the process ever held. */
export interface BenchQuery {
  readonly p50: number;
  readonly p95: number;
  /** Of the processor's time of this process alone: on a busy machine the clock says little. */
  readonly processorP95: number;
  readonly suggestP95: number;
  readonly statusP99: number;
  readonly megabytes: number;
}

// A process of its own: puts all questions to a store, once to warm it and once to be timed.
const [briefFolder = '', data = '', file = ''] = process.argv.slice(2);
const brief = loadBrief(briefFolder);
const store = await openStore({ data, databaseUrl: process.env.DATABASE_URL });
const engine = openEngine({ brief, store });
const queries = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];

const time = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
};
const timeAll = async (works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const work of works) times.push(await time(work));
  return times;
};

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const processorTimes: number[] = [];
const lookups = queries.map((words) => () => engine.lookup({ words }));
await timeAll(lookups);
const looked = await timeAll(
  lookups.map((work) => async () => {
    const before = processorTime();
    await work();
    processorTimes.push(processorTime() - before);
  }),
);
const typed = ['a', 'aus', 'joint', 'aositing', 'ast', '防长', 'defnse', 'zhong', '军', 'x'];
const kinds = ['channel', 'person', 'outlet', 'date'] as const;
const suggests = typed.flatMap((text) => kinds.map((kind) => () => engine.suggest(kind, text, 'en')));
await timeAll(suggests);
const suggested = await timeAll([...suggests, ...suggests, ...suggests]);
const status = Array.from({ length: 200 }, () => () => answer(engine, 'status'));
await timeAll(status.slice(0, 5));
const stated = await timeAll(status);
await store.close();
const asked: BenchQuery = {
  p50: quantile(looked, 0.5),
  p95: quantile(looked, 0.95),
  processorP95: quantile(processorTimes, 0.95),
  suggestP95: quantile(suggested, 0.95),
  statusP99: quantile(stated, 0.99),
  megabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(asked));
