import fc from 'fast-check';

/** How many times as many cases are tried where new ones are looked for (`npm test -- --mode fuzz`); see vitest.config.ts. */
const FUZZ = Number(process.env.FUZZ ?? 0);

/** How many cases a property is tried on: so many in the gate, more where new ones are looked for. */
export function cases(count: number): number {
  return count * Math.max(FUZZ, 1);
}

// The gate tries the same cases everywhere, so that it fails by a change and never by chance; fuzzing tries others each time.
fc.configureGlobal({ ...(FUZZ > 0 ? {} : { seed: 20_231_221 }), numRuns: cases(100) });
