import type { Brief } from '../domain/brief.ts';
import { createCompleter } from './suggest.ts';

/** Suggests names and words of the brief that are close to words that find nothing. */
export function createNear(brief: Brief): (words: string) => readonly string[] {
  const { actors, channels, sides, words } = brief;
  const names = [
    ...actors.map(({ name }) => name),
    ...channels.map(({ title }) => title),
    ...sides.map(({ title }) => title),
  ];
  const phrases = [
    ...names.flatMap((name) => Object.values(name)),
    ...actors.flatMap(({ aliases }) => [...aliases.en, ...aliases.zh]),
    ...words.flatMap(({ en, zh }) => [...en, ...zh]),
  ];
  const complete = createCompleter(
    [...new Set(phrases)].map((phrase) => ({ value: phrase, names: [phrase] })),
  );
  return (typed) => {
    const words = [...new Set([typed, ...typed.split(/\s+/)])].filter((word) => word.length > 1);
    return [...new Set(words.flatMap((word) => complete(word, 1)))].filter(
      (phrase) => !words.includes(phrase),
    );
  };
}
