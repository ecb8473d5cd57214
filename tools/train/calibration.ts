import type { Calibration } from '../../src/extract/rules/judge.ts';
import { sigmoid } from '../../src/extract/rules/numbers.ts';

/** A judgement on an article whose outlet the model did not know. */
export interface Outcome {
  readonly logit: number;
  readonly right: boolean;
}

const STEPS = 50;
/** How much the fit is held to what it started from, in judgements. */
const PRIOR = 1;

/** Fits what turns logits into shares that are right (Platt scaling, by Newton's method); the identity where there is nothing to learn from. */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  let [slope, offset] = [1, 0];
  for (let step = 0; step < STEPS; step += 1) {
    let [gs, go, ss, so, oo] = [PRIOR * (slope - 1), PRIOR * offset, PRIOR, 0, PRIOR];
    for (const { logit, right } of outcomes) {
      const p = sigmoid(slope * logit + offset);
      const [error, weight] = [p - Number(right), p * (1 - p)];
      gs += error * logit;
      go += error;
      ss += weight * logit * logit;
      so += weight * logit;
      oo += weight;
    }
    const determinant = ss * oo - so * so;
    slope -= (oo * gs - so * go) / determinant;
    offset -= (ss * go - so * gs) / determinant;
  }
  return { slope, offset };
}

/** Groups with fewer predictions say nothing about precision. */
const MIN_GROUP = 20;

/** The lowest confidence above which each group's predictions are as precise as asked for; 1 where there is none. */
export function thresholdFor(
  predictions: readonly { readonly group: string; readonly confidence: number; readonly right: boolean }[],
  precision: number,
): number {
  const groups = [...Map.groupBy(predictions, ({ group }) => group).values()];
  const thresholds = groups
    .filter(({ length }) => length >= MIN_GROUP)
    .map((own) => {
      let [right, threshold] = [0, 1];
      for (const [at, one] of own.toSorted((a, b) => b.confidence - a.confidence).entries()) {
        right += Number(one.right);
        if (right / (at + 1) >= precision) threshold = one.confidence;
      }
      return threshold;
    });
  return thresholds.length === 0 ? 1 : Math.max(...thresholds);
}
