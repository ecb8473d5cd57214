import { closest, distance } from 'fastest-levenshtein';
import { BackchannelError } from '../domain/errors.ts';

/** A question that cannot be understood: what is wrong with it, and how to ask instead. */
export function invalid(problem: string, remedy: string): BackchannelError {
  return new BackchannelError('QUESTION_INVALID', problem, remedy);
}

/** What was typed, short enough to be shown and on one line. */
export function shown(typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > 40 ? `“${letters.slice(0, 40).join('')}…”` : `“${line}”`;
}

/** The word that was probably meant, where at most a third of its letters differ. */
export function meant(typed: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const lower = typed.toLowerCase();
  const nearest = closest(lower, [...words]);
  return distance(lower, nearest) <= Math.max(1, Math.floor(nearest.length / 3)) ? nearest : undefined;
}
