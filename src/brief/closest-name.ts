import { distance } from 'fastest-levenshtein';

/** "Did you mean …?" where a candidate is near (at most a third of its letters differ), else what there is to choose from. */
export function suggest(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return candidates.length === 0 ? 'None is defined.' : `Choose one of: ${candidates.join(', ')}.`;
}

function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  return candidates
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)[0]?.candidate;
}
