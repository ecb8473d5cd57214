import type { Article } from '../model/article.ts';
import type { Brief } from '../model/brief.ts';
import type { Lexicon } from './lexicon.ts';
import { fold } from './script.ts';
import { en } from './vocabulary/en.ts';
import { zh } from './vocabulary/zh.ts';

/** Whether an article can tell of a brief's channels at all: one pass over it, before any sentence is looked at. */
export type Concern = (article: Article) => boolean;

/** What was seen of an article so far. */
interface Seen {
  readonly sides: Set<string>;
  /** Sides of the channels that a passage may tell of. */
  readonly reached: Set<readonly string[]>;
}

/**
 * An article concerns a brief where it names a channel by its own name; or a channel's topic, or somebody who fills
 * an end of one in a paragraph that speaks of an encounter, and all sides of that channel anywhere.
 */
export function createConcern(brief: Brief, lexicon: Lexicon): Concern {
  const shorts = new Map(brief.sides.flatMap(({ id, short }) => short.map((name) => [name, id] as const)));
  const compound = new RegExp(`[${[...shorts.keys(), '\u0000'].join('')}]{2,}`, 'g');
  const ends = endsOf(brief);
  const sidesOf = new Map(brief.channels.map(({ id, cues }) => [id, cues.sides]));

  /** Notes what a passage names; true where it names a channel by its own name. */
  function scan(passage: string, traditional: boolean, { sides, reached }: Seen): boolean {
    let named = false;
    const chinese = /[\u3400-\u9fff]/.test(passage);
    const text = chinese ? fold(passage, traditional) : passage;
    let met: boolean | undefined;
    const found = lexicon[chinese ? 'zh' : 'en'](text);
    for (const { tag } of found) {
      if (tag.kind === 'side') sides.add(tag.side);
      else if (tag.kind === 'channel') {
        named ||= tag.strength === 'term';
        if (tag.strength === 'topic') reached.add(sidesOf.get(tag.channel) ?? []);
      } else {
        const end = ends.get(tag.kind === 'actor' ? tag.actor : tag.role);
        if (end === undefined) continue;
        sides.add(end.side);
        met ??= (chinese ? zh : en).contact.test(text);
        if (met) for (const needed of end.channels) reached.add(needed);
      }
    }
    if (chinese && found.length > 0) {
      for (const [run] of text.matchAll(compound)) for (const name of run) sides.add(shorts.get(name) ?? '');
    }
    return named;
  }

  return (article) => {
    const seen: Seen = { sides: new Set(), reached: new Set() };
    for (const passage of [article.title ?? '', ...article.paragraphs]) {
      if (scan(passage, article.language === 'zh-Hant', seen)) return true;
    }
    return seen.reached.values().some((needed) => needed.every((side) => seen.sides.has(side)));
  };
}

interface End {
  readonly side: string;
  /** Sides of each channel of whose pairs it is an end. */
  readonly channels: readonly (readonly string[])[];
}

function endsOf(brief: Brief): ReadonlyMap<string, End> {
  const channelsOf = (ids: readonly string[]) =>
    brief.channels
      .filter(({ cues }) => cues.pairs.flat(2).some((id) => ids.includes(id)))
      .map(({ cues }) => cues.sides);
  const roles = brief.roles.map(({ id, side }) => [id, { side, channels: channelsOf([id]) }] as const);
  const actors = brief.actors.map(({ id, side, offices }) => {
    const titles = new Set(offices.map(({ title }) => title));
    const held = brief.roles.filter(
      (role) => role.side === side && role.offices.some((office) => titles.has(office)),
    );
    return [id, { side, channels: channelsOf([id, ...held.map((role) => role.id)]) }] as const;
  });
  return new Map<string, End>([...roles, ...actors]);
}
