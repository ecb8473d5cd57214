import { sigmoid } from '../../src/extract/rules/numbers.ts';

/** One example: the places of its features, and whether it is one. */
export interface Example {
  readonly features: Uint32Array;
  readonly positive: boolean;
  /** How much it counts. */
  readonly weight?: number;
}

export interface Settings {
  readonly size: number;
  readonly epochs: number;
  readonly rate: number;
  /** Strengths of the two penalties: the first makes weights zero, the second makes them small. */
  readonly l1: number;
  readonly l2: number;
}

/**
 * Logistic regression by FTRL-proximal, which keeps most weights at zero. Examples are visited in an order that depends
 * on nothing but their number, so the same examples always give the same weights.
 */
export function trainLogistic(examples: readonly Example[], settings: Settings): Float32Array {
  const { size, epochs, rate, l1, l2 } = settings;
  const [z, n] = [new Float64Array(size), new Float64Array(size)];
  const weightAt = (place: number) => {
    const sum = z[place] ?? 0;
    if (Math.abs(sum) <= l1) return 0;
    return -(sum - Math.sign(sum) * l1) / ((1 + Math.sqrt(n[place] ?? 0)) / rate + l2);
  };
  const random = createRandom(examples.length);
  const order = Uint32Array.from(examples, (_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      let score = 0;
      for (const place of example.features) score += weightAt(place);
      const gradient = (sigmoid(score) - (example.positive ? 1 : 0)) * (example.weight ?? 1);
      for (const place of example.features) {
        const weight = weightAt(place);
        const squares = n[place] ?? 0;
        const sigma = (Math.sqrt(squares + gradient * gradient) - Math.sqrt(squares)) / rate;
        z[place] = (z[place] ?? 0) + gradient - sigma * weight;
        n[place] = squares + gradient * gradient;
      }
    }
  }
  return Float32Array.from({ length: size }, (_, place) => weightAt(place));
}

/** A small deterministic generator (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
