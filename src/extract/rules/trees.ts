/** A decision tree as parallel arrays. A node with `feature` -1 is a leaf and holds a value; others lead on to `left` or `right`. */
export interface DecisionTree {
  readonly feature: readonly number[];
  /** A value up to this goes left. */
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
}

/** A sum of small trees. */
export interface Forest {
  readonly bias: number;
  readonly trees: readonly DecisionTree[];
}

/** The sum of the leaves that the values lead to, as a logit. */
export function sumTrees({ bias, trees }: Forest, values: readonly number[]): number {
  let sum = bias;
  for (const { feature, threshold, left, right, value } of trees) {
    let node = 0;
    for (let at = feature[node] ?? -1; at >= 0; at = feature[node] ?? -1)
      node = ((values[at] ?? 0) <= (threshold[node] ?? 0) ? left[node] : right[node]) ?? 0;
    sum += value[node] ?? 0;
  }
  return sum;
}
