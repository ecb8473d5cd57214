import type { Brief } from '../../domain/brief.ts';
import { compileNames } from '../names/lexicon.ts';
import type { PlacedSentence } from './passages.ts';

/** What a sentence names of a brief: sides, by their names, people, bodies and offices; and channels, by their proper names. */
export interface Named {
  readonly sides: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
}

export type NameReader = (sentence: PlacedSentence) => Named;

/** Compiles a brief's names. One-character short names count in compounds of two or more (the 中 and 美 of 中美). */
export function createNameReader(brief: Brief): NameReader {
  const lexicon = compileNames(brief);
  const sideOfRole = new Map(brief.roles.map(({ id, side }) => [id, side]));
  const sideOfActor = new Map(brief.actors.map(({ id, side }) => [id, side]));
  const shorts = new Map(brief.sides.flatMap(({ id, short }) => short.map((name) => [name, id] as const)));
  const compound = shorts.size === 0 ? undefined : new RegExp(`[${[...shorts.keys()].join('')}]{2,}`, 'g');

  return ({ folded, language }) => {
    const sides = new Set<string>();
    const channels = new Set<string>();
    const add = (side: string | undefined) => side !== undefined && sides.add(side);
    for (const { tag } of lexicon[language](folded)) {
      if (tag.kind === 'side') sides.add(tag.side);
      else if (tag.kind === 'actor') add(sideOfActor.get(tag.actor));
      else if (tag.kind === 'title' && !tag.bare) add(sideOfRole.get(tag.role));
      else if (tag.kind === 'channel' && tag.strength === 'term') channels.add(tag.channel);
    }
    if (compound !== undefined && language === 'zh')
      for (const [run] of folded.matchAll(compound)) for (const name of run) add(shorts.get(name));
    return { sides, channels };
  };
}
