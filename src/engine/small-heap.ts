import { setFlagsFromString } from 'node:v8';

/** Per cent by which the heap grows beyond what is alive before the next full collection. */
const GROWTH = 20;

/**
 * Keeps the heaps of this process and its threads close to what is alive in them, from now on. Work in the background makes garbage all the
 * time, and V8 otherwise lets its heaps grow to several times their need. Both settings are read at each collection, so they may be changed
 * while the program runs.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
