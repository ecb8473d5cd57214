import type { Holdings } from './soak-app.ts';
import type { Asked } from './soak-questions.ts';
import { afterWarmUp, mean, trendOf, verdictOf } from './trend.ts';

/** What the process held, so many seconds after the beginning. */
export interface SoakSample extends Holdings {
  readonly at: number;
}

/** The most that counts as flat, in an hour. */
const LIMITS = {
  rss: { name: 'memory of the process', unit: 'MB', limit: 30 },
  heap: { name: 'heap after garbage collection', unit: 'MB', limit: 10 },
  external: { name: 'buffers outside the heap', unit: 'MB', limit: 5 },
  resources: { name: 'active resources', unit: '', limit: 10 },
  descriptors: { name: 'open files and sockets', unit: '', limit: 10 },
} as const satisfies Record<keyof Holdings, unknown>;

/** Parts of the run that the table has a column for. */
const PARTS = 6;

/** Prints what was done, and each measure over the run with its trend after the warm-up; true where one is not flat. */
export function printSoak(load: Readonly<Record<string, Asked>>, samples: readonly SoakSample[]): boolean {
  for (const [name, { count, failed }] of Object.entries(load))
    console.log(`${name.padEnd(30)}${String(count).padStart(8)}${failed > 0 ? `, ${failed} FAILED` : ''}`);
  const minutes = partsOf(samples).map((part) => `${((part.at(-1)?.at ?? 0) / 60).toFixed(1)} min`);
  console.log(`\n${'mean until'.padEnd(30)}${row(minutes)}   growth in an hour`);
  const verdicts = keys(LIMITS).map((measure) => printMeasure(measure, samples));
  return verdicts.some((verdict) => verdict !== 'flat');
}

function printMeasure(measure: keyof Holdings, samples: readonly SoakSample[]): string {
  const { name, unit, limit } = LIMITS[measure];
  const means = partsOf(samples).map((part) => mean(part.map((sample) => sample[measure])).toFixed(1));
  const trend = trendOf(afterWarmUp(samples).map((sample) => ({ at: sample.at, value: sample[measure] })));
  const verdict = verdictOf(trend, limit);
  const growth = `${trend.perHour.toFixed(1)} ± ${trend.error.toFixed(1)} ${unit}`.trim();
  console.log(`${name.padEnd(30)}${row(means)}   ${growth.padEnd(18)} ${verdict} (limit ${limit})`);
  return verdict;
}

function partsOf(samples: readonly SoakSample[]): readonly (readonly SoakSample[])[] {
  const size = Math.ceil(samples.length / PARTS);
  return Array.from({ length: PARTS }, (_, part) => samples.slice(part * size, (part + 1) * size)).filter(
    (part) => part.length > 0,
  );
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(10)).join('');
}

function keys<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record) as K[];
}
