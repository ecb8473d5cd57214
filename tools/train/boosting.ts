import { sigmoid } from '../../src/extract/rules/numbers.ts';
import { type DecisionTree, type Forest, sumTrees } from '../../src/extract/rules/trees.ts';

export interface TrainingRow {
  readonly values: readonly number[];
  readonly positive: boolean;
  readonly weight?: number;
}

export interface BoostingSettings {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly minWeight: number;
  readonly l2: number;
}

const BINS = 48;

/** Gradient boosting of decision trees with logistic loss over binned values. Nothing in it is random. */
export function trainForest(rows: readonly TrainingRow[], settings: BoostingSettings): Forest {
  const width = rows[0]?.values.length ?? 0;
  const edges = Array.from({ length: width }, (_, at) => edgesOf(rows.map(({ values }) => values[at] ?? 0)));
  const bins = edges.map((edge, at) => Uint8Array.from(rows, ({ values }) => binOf(values[at] ?? 0, edge)));
  const share = rows.filter(({ positive }) => positive).length / Math.max(1, rows.length);
  const bias = Math.log((share + 1e-6) / (1 - share + 1e-6));
  const scores = new Float64Array(rows.length).fill(bias);
  const trees: DecisionTree[] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    const gradient = new Float64Array(rows.length);
    const hessian = new Float64Array(rows.length);
    for (const [at, { positive, weight = 1 }] of rows.entries()) {
      const p = sigmoid(scores[at] ?? 0);
      gradient[at] = weight * (p - (positive ? 1 : 0));
      hessian[at] = weight * Math.max(1e-6, p * (1 - p));
    }
    const tree = growTree({ bins, edges, gradient, hessian, settings });
    trees.push(tree);
    for (const [at, { values }] of rows.entries())
      scores[at] = (scores[at] ?? 0) + sumTrees({ bias: 0, trees: [tree] }, values);
  }
  return { bias, trees };
}

/** Values that part the column into bins of about the same size. */
function edgesOf(column: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(column).sort();
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1) {
    const edge = sorted[Math.floor((bin * sorted.length) / BINS)];
    if (edge !== undefined && edge < (sorted.at(-1) ?? 0)) edges.add(edge);
  }
  return [...edges];
}

function binOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Growing {
  readonly bins: readonly Uint8Array[];
  readonly edges: readonly (readonly number[])[];
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly settings: BoostingSettings;
}

function growTree(growing: Growing): DecisionTree {
  const { settings, gradient, hessian } = growing;
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
    right: [] as number[],
    value: [] as number[],
  };
  const grow = (members: Uint32Array, depth: number): number => {
    const node = tree.feature.length;
    let [g, h] = [0, 0];
    for (const at of members) {
      g += gradient[at] ?? 0;
      h += hessian[at] ?? 0;
    }
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(0);
    tree.right.push(0);
    tree.value.push(Number(((-g / (h + settings.l2)) * settings.rate).toFixed(4)));
    const split = depth < settings.depth ? bestSplit(growing, members, g, h) : undefined;
    if (split === undefined) return node;
    const column = growing.bins[split.feature] ?? new Uint8Array();
    tree.feature[node] = split.feature;
    tree.threshold[node] = growing.edges[split.feature]?.[split.bin] ?? 0;
    tree.left[node] = grow(
      members.filter((at) => (column[at] ?? 0) <= split.bin),
      depth + 1,
    );
    tree.right[node] = grow(
      members.filter((at) => (column[at] ?? 0) > split.bin),
      depth + 1,
    );
    return node;
  };
  grow(
    Uint32Array.from(gradient, (_, at) => at),
    0,
  );
  return tree;
}

function bestSplit(
  { bins, edges, gradient, hessian, settings }: Growing,
  members: Uint32Array,
  g: number,
  h: number,
) {
  let best: { feature: number; bin: number; gain: number } | undefined;
  const { l2, minWeight } = settings;
  for (const [feature, column] of bins.entries()) {
    const size = (edges[feature]?.length ?? 0) + 1;
    if (size < 2) continue;
    const [sums, weights] = [new Float64Array(size), new Float64Array(size)];
    for (const at of members) {
      const bin = column[at] ?? 0;
      sums[bin] = (sums[bin] ?? 0) + (gradient[at] ?? 0);
      weights[bin] = (weights[bin] ?? 0) + (hessian[at] ?? 0);
    }
    let [left, weight] = [0, 0];
    for (let bin = 0; bin < size - 1; bin += 1) {
      left += sums[bin] ?? 0;
      weight += weights[bin] ?? 0;
      if (weight < minWeight || h - weight < minWeight) continue;
      const gain = left ** 2 / (weight + l2) + (g - left) ** 2 / (h - weight + l2) - g ** 2 / (h + l2);
      if (gain > 1e-3 && (best === undefined || gain > best.gain)) best = { feature, bin, gain };
    }
  }
  return best;
}
