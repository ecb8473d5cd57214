import type { Brief, Channel } from '../model/brief.ts';
import type { Party } from './party.ts';
import type { Clause, Scene } from './scene.ts';

/** How a clause speaks of a channel; earlier is surer. */
export type Strength = 'term' | 'pair' | 'topic' | 'half' | 'focus';

export interface Candidate {
  readonly channel: string;
  readonly strength: Strength;
}

/** What is known when a clause is read, beyond its sentence. */
export interface Surroundings {
  /** Sides named anywhere in the article. */
  readonly sides: ReadonlySet<string>;
  /** The channel that the article last spoke of. */
  readonly focus: string | undefined;
  /** Roles (and own id) of a party on the days that matter here. */
  rolesOf(party: Party): readonly string[];
}

export type CandidateFinder = (scene: Scene, clause: Clause, around: Surroundings) => Candidate[];

/** Finds the channels that a clause may tell an event of, the surest only. */
export function createCandidateFinder(brief: Brief): CandidateFinder {
  const channels = new Map(brief.channels.map((channel) => [channel.id, channel]));
  const children = new Map<string, string[]>();
  for (const { id, parent } of brief.channels) {
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), id]);
  }

  /** A parent named in general stands back where the clause says which channel it means. */
  function specific(found: Candidate[]): Candidate[] {
    return found.filter(
      ({ channel }) => !found.some((other) => children.get(channel)?.includes(other.channel)),
    );
  }

  return (scene, clause, around) => {
    const excluded = new Set(
      scene.found.flatMap(({ tag }) =>
        tag.kind === 'channel' && tag.strength === 'unless' ? tag.channel : [],
      ),
    );
    const allowed = (found: Candidate[]) => found.filter(({ channel }) => !excluded.has(channel));
    for (const area of [clause, whole(scene)]) {
      const named = allowed([
        ...named_(scene, area, 'term', channels, around),
        ...pairs(scene, area, clause, brief, around),
      ]);
      if (named.length > 0) return specific(named);
      const loose = allowed(named_(scene, area, 'topic', channels, around));
      if (loose.length > 0) return specific(loose);
      const half = allowed(halves(scene, area, clause, brief, around));
      if (half.length > 0) return half.slice(0, 1);
    }
    return allowed(pointsBack(scene, clause, around, channels));
  };
}

function whole(scene: Scene): Clause {
  return { start: 0, end: scene.sentence.folded.length, text: scene.sentence.folded };
}

function inside(area: Clause, mention: { start: number; end: number }): boolean {
  return mention.start >= area.start && mention.end <= area.end;
}

function named_(
  scene: Scene,
  area: Clause,
  strength: 'term' | 'topic',
  channels: ReadonlyMap<string, Channel>,
  around: Surroundings,
): Candidate[] {
  const mentioned = scene.found.filter(
    ({ tag, start, end }) =>
      tag.kind === 'channel' && tag.strength === strength && inside(area, { start, end }),
  );
  const ids = new Set(mentioned.flatMap(({ tag }) => (tag.kind === 'channel' ? tag.channel : [])));
  if (strength === 'term') return [...ids].map((channel) => ({ channel, strength }));
  const possible = [...ids].flatMap((id) => channels.get(id) ?? []);
  return fitting(possible, scene.sides, around.sides).map(({ id }) => ({ channel: id, strength }));
}

/** Channels that share a topic are told apart by the sides: all named in the sentence, else all named in the article and one here. */
function fitting(
  possible: readonly Channel[],
  here: ReadonlySet<string>,
  article: ReadonlySet<string>,
): Channel[] {
  const near = possible.filter(({ cues }) => cues.sides.every((side) => here.has(side)));
  if (near.length > 0) return near.slice(0, 1);
  const far = possible.filter(({ cues }) => cues.sides.every((side) => article.has(side)));
  const touched = far.filter(({ cues }) => here.size === 0 || cues.sides.some((side) => here.has(side)));
  return touched.slice(0, 1);
}

function pairs(scene: Scene, area: Clause, clause: Clause, brief: Brief, around: Surroundings): Candidate[] {
  if (scene.parties.length < 2 || !scene.vocabulary.contact.test(clause.text)) return [];
  const here = scene.parties.filter((party) => inside(area, party));
  const near = here.some((party) => inside(clause, party)) || scene.vocabulary.both.test(clause.text);
  if (!near) return [];
  const roles = here.map((party) => ({ party, roles: around.rolesOf(party) }));
  const fills = (list: readonly string[]) =>
    roles.filter((entry) => entry.roles.some((role) => list.includes(role)));
  return brief.channels.flatMap(({ id, cues }) => {
    const met = cues.pairs.some(([a, b]) => {
      const ours = fills(a);
      return (
        ours.length > 0 && fills(b).some(({ party }) => ours.some((other) => other.party.side !== party.side))
      );
    });
    return met ? [{ channel: id, strength: 'pair' as const }] : [];
  });
}

/** One party of a pair, and the other side as a whole: "the minister will visit China", "talks with his counterpart". */
function halves(scene: Scene, area: Clause, clause: Clause, brief: Brief, around: Surroundings): Candidate[] {
  const { vocabulary } = scene;
  if (!vocabulary.encounter.test(clause.text) || vocabulary.others.test(clause.text)) return [];
  const visit = vocabulary.visit.test(clause.text);
  const counterpart = vocabulary.counterpart.test(clause.text);
  const found: { channel: string; width: number }[] = [];
  for (const party of scene.parties) {
    if (!inside(area, party)) continue;
    const roles = around.rolesOf(party);
    for (const { id, cues } of brief.channels) {
      for (const [a, b] of cues.pairs) {
        const own = a.some((role) => roles.includes(role))
          ? a
          : b.some((role) => roles.includes(role))
            ? b
            : undefined;
        if (own === undefined) continue;
        const others = cues.sides.filter((side) => side !== party.side);
        const reached = others.some((side) => scene.sides.has(side)) || visit || counterpart;
        const heads = own.length === 1 && (a === own ? b : a).length === 1;
        if (reached && (visit || counterpart || !heads || !isHeads(id, brief)))
          found.push({ channel: id, width: own.length });
      }
    }
  }
  found.sort((x, y) => x.width - y.width);
  return found.map(({ channel }) => ({ channel, strength: 'half' as const }));
}

/** Heads of state speak about everything: beside the other country's name alone they say nothing about their own channel. */
function isHeads(channel: string, brief: Brief): boolean {
  return brief.channels.find(({ id }) => id === channel)?.group === brief.groups[0]?.id;
}

function pointsBack(
  scene: Scene,
  clause: Clause,
  around: Surroundings,
  channels: ReadonlyMap<string, Channel>,
): Candidate[] {
  const { vocabulary } = scene;
  if (around.focus === undefined || vocabulary.others.test(scene.sentence.folded)) return [];
  if (
    !vocabulary.anaphor.test(clause.text) &&
    !(vocabulary.both.test(clause.text) && vocabulary.encounter.test(clause.text))
  ) {
    return [];
  }
  const sides = channels.get(around.focus)?.cues.sides ?? [];
  const foreign = [...scene.sides].some((side) => !sides.includes(side));
  return foreign ? [] : [{ channel: around.focus, strength: 'focus' }];
}
