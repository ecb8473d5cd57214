import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import { foldScript } from '../../text/script.ts';
import type { NameLexicon } from '../names/lexicon.ts';
import { en } from './vocabulary/en.ts';
import { zh } from './vocabulary/zh.ts';

/** Whether an article can tell of a brief's channels at all: one pass over it, before any sentence is looked at. */
export type Concern = (article: Article) => boolean;

/** What was seen of an article so far. */
interface Seen {
  readonly sides: Set<string>;
  /** Sides of the channels whose topics were named. */
  readonly topics: Set<readonly string[]>;
}

/**
 * An article concerns a brief where it names a channel by its own name; or a channel's topic, and its sides anywhere;
 * or where a paragraph that speaks of a contact names somebody who fills an end of a channel, and all its sides.
 */
export function createConcern(brief: Brief, lexicon: NameLexicon): Concern {
  const shorts = new Map(brief.sides.flatMap(({ id, short }) => short.map((name) => [name, id] as const)));
  const compound = new RegExp(`[${[...shorts.keys(), '\u0000'].join('')}]{2,}`, 'g');
  const ends = endsOf(brief);
  const sidesOf = new Map(brief.channels.map(({ id, cues }) => [id, cues.sides]));

  /** Notes what a passage names; true where it is enough by itself. */
  function scan(passage: string, traditional: boolean, { sides, topics }: Seen): boolean {
    const chinese = /[\u3400-\u9fff]/.test(passage);
    const text = chinese ? foldScript(passage, traditional) : passage;
    const found = lexicon[chinese ? 'zh' : 'en'](text);
    if (found.length === 0) return false;
    const here = new Set<string>();
    const reached = new Set<readonly string[]>();
    for (const { tag } of found) {
      if (tag.kind === 'side') here.add(tag.side);
      else if (tag.kind === 'channel') {
        if (tag.strength === 'term') return true;
        if (tag.strength === 'topic') topics.add(sidesOf.get(tag.channel) ?? []);
      } else {
        const end = ends.get(tag.kind === 'actor' ? tag.actor : tag.role);
        if (end === undefined) continue;
        here.add(end.side);
        for (const needed of end.channels) reached.add(needed);
      }
    }
    if (chinese)
      for (const [run] of text.matchAll(compound)) for (const name of run) here.add(shorts.get(name) ?? '');
    for (const side of here) sides.add(side);
    if (reached.size === 0 || !(chinese ? zh : en).contact.test(text)) return false;
    // English goes on with surnames, which are not looked for here: its other side may stand in another paragraph.
    if (!chinese) for (const needed of reached) topics.add(needed);
    return has(here, reached);
  }

  return (article) => {
    const seen: Seen = { sides: new Set(), topics: new Set() };
    for (const passage of [article.title ?? '', ...article.paragraphs]) {
      if (scan(passage, article.language === 'zh-Hant', seen)) return true;
    }
    return has(seen.sides, seen.topics);
  };
}

/** Whether all sides of one of the channels are there. */
function has(sides: ReadonlySet<string>, channels: ReadonlySet<readonly string[]>): boolean {
  for (const needed of channels) if (needed.every((side) => sides.has(side))) return true;
  return false;
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
