import type { Brief } from '../../domain/brief.ts';
import type { NameMatch } from '../names/lexicon.ts';
import type { Sentence } from '../sentences.ts';
import { COUNTRIES, type SideReader } from './side.ts';

/** Somebody who can act on a channel, where a sentence names them. */
export interface PatternParty {
  readonly start: number;
  readonly end: number;
  readonly side: string;
  /** The brief's actor, where a name was used. */
  readonly actor?: string;
  /** Named only as "both countries' minister": whose, the article tells. */
  readonly both?: true;
  /** The office, where a title was used. */
  readonly role?: string;
}

/** Finds the parties of a sentence. */
export interface PartyReader {
  parties(sentence: Sentence, found: readonly NameMatch[]): PatternParty[];
}

const BOTH_BEFORE = /(?:两国|两军|双方|两位|三国|两)$/;

export function createPartyReader(brief: Brief, sideReader: SideReader): PartyReader {
  const sideOfRole = new Map(brief.roles.map((role) => [role.id, role.side]));
  const sideOfActor = new Map(brief.actors.map((actor) => [actor.id, actor.side]));
  const run = new RegExp(`[${COUNTRIES}]{1,4}(?:两|三|四)?(?:国|军|方)?(?:的)?$`);

  /** The sides that a bare title belongs to, by what stands in front of it; undefined where nothing tells. */
  function ownersOf(sentence: Sentence, at: number, found: readonly NameMatch[]): Set<string> | undefined {
    const before = sentence.folded.slice(Math.max(0, at - 12), at);
    const name = found.find(
      ({ tag, end }) =>
        tag.kind === 'side' && end <= at && /^(?:的|['’]s)?\s*$/.test(sentence.folded.slice(end, at)),
    );
    if (name?.tag.kind === 'side') return new Set([name.tag.side]);
    if (sentence.language === 'en') return undefined;
    if (BOTH_BEFORE.test(before) && !run.test(before)) return new Set(brief.sides.map(({ id }) => id));
    const match = run.exec(before);
    return match ? sideReader.shorts(match[0]) : undefined;
  }

  function partyOf(
    sentence: Sentence,
    mention: NameMatch,
    found: readonly NameMatch[],
  ): PatternParty | undefined {
    const { start, end, tag } = mention;
    if (within(mention, found)) return undefined;
    if (tag.kind === 'actor') {
      const side = sideOfActor.get(tag.actor);
      if (side === undefined || (tag.ambiguous && !titled(start, end, found))) return undefined;
      return { start, end, side, actor: tag.actor };
    }
    if (tag.kind !== 'title') return undefined;
    const side = sideOfRole.get(tag.role);
    if (side === undefined || namesHolder(end, found)) return undefined;
    if (!tag.bare) return { start, end, side, role: tag.role };
    const both = BOTH_BEFORE.test(sentence.folded.slice(0, start));
    const owners = ownersOf(sentence, start, found);
    return owners?.has(side) ? { start, end, side, role: tag.role, ...(both ? { both } : {}) } : undefined;
  }

  return {
    parties: (sentence, found) => found.flatMap((mention) => partyOf(sentence, mention, found) ?? []),
  };
}

/** A name within a longer one is not meant: the head of "the Biden administration", the ministry of its minister. */
function within({ start, end }: NameMatch, found: readonly NameMatch[]): boolean {
  return found.some(
    (other) => other.start <= start && other.end >= end && other.end - other.start > end - start,
  );
}

/** An ambiguous name counts beside a title. */
function titled(start: number, end: number, found: readonly NameMatch[]): boolean {
  return found.some(
    (other) =>
      other.tag.kind === 'title' && (Math.abs(other.end - start) <= 4 || Math.abs(other.start - end) <= 3),
  );
}

/** A title with a name right behind it is the name's: 国防部长埃斯珀 is one party, and the name knows its office. */
function namesHolder(end: number, found: readonly NameMatch[]): boolean {
  return found.some(({ tag, start }) => tag.kind === 'actor' && start >= end && start - end <= 1);
}
