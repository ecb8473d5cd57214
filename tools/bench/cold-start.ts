import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../test/support/sources.ts';
import { median } from './median.ts';

const REPETITIONS = 21;

/**
 * How many times as long `status` of the built package takes as Node alone, in pairs one after the other, so that the machine's
 * own ups and downs cancel out. The store is there and was asked the same before.
 */
export function coldStart(data: string): number {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT });
  const script = join(ROOT, 'dist/bin/backchannel.js');
  const ratios: number[] = [];
  for (let turn = 0; turn <= REPETITIONS; turn++)
    ratios.push(timeNode([script, 'status', '--data', data]) / timeNode(['-e', '0']));
  return median(ratios.slice(1)); // the first one fills the caches
}

/** Milliseconds from the first to the last moment of a process of this Node. */
function timeNode(args: readonly string[]): number {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - begin;
}
