import { closestOf } from '../text/closest.ts';

/** "Did you mean …?" where a candidate is near (`closestOf`), else what there is to choose from. */
export function suggest(word: string, candidates: readonly string[]): string {
  const near = closestOf(word, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return candidates.length === 0 ? 'None is defined.' : `Choose one of: ${candidates.join(', ')}.`;
}
