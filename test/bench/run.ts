import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBrief } from '../../src/index.ts';
import { ROOT } from '../support/sources.ts';
import { load, unpack } from './corpus.ts';
import { type StageTimes, timeStages } from './stages.ts';
import { timeProcess, timeStatus } from './status.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: number;
}

const briefFolder = join(ROOT, 'briefs/uschina');
const temporary = mkdtempSync(join(tmpdir(), 'backchannel-bench-'));
try {
  const failed = await bench(join(temporary, 'posts'), join(temporary, 'data'));
  process.exitCode = failed ? 1 : 0;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** Measures everything and prints it; true where a target is missed. */
async function bench(folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  const brief = loadBrief(briefFolder);
  const posts = load(folder);
  const stages = timeStages(posts, brief);
  console.log(`Articles: ${stages.articles}; events: ${stages.events}.\n`);
  printStages(stages, posts.length);
  const figures: Figure[] = [
    { name: 'parse + extract, over cheerio alone', value: stages.ratio, unit: 'times', target: 3 },
    { name: 'peak memory of read + parse + extract', value: peakMemory(folder), unit: 'MB', target: 400 },
    {
      name: 'status, warm store, in the process',
      value: await timeStatus(brief, data, folder),
      unit: 'ms',
      target: 50,
    },
    { name: 'npm run -s backchannel -- status', value: timeProcess(data), unit: 'ms', target: 600 },
  ];
  printFigures(figures);
  return figures.some(({ value, target = Number.POSITIVE_INFINITY }) => !(value <= target));
}

function peakMemory(folder: string): number {
  const script = join(ROOT, 'test/bench/memory.ts');
  return Number(execFileSync(process.execPath, [script, briefFolder, folder], { encoding: 'utf8' }));
}

function printStages({ cheerio, parse, extract }: StageTimes, count: number): void {
  const row = (name: string, ms: number, share: string) =>
    console.log(
      `${name.padEnd(30)}${ms.toFixed(0).padStart(8)} ms${((ms * 1000) / count).toFixed(0).padStart(8)} µs a post  ${share}`,
    );
  const share = (ms: number) => `${((100 * ms) / (parse + extract)).toFixed(0)} %`;
  row('cheerio.load(body).text()', cheerio, '');
  row('parse', parse, share(parse));
  row('extract', extract, share(extract));
  row('parse + extract', parse + extract, '100 %');
  console.log();
}

function printFigures(figures: readonly Figure[]): void {
  for (const { name, value, unit, target } of figures) {
    const verdict = target === undefined ? '' : `${value <= target ? 'within' : 'MISSES'} ${target} ${unit}`;
    console.log(
      `${name.padEnd(40)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(6)} ${verdict}`,
    );
  }
}
