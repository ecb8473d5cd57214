import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadBrief } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { timeChart } from './chart.ts';
import { coldStart } from './cold-start.ts';
import { load, unpack } from './corpus.ts';
import { compareDates, compareDatesOfOthers, type DateScore, scoreAllDates } from './dates.ts';
import { type Figure, printFigures } from './figure.ts';
import { timeModel } from './model.ts';
import { type StageTimes, timeRead, timeStages } from './stages.ts';
import { timeProcess, timeStatus } from './status.ts';

/** Measures the stages, dates and `status` and prints it; true where a target is missed. */
export async function benchPipeline(briefFolder: string, folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  const brief = loadBrief(briefFolder);
  const posts = load(folder);
  const stages = timeStages(posts, brief);
  console.log(`Articles: ${stages.articles}; events: ${stages.events}.\n`);
  printStages(stages, await timeRead(folder), posts.length);
  printDates('Dates of our own tables', compareDates());
  const specs = process.env.RECOGNIZERS_SPECS;
  if (specs !== undefined) printDates('Dates of Recognizers-Text', compareDatesOfOthers(specs));
  const figures: Figure[] = [
    { name: 'parse + extract, over cheerio alone', value: stages.ratio, unit: 'times', target: 3 },
    {
      name: 'peak memory of read + parse + extract',
      value: peakMemory(briefFolder, folder),
      unit: 'MB',
      target: 400,
    },
    {
      name: 'status, warm store, in the process',
      value: await timeStatus(brief, data, folder),
      unit: 'ms',
      target: 50,
    },
    {
      name: 'chart of 1,600 × 900 pixels, processor time',
      value: await timeChart(brief, data),
      unit: 'ms',
      target: 150,
    },
    {
      name: 'a model of 50 ms reads 100 articles, 8 at a time',
      value: await timeModel(brief),
      unit: 'ms',
      target: 2_000,
    },
    { name: 'npm run -s backchannel -- status', value: timeProcess({ data }), unit: 'ms', target: 600 },
    { name: 'status of the package, over node -e 0', value: coldStart(data), unit: 'times', target: 4 },
    { name: 'dates right', value: scoreAllDates().exact, unit: '', target: 0.95, atLeast: true },
  ];
  return printFigures(figures);
}

function peakMemory(briefFolder: string, folder: string): number {
  const script = join(ROOT, 'tools/bench/memory.ts');
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

/** Our dates beside the libraries'; the shares ask that all dates of an expression are found, and no others. */
function printDates(title: string, scores: readonly DateScore[]): void {
  console.log(`${title.padEnd(40)}expressions  right  right where the coarser decides  a wrong day`);
  for (const { name, expressions, exact, coarse, wrongDay } of scores) {
    const shares = [exact, coarse, wrongDay].map((share) => share.toFixed(2).padStart(7)).join('');
    console.log(`${name.padEnd(40)}${String(expressions).padStart(11)}${shares}`);
  }
  console.log();
}
