import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBrief } from '../../src/index.ts';
import { startServer } from '../support/postgres-server.ts';
import { ROOT } from '../support/sources.ts';
import { benchChaos } from './chaos.ts';
import { load, unpack } from './corpus.ts';
import { compareDates, type DateScore, scoreAllDates } from './dates.ts';
import { benchDiscord } from './discord-load.ts';
import { benchFanOut } from './fan-out.ts';
import { type Figure, printFigures } from './figure.ts';
import { timeIngest } from './ingest.ts';
import { benchLookup } from './lookup.ts';
import { measureSize } from './million.ts';
import { benchSimulation } from './simulate.ts';
import { loadSlack, printSlackLoad } from './slack-load.ts';
import { type StageTimes, timeRead, timeStages } from './stages.ts';
import { timeProcess, timeStatus } from './status.ts';

const briefFolder = join(ROOT, 'briefs/uschina');
/**
 * Without a flag the stages and `status`. `--ingest`: reading posts into a store. `--million`: a large corpus, of `--count` articles, on
 * SQLite or with `--postgres` on a server of its own; kept in the folder of `--data`. `--lookup`: looking up, in corpora of the sizes
 * that follow. `--slack-load`, `--discord-load`: questions in chats.
 */
const { values: flags, positionals: sizes } = parseArgs({
  allowPositionals: true,
  options: {
    lookup: { type: 'boolean' },
    ingest: { type: 'boolean' },
    million: { type: 'boolean' },
    postgres: { type: 'boolean' },
    count: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    simulate: { type: 'boolean' },
    chaos: { type: 'boolean' },
    kills: { type: 'string', default: '200' },
    'fan-out': { type: 'boolean' },
    'slack-load': { type: 'boolean' },
    'discord-load': { type: 'boolean' },
  },
});
const temporary = mkdtempSync(join(tmpdir(), 'backchannel-bench-'));
try {
  const failed = await workOf()(join(temporary, 'posts'), join(temporary, 'data'));
  process.exitCode = failed ? 1 : 0;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function workOf(): (folder: string, data: string) => Promise<boolean> {
  if (flags.lookup)
    return (folder) =>
      benchLookup(loadBrief(briefFolder), folder, sizes.length > 0 ? sizes.map(Number) : undefined);
  if (flags.simulate) return () => benchSimulation(temporary);
  if (flags.chaos) return () => benchChaos(temporary, Number(flags.kills));
  if (flags['fan-out']) return (_, data) => benchFanOut(data);
  if (flags['slack-load']) return benchSlack;
  if (flags['discord-load']) return benchDiscord;
  if (flags.million) return benchMillion;
  return flags.ingest ? benchIngest : bench;
}

/** Measures everything and prints it; true where a target is missed. */
async function bench(folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  const brief = loadBrief(briefFolder);
  const posts = load(folder);
  const stages = timeStages(posts, brief);
  console.log(`Articles: ${stages.articles}; events: ${stages.events}.\n`);
  printStages(stages, await timeRead(folder), posts.length);
  printDates(compareDates());
  const figures: Figure[] = [
    { name: 'parse + extract, over cheerio alone', value: stages.ratio, unit: 'times', target: 3 },
    { name: 'peak memory of read + parse + extract', value: peakMemory(folder), unit: 'MB', target: 400 },
    {
      name: 'status, warm store, in the process',
      value: await timeStatus(brief, data, folder),
      unit: 'ms',
      target: 50,
    },
    { name: 'npm run -s backchannel -- status', value: timeProcess({ data }), unit: 'ms', target: 600 },
    { name: 'dates right', value: scoreAllDates().exact, unit: '', target: 0.95, atLeast: true },
  ];
  return printFigures(figures);
}

/** Questions in Slack while a folder is read in. */
async function benchSlack(folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  return printSlackLoad(await loadSlack(briefFolder, data, folder));
}

/** Reading posts into a store. */
async function benchIngest(folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  const { ratio, cheerio, ingest, processor } = await timeIngest(load(folder), loadBrief(briefFolder), data);
  return printFigures([
    { name: 'cheerio alone', value: cheerio, unit: 'ms' },
    { name: 'parse + extract + store + index', value: ingest, unit: 'ms' },
    { name: 'reading in, over cheerio alone', value: ratio, unit: 'times', target: 5 },
    { name: 'the same in processor time', value: processor, unit: 'times', target: 5 },
  ]);
}

/** A large corpus, made up; it is kept where --data names a folder, and gone on with the next time. */
async function benchMillion(folder: string, data: string): Promise<boolean> {
  console.log(`Vocabulary: ${await unpack(folder)}.`);
  const kept = flags.data ?? data;
  const server = flags.postgres
    ? await startServer(mkdtempSync(join(tmpdir(), 'backchannel-postgres-')))
    : undefined;
  try {
    const placeOf = async (name: string) => ({
      data: join(kept, name),
      databaseUrl: await server?.database(),
    });
    const brief = loadBrief(briefFolder);
    const [small, large] = [await placeOf('small'), await placeOf('large')];
    return printFigures(
      await measureSize({ brief, posts: folder, count: Number(flags.count), small, large }),
    );
  } finally {
    await server?.stop();
  }
}

function peakMemory(folder: string): number {
  const script = join(ROOT, 'test/bench/memory.ts');
  return Number(execFileSync(process.execPath, [script, briefFolder, folder], { encoding: 'utf8' }));
}

/** What each stage takes, and its share of them all. */
function printStages({ cheerio, parse, extract, concern }: StageTimes, read: number, count: number): void {
  const all = read + parse + extract;
  const row = (name: string, ms: number, share = `${((100 * ms) / all).toFixed(0)} %`) =>
    console.log(
      `${name.padEnd(40)}${ms.toFixed(0).padStart(8)} ms${((ms * 1000) / count).toFixed(0).padStart(8)} µs a post  ${share}`,
    );
  row('cheerio.load(body).text()', cheerio, '');
  row('read', read);
  row('parse', parse);
  row('extract: does it concern the brief?', concern);
  row('extract: the events of those that do', extract - concern);
  row('read + parse + extract', all);
  console.log();
}

/** Our dates beside a library's; both columns ask that all dates of an expression are found, and no others. */
function printDates(scores: readonly DateScore[]): void {
  console.log(`${'Dates of our own table'.padEnd(40)}expressions  right  right where the coarser decides`);
  for (const { name, expressions, exact, coarse } of scores) {
    console.log(
      `${name.padEnd(40)}${String(expressions).padStart(11)}${exact.toFixed(2).padStart(7)}${coarse.toFixed(2).padStart(7)}`,
    );
  }
  console.log();
}
