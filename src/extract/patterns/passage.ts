import type { Channel } from '../../domain/brief.ts';
import type { PatternParty } from './party.ts';
import type { Clause, Scene } from './scene.ts';
import type { Act } from './verdict.ts';

/** How a clause speaks of a channel; earlier is surer. */
export type Strength = 'term' | 'pair' | 'topic' | 'half' | 'focus';

export interface PatternCandidate {
  readonly channel: string;
  readonly strength: Strength;
}

/** What is known when a clause is read, beyond its sentence. */
export interface PassageSurroundings {
  /** Sides named anywhere in the article. */
  readonly sides: ReadonlySet<string>;
  /** The channel that the article last spoke of. */
  readonly focus: string | undefined;
  /** All that it spoke of, the last one first. */
  readonly recent: readonly string[];
  /** Roles (and own id) of a party on the days that matter here. */
  rolesOf(party: PatternParty): readonly string[];
}

/** A clause with what it takes to tell which channels it speaks of. */
export interface Look {
  readonly scene: Scene;
  readonly clause: Clause;
  readonly verdict: Act;
  readonly around: PassageSurroundings;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Roles of heads of state, who speak about everything. */
  readonly heads: ReadonlySet<string>;
}

/** Whether a mention lies in a stretch of the sentence. */
export function inside(
  area: { readonly start: number; readonly end: number },
  mention: { readonly start: number; readonly end: number },
): boolean {
  return mention.start >= area.start && mention.end <= area.end;
}
