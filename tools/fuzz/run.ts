import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failureOf, openIn } from './explore.ts';
import { supervise } from './supervise.ts';
import { loadTarget, TARGET_NAMES } from './targets/index.ts';

/**
 * `npm run fuzz -- --minutes N`: inputs of all kinds for everything that takes some from outside, the same time for each. `--target NAME` for one
 * of them, `--inputs N` ends earlier, `--seed S` repeats a run. What breaks something is kept in `fuzz-findings/`; `--replay FILE` with
 * `--target` gives it once more.
 */
const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    inputs: { type: 'string', default: '1000000000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    target: { type: 'string' },
    replay: { type: 'string' },
  },
});
const FINDINGS = 'fuzz-findings';
const folder = mkdtempSync(join(tmpdir(), 'backchannel-fuzz-'));
try {
  process.exitCode = (await work()) ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

interface Row {
  readonly target: string;
  readonly inputs: number;
  readonly seconds: number;
  readonly memory: number;
  readonly findings: number;
}

/** True where something was found. */
async function work(): Promise<boolean> {
  if (flags.target === undefined) return fuzzAll();
  if (flags.replay === undefined) return fuzz(flags.target);
  const target = await loadTarget(flags.target);
  const error = await failureOf(await openIn(target, folder), readFileSync(flags.replay));
  console.log(error ?? 'Nothing goes wrong.');
  return error !== undefined;
}

/** Each target in a process of its own, so that its memory is its own. */
async function fuzzAll(): Promise<boolean> {
  console.log(`seed ${flags.seed}`);
  const minutes = String(Number(flags.minutes) / TARGET_NAMES.length);
  const rows: Row[] = [];
  for (const name of TARGET_NAMES) {
    const child = fork(import.meta.filename, [
      '--target',
      name,
      '--minutes',
      minutes,
      '--seed',
      flags.seed,
      '--inputs',
      flags.inputs,
    ]);
    child.on('message', (row) => rows.push(row as Row));
    await once(child, 'exit');
    if (rows.at(-1)?.target !== name)
      rows.push({ target: name, inputs: 0, seconds: 0, memory: 0, findings: 1 });
  }
  const inputs = rows.reduce((sum, row) => sum + row.inputs, 0);
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
  const findings = rows.reduce((sum, row) => sum + row.findings, 0);
  const memory = Math.max(...rows.map((row) => row.memory));
  print({ target: 'all', inputs, seconds, memory, findings });
  return findings > 0;
}

async function fuzz(target: string): Promise<boolean> {
  const began = performance.now();
  const { inputs, memory, broken } = await supervise({
    target,
    seed: Number(flags.seed),
    inputs: Number(flags.inputs),
    time: Number(flags.minutes) * 60_000,
    folder,
  });
  const row = {
    target,
    inputs,
    seconds: (performance.now() - began) / 1_000,
    memory,
    findings: broken.length,
  };
  print(row);
  mkdirSync(FINDINGS, { recursive: true });
  for (const [n, { input, error, seed }] of broken.entries()) {
    const file = join(FINDINGS, `${target}-${seed}-${n}`);
    writeFileSync(file, input);
    console.log(`\n${error}\n  seed ${seed}; again: npm run fuzz -- --target ${target} --replay ${file}\n`);
  }
  if (process.connected) await new Promise<void>((resolve) => process.send?.(row, () => resolve()));
  return broken.length > 0;
}

function print({ target, inputs, seconds, memory, findings }: Row): void {
  const figures = [
    `${inputs} inputs`,
    `${seconds.toFixed(0)} s`,
    `${memory.toFixed(0)} MB`,
    `${findings} findings`,
  ];
  console.log(target.padEnd(16) + figures.map((figure) => figure.padStart(16)).join(''));
}
