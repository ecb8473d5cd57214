import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode, loadModel } from '../../src/extract/rules/model-file.ts';
import { sigmoid } from '../../src/extract/rules/numbers.ts';
import { sumTrees } from '../../src/extract/rules/trees.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { trainForest } from './boosting.ts';
import { calibrate, thresholdFor } from './calibration.ts';
import { trainLogistic } from './logistic.ts';

const settings = { size: 8, epochs: 30, rate: 0.5, l1: 0.01, l2: 0.1 };
const forest = { trees: 30, depth: 2, rate: 0.3, minWeight: 0.1, l2: 0.1 };

/** Place 1 speaks for it, place 2 against it, place 3 stands everywhere. */
const examples = Array.from({ length: 40 }, (_, at) => ({
  features: Uint32Array.of(at % 2 === 0 ? 1 : 2, 3),
  positive: at % 2 === 0,
}));

/** True where exactly one of two values is high: no single split parts it. */
const rows = Array.from({ length: 40 }, (_, at) => {
  const [a, b] = [at % 2, Math.floor(at / 2) % 2];
  return { values: [a, b, at % 3], positive: a !== b, weight: a === 1 && b === 1 ? 1.5 : 1 };
});

describe('training', () => {
  it('gives weight to what speaks for and against, and the same weights each time', () => {
    const weights = trainLogistic(examples, settings);
    expect(weights[1]).toBeGreaterThan(0.5);
    expect(weights[2]).toBeLessThan(-0.5);
    expect(weights[5]).toBe(0);
    expect(trainLogistic(examples, settings)).toEqual(weights);
  });

  it('grows trees that see two values together', () => {
    const trees = trainForest(rows, forest);
    for (const { values, positive } of rows) expect(sumTrees(trees, values) > 0).toBe(positive);
    expect(trainForest(rows, forest)).toEqual(trees);
  });

  it('turns logits into the share that is right', () => {
    const outcomes = [2, -2].flatMap((logit) =>
      Array.from({ length: 1000 }, (_, at) => ({ logit, right: at % 10 < (logit > 0 ? 7 : 3) })),
    );
    const { slope, offset } = calibrate(outcomes);
    expect(sigmoid(2 * slope + offset)).toBeCloseTo(0.7, 2);
    expect(sigmoid(-2 * slope + offset)).toBeCloseTo(0.3, 2);
    expect(calibrate([])).toEqual({ slope: 1, offset: 0 });
  });

  it('finds the confidence from which on every group is precise enough', () => {
    const group = (name: string, right: number) =>
      Array.from({ length: 20 }, (_, at) => ({ group: name, confidence: 0.9 - at / 100, right: at < right }));
    const predictions = [...group('a', 15), ...group('b', 10)];
    expect(thresholdFor(predictions, 0.75)).toBeCloseTo(0.9 - 0.12);
    expect(thresholdFor(predictions, 0.5)).toBeCloseTo(0.9 - 0.19);
    expect(thresholdFor(predictions.slice(0, 10), 0.5)).toBe(1);
  });

  it('writes a model that is read back within a step of its numbers', () => {
    const mentions = Float32Array.from({ length: 5000 }, (_, at) => (at % 700 === 3 ? at / 1000 : 0));
    const model = {
      mentions,
      dates: Float32Array.of(0, -1),
      claims: trainForest(rows, forest),
      calibrations: { en: { slope: 1.2, offset: -0.1 }, zh: { slope: 1, offset: 0 } },
      threshold: 0.3,
    };
    const file = join(temporaryFolder(), 'model.json');
    writeFileSync(file, encode(model));
    const read = loadModel(file);
    expect(read.claims).toEqual(model.claims);
    expect(read.calibrations).toEqual(model.calibrations);
    expect(read.dates[1]).toBeCloseTo(-1);
    for (const [at, weight] of mentions.entries()) expect(read.mentions[at]).toBeCloseTo(weight, 1);
  });
});
