import type { Brief } from '../../domain/brief.ts';
import type { NameMatch } from '../names/lexicon.ts';
import { createMatcher } from '../names/matcher.ts';
import type { Sentence } from '../sentences.ts';

/** A sentence and the phrases found in it. */
export interface Marked {
  readonly sentence: Sentence;
  readonly found: readonly NameMatch[];
}

/**
 * Adds the surnames by which English texts go on speaking of people whom they named in full ("Li Shangfu … Li refused").
 * A surname that two of the people named share counts for neither.
 */
export function withSurnames(marked: readonly Marked[], brief: Brief): readonly Marked[] {
  const names = surnames(marked, brief);
  if (names.size === 0) return marked;
  const matcher = createMatcher(
    [...names].map(([name, actor]) => [name, { kind: 'actor' as const, actor, ambiguous: false }] as const),
  );
  return marked.map(({ sentence, found }) => {
    if (sentence.language !== 'en') return { sentence, found };
    const more = matcher(sentence.folded).filter(
      ({ start, end }) =>
        /^[A-Z]/.test(sentence.folded.slice(start, end)) &&
        !found.some((other) => other.tag.kind === 'actor' && other.start <= start && other.end >= end),
    );
    return { sentence, found: [...found, ...more] };
  });
}

function surnames(marked: readonly Marked[], brief: Brief): Map<string, string> {
  const surnameFirst = new Set(
    brief.sides.filter(({ nameOrder }) => nameOrder === 'surname-first').map(({ id }) => id),
  );
  const isSurnameFirst = new Map(brief.actors.map(({ id, side }) => [id, surnameFirst.has(side)]));
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const { sentence, found } of marked) {
    if (sentence.language !== 'en') continue;
    for (const { tag, start, end } of found) {
      if (tag.kind !== 'actor') continue;
      const name = surnameIn(sentence.folded.slice(start, end), isSurnameFirst.get(tag.actor) ?? false);
      if (name === undefined) continue;
      if ((names.get(name) ?? tag.actor) !== tag.actor) shared.add(name);
      names.set(name, tag.actor);
    }
  }
  for (const name of shared) names.delete(name);
  return names;
}

/** A side's name order says where the surname stands. Names of one word and of bodies have none. */
function surnameIn(name: string, surnameFirst: boolean): string | undefined {
  const words = name.split(' ');
  if (words.length < 2 || words.length > 4 || words.some((word) => !/^[A-Z][\p{L}.'’-]+$/u.test(word)))
    return undefined;
  const surname = surnameFirst ? words[0] : words.at(-1)?.replace(/^Jr\.?$/, '');
  return surname && surname.length > 1 ? surname : undefined;
}
