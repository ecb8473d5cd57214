import type { Dictionary } from './dictionary.ts';

/** Longer words of the dictionary are phrases. */
const MAX_DICTIONARY_WORD = 6;

/** Words of the dictionary, the longest first from the left, and the runs of characters between them. */
export function segment(run: string, dictionary: Dictionary): string[] {
  const words: string[] = [];
  let between = '';
  for (let at = 0; at < run.length; ) {
    let end = Math.min(run.length, at + MAX_DICTIONARY_WORD);
    while (end > at + 1 && !dictionary.has(run.slice(at, end))) end -= 1;
    if (end === at + 1) between += run.charAt(at);
    else {
      words.push(between, run.slice(at, end));
      between = '';
    }
    at = end;
  }
  return [...words, between].filter((word) => word !== '');
}
