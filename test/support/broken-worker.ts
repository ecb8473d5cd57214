import { workerData } from 'node:worker_threads';
import type { FuzzOrder } from '../../tools/fuzz/worker.ts';

/** A thread of the fuzzer that breaks at its first input in the way that its target's name says. */
const { target, current }: FuzzOrder = workerData;
const input = Buffer.from('input');
new Uint8Array(current, 8).set(input);
const numbers = new Int32Array(current, 0, 2);
Atomics.store(numbers, 1, input.length);
Atomics.store(numbers, 0, 1);
const kept: unknown[] = [];
switch (target) {
  case 'end':
    process.exit(1);
    break;
  case 'reject':
    void Promise.reject(new Error('no one listens'));
    break;
  case 'eat':
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  default:
    for (;;);
}
