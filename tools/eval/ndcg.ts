/**
 * Normalized discounted cumulative gain of the first answers (Järvelin & Kekäläinen 2002, with the logarithm of rank + 1
 * and the gain 2^grade − 1): 1 where the best articles stand in front. An article without a grade gains nothing.
 */
export function ndcg(found: readonly string[], grades: ReadonlyMap<string, number>, depth: number): number {
  const gained = [...new Set(found)].slice(0, depth).map((id) => grades.get(id) ?? 0);
  const best = [...grades.values()].toSorted((a, b) => b - a).slice(0, depth);
  const ideal = discounted(best);
  return ideal === 0 ? 0 : discounted(gained) / ideal;
}

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}
