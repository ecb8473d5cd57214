import { Worker } from 'node:worker_threads';
import type { FuzzOrder, FuzzReport } from './worker.ts';

/** Milliseconds of the process without a next input, processor time and time, after which an input hangs. */
const HANGS = { busy: 5_000, elapsed: 60_000 };
/** Milliseconds that a subject may take to open or to end. */
const OPENING_MS = 120_000;
const LOOK_MS = 250;
/** Megabytes that inputs may take, in the thread's heap and of the whole process, above what it has when the first one comes. */
const MAX_MEGABYTES = 512;
/** Bytes kept of the current input. */
const KEPT = 1_048_576;

/** An input that broke a target. */
export interface Broken {
  readonly input: Uint8Array;
  readonly error: string;
  readonly seed: number;
}

/** How a target stood its inputs. */
export interface Outcome {
  readonly inputs: number;
  /** Megabytes that inputs took at most: above what the process had when the first one came. */
  readonly memory: number;
  readonly broken: readonly Broken[];
}

/**
 * Fuzzes a target in a thread, so that an input that hangs, ends the thread or takes all memory is a finding as well; after such a one it goes
 * on with other inputs.
 */
export async function supervise(
  order: Omit<FuzzOrder, 'current'>,
  script: URL = new URL('./worker.ts', import.meta.url),
): Promise<Outcome> {
  const end = performance.now() + order.time;
  const broken: Broken[] = [];
  let [inputs, memory, seed] = [0, 0, order.seed];
  for (let tries = 0; tries < 10 && inputs < order.inputs; tries += 1) {
    const time = end - performance.now();
    if (time <= 0) break;
    const run = await runOnce({ ...order, seed, time, inputs: order.inputs - inputs }, script);
    inputs += run.inputs;
    memory = Math.max(memory, run.memory);
    broken.push(...run.broken);
    if (run.complete) break;
    seed += 1_000_000;
  }
  return { inputs, memory, broken };
}

async function runOnce(
  order: Omit<FuzzOrder, 'current'>,
  script: URL,
): Promise<Outcome & { readonly complete: boolean }> {
  const current = new SharedArrayBuffer(8 + KEPT);
  const numbers = new Int32Array(current, 0, 2);
  const last = () => Buffer.from(new Uint8Array(current, 8, numbers[1])).subarray();
  const worker = new Worker(script, {
    workerData: { ...order, current },
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  const broken: Broken[] = [];
  let [memory, complete, hangs] = [0, false, false];
  const add = (error: string) => broken.push({ input: last(), error, seed: order.seed });
  worker.on('message', (report: FuzzReport) => {
    if (report.kind === 'done') complete = true;
    else broken.push(report);
  });
  worker.on('error', (error) => add(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  const watch = watchProgress(
    () => numbers[0] ?? 0,
    () => {
      hangs = true;
      add('an input hangs');
      void worker.terminate();
    },
  );
  let opened: number | undefined;
  const looking = setInterval(() => {
    if (complete || hangs) return;
    watch();
    if (numbers[0] === 0) return;
    const all = process.memoryUsage.rss() / 1e6;
    opened ??= all;
    if (memory <= MAX_MEGABYTES && all - opened > MAX_MEGABYTES)
      add(`inputs take ${(all - opened).toFixed(0)} MB`);
    memory = Math.max(memory, all - opened);
  }, LOOK_MS);
  await new Promise((resolve) => worker.once('exit', resolve));
  clearInterval(looking);
  if (!complete && !hangs && broken.length === 0) add('the thread ended');
  return { inputs: numbers[0] ?? 0, memory, broken, complete };
}

/** What is called now and then, and calls `onHang` where an input takes far more than it may. */
function watchProgress(count: () => number, onHang: () => void): () => void {
  let [seen, cpu, at] = [0, process.cpuUsage(), performance.now()];
  return () => {
    if (count() !== seen) [seen, cpu, at] = [count(), process.cpuUsage(), performance.now()];
    const { user, system } = process.cpuUsage(cpu);
    const elapsed = performance.now() - at;
    if (seen === 0 ? elapsed > OPENING_MS : (user + system) / 1_000 > HANGS.busy || elapsed > HANGS.elapsed)
      onHang();
  };
}
