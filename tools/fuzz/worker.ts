import { parentPort, workerData } from 'node:worker_threads';
import { explore } from './explore.ts';
import { loadTarget } from './targets/index.ts';

/** What the thread is started with. */
export interface FuzzOrder {
  readonly target: string;
  readonly seed: number;
  readonly inputs: number;
  /** Milliseconds. */
  readonly time: number;
  readonly folder: string;
  /** Number of the input and its length, then its bytes: what is read where the thread hangs or breaks. */
  readonly current: SharedArrayBuffer;
}

/** What the thread reports. */
export type FuzzReport =
  | { readonly kind: 'found'; readonly input: Uint8Array; readonly error: string; readonly seed: number }
  | { readonly kind: 'done' };

const order: FuzzOrder = workerData;
const target = await loadTarget(order.target);
const [numbers, bytes] = [new Int32Array(order.current, 0, 2), new Uint8Array(order.current, 8)];
const report = (what: FuzzReport) => parentPort?.postMessage(what);
const until = performance.now() + order.time;
await explore(target, {
  ...order,
  goesOn: () => performance.now() < until,
  onInput(input) {
    bytes.set(input.subarray(0, bytes.length));
    Atomics.store(numbers, 1, Math.min(input.length, bytes.length));
    Atomics.add(numbers, 0, 1);
  },
  onFound: ({ input, error, seed }) =>
    report({
      kind: 'found',
      input,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      seed,
    }),
});
report({ kind: 'done' });
process.exit();
