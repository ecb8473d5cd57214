import { distance } from 'fastest-levenshtein';

/** The candidate that was probably meant: at most a third of its letters differ, whatever their case; `undefined` where none is that close. */
export function closestOf(typed: string, candidates: readonly string[]): string | undefined {
  const lower = typed.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.edits - b.edits)[0]?.candidate;
}
