import type { Brief, Channel } from '../model/brief.ts';
import type { Verdict } from './judge.ts';
import type { Party } from './party.ts';
import type { Clause, Scene } from './scene.ts';
import { namesBoth, namesOthers } from './side.ts';

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

/** What one side does to a contact with the other, whose name need not stand beside it. */
const TURNED_DOWN: ReadonlySet<string> = new Set([
  'refuse',
  'postpone',
  'suspend',
  'resume',
  'end',
  'extend',
]);

type Act = Extract<Verdict, { kind: 'action' }>;

export type CandidateFinder = (
  scene: Scene,
  clause: Clause,
  verdict: Act,
  around: Surroundings,
) => Candidate[];

/** Finds the channels that a clause may tell an event of, the surest only. */
export function createCandidateFinder(brief: Brief): CandidateFinder {
  const channels = new Map(brief.channels.map((channel) => [channel.id, channel]));
  const heads = headRoles(brief);

  /** A parent named in general stands back where the clause says which channel it means. */
  function specific(found: Candidate[]): Candidate[] {
    const unique = found.filter(
      ({ channel }, at) => found.findIndex((other) => other.channel === channel) === at,
    );
    return unique.filter(
      ({ channel }) => !unique.some((other) => channels.get(other.channel)?.parent === channel),
    );
  }

  return (scene, clause, verdict, around) => {
    const excluded = new Set(
      scene.found.flatMap(({ tag, ...span }) =>
        tag.kind === 'channel' && tag.strength === 'unless' && inside(clause, span) ? tag.channel : [],
      ),
    );
    const look = { scene, clause, verdict, around, channels, heads };
    const sentence: Clause = { start: 0, end: scene.sentence.folded.length, text: scene.sentence.folded };
    const decided: (() => Candidate[])[] = [
      () => named(look, clause, 'term'),
      () => named(look, clause, 'topic'),
    ];
    const steps: (() => Candidate[])[] = [
      ...(verdict.encounter ? [] : decided),
      () => [...pairs(look, clause), ...named(look, clause, 'term')],
      () => (namesOthers(scene, clause) ? [] : pairs(look, sentence)),
      () => named(look, clause, 'topic'),
      () => halves(look).slice(0, 1),
      () => reaching(look, named(look, sentence, 'term')),
      () => reaching(look, named(look, sentence, 'topic')),
      () => pointsBack(look),
    ];
    for (const step of steps) {
      const found = step().filter(({ channel }) => !excluded.has(channel));
      if (found.length > 0) return meant(look, specific(found));
    }
    return [];
  };
}

interface Look {
  readonly scene: Scene;
  readonly clause: Clause;
  readonly verdict: Act;
  readonly around: Surroundings;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly heads: ReadonlySet<string>;
}

/** Roles that stand alone on both ends of a pair in the first group: heads of state, who speak about everything. */
function headRoles(brief: Brief): ReadonlySet<string> {
  const first = brief.channels.filter(({ group }) => group === brief.groups[0]?.id);
  return new Set(first.flatMap(({ cues }) => cues.pairs.flat(2)));
}

function inside(area: Clause, mention: { readonly start: number; readonly end: number }): boolean {
  return mention.start >= area.start && mention.end <= area.end;
}

/**
 * A name in another clause of the sentence reaches this one where it does not speak of somebody else: decisions
 * always, encounters only with words for the two parties.
 */
function reaching({ scene, clause, verdict, channels }: Look, found: readonly Candidate[]): Candidate[] {
  const { vocabulary } = scene;
  if (namesOthers(scene, clause)) return [];
  if (
    !verdict.encounter ||
    namesBoth(scene, clause.start, clause.end) ||
    vocabulary.anaphor.test(clause.text)
  )
    return [...found];
  const here = scene.marks.filter((mark) => inside(clause, mark)).map(({ side }) => side);
  return found.filter(({ channel }) =>
    channels.get(channel)?.cues.sides.every((side) => here.includes(side)),
  );
}

function named(look: Look, area: Clause, strength: 'term' | 'topic'): Candidate[] {
  const { scene, around, channels, verdict } = look;
  const ids = new Set<string>();
  for (const { tag, start, end } of scene.found) {
    if (tag.kind !== 'channel' || tag.strength !== strength || !inside(area, { start, end })) continue;
    if (verdict.encounter && discussed(look, area, start, tag.channel)) continue;
    ids.add(tag.channel);
  }
  if (strength === 'term') return [...ids].map((channel) => ({ channel, strength }));
  if (ids.size === 0 || namesOthers(scene, area)) return [];
  const possible = [...channels.values()].filter(({ id }) => ids.has(id));
  const strangers = scene.parties.filter((party) => inside(area, party)).map(({ side }) => side);
  const own = possible.filter(({ cues }) => strangers.every((side) => cues.sides.includes(side)));
  const here = new Set(
    [...scene.marks, ...scene.parties].filter((mark) => inside(area, mark)).map(({ side }) => side),
  );
  return fitting(own, [here, scene.sides], around.sides).map(({ id }) => ({ channel: id, strength }));
}

/** "This mechanism", where the article is about a channel that the general one sums up, is that channel. */
function meant({ scene, clause, around, channels }: Look, found: Candidate[]): Candidate[] {
  const { focus } = around;
  const parent = focus === undefined ? undefined : channels.get(focus)?.parent;
  const general = found.length === 1 && found[0]?.strength === 'topic' && found[0].channel === parent;
  const points =
    general && !scene.vocabulary.wholesale.test(clause.text) && scene.vocabulary.anaphor.test(clause.text);
  return points && focus !== undefined ? [{ channel: focus, strength: 'focus' }] : found;
}

/** "They discussed trade": what a contact is about is no event, unless the article is about that channel. */
function discussed({ scene, verdict, around }: Look, area: Clause, start: number, channel: string): boolean {
  const focused = around.focus === undefined || around.focus === channel;
  return (
    (!focused || !verdict.strong) &&
    scene.vocabulary.about.test(scene.sentence.folded.slice(area.start, start))
  );
}

/**
 * Channels that share a topic are told apart by the sides: all named in the passage, else in the sentence, else all
 * in the article and one of them here.
 */
function fitting(
  possible: readonly Channel[],
  near: readonly ReadonlySet<string>[],
  article: ReadonlySet<string>,
): Channel[] {
  const named = (sides: ReadonlySet<string>) =>
    possible.filter(({ cues }) => cues.sides.every((side) => sides.has(side)));
  for (const sides of near) {
    const [first] = named(sides);
    if (first) return [first];
  }
  const here = near.at(-1) ?? new Set();
  const touched = named(article).filter(
    ({ cues }) => here.size === 0 || cues.sides.some((side) => here.has(side)),
  );
  return touched.slice(0, 1);
}

function pairs({ scene, clause, verdict, around, channels, heads }: Look, area: Clause): Candidate[] {
  if (scene.parties.length < 2) return [];
  const here = scene.parties.filter((party) => inside(area, party));
  const near = here.filter((party) => inside(clause, party));
  if (
    near.length === 0 &&
    !namesBoth(scene, clause.start, clause.end) &&
    !scene.vocabulary.anaphor.test(clause.text)
  )
    return [];
  const roles = here.map((party) => ({ party, roles: around.rolesOf(party) }));
  const fills = (list: readonly string[]) =>
    roles.filter((entry) => entry.roles.some((role) => list.includes(role)));
  const onThemselves =
    verdict.encounter || verdict.action === 'refuse' || scene.vocabulary.encounter.test(clause.text);
  return [...channels.values()].flatMap(({ id, cues }) => {
    // Decisions of two heads are on their own channel only where they decide on a contact of theirs.
    if (!onThemselves && onlyHeads(cues.pairs, heads)) return [];
    if (near.some(({ side }) => !cues.sides.includes(side))) return [];
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
function halves(look: Look): Candidate[] {
  const { scene, clause, around, channels, heads } = look;
  if (!scene.vocabulary.contact.test(clause.text) || namesOthers(scene, clause)) return [];
  const found: { readonly channel: string; readonly width: number }[] = [];
  const within = scene.parties.filter((party) => inside(clause, party));
  const subjects = within.length > 0 ? within : scene.parties.filter(({ start }) => start < clause.end);
  for (const party of subjects) {
    const roles = around.rolesOf(party);
    for (const { id, cues } of channels.values()) {
      const others = cues.sides.filter((side) => side !== party.side);
      if (!cues.sides.includes(party.side) || !meets(look, party, others)) continue;
      const ends = cues.pairs
        .flat()
        .filter((end) => end.some((role) => role !== party.actor && roles.includes(role)));
      const head = ends.some((end) => end.some((role) => heads.has(role) && roles.includes(role)));
      const width = Math.min(...ends.map((end) => end.length));
      if (ends.length === 0 || (head && !(visits(look, others) && onlyHeads(cues.pairs, heads)))) continue;
      found.push({ channel: id, width });
    }
  }
  return found
    .toSorted((a, b) => a.width - b.width)
    .map(({ channel }) => ({ channel, strength: 'half' as const }));
}

function onlyHeads(pairsOf: Channel['cues']['pairs'], heads: ReadonlySet<string>): boolean {
  return pairsOf.every((pair) => pair.every((end) => end.every((role) => heads.has(role))));
}

/** Whether the clause brings the party together with one of the other sides. */
function meets(look: Look, party: Party, others: readonly string[]): boolean {
  const { scene, clause, verdict } = look;
  const { vocabulary } = scene;
  if (visits(look, others)) return true;
  const other = [
    ...scene.marks.filter(({ side }) => others.includes(side)),
    ...scene.parties.filter(({ side }) => others.includes(side)),
  ];
  if (vocabulary.counterpart.test(clause.text) && (inside(clause, party) || verdict.encounter))
    return other.length > 0;
  if (vocabulary.journey.test(clause.text) && verdict.encounter) return false;
  if (TURNED_DOWN.has(verdict.action)) {
    return other.length > 0 && (inside(clause, party) || other.some((mention) => inside(clause, mention)));
  }
  const following = (end: number) => scene.sentence.folded.slice(end, end + 12).trimStart();
  return other.some(
    (mention) =>
      inside(clause, mention) &&
      (vocabulary.encounter.exec(following(mention.end))?.index === 0 ||
        vocabulary.relation.test(scene.sentence.folded.slice(clause.start, mention.start).slice(-6))),
  );
}

/** A journey to one of the sides: "visit China", 北京之行, 访华 (a name that holds the journey itself). */
function visits({ scene, clause }: Look, others: readonly string[]): boolean {
  const { vocabulary } = scene;
  const goes = (area: Clause) =>
    scene.marks.some(({ start, end, side }) => {
      if (!others.includes(side) || !inside(area, { start, end })) return false;
      const { folded } = scene.sentence;
      return (
        vocabulary.journey.test(folded.slice(start, end)) ||
        vocabulary.journeyTo.test(folded.slice(Math.max(area.start, start - 24), start)) ||
        vocabulary.journeyOf.test(folded.slice(end, end + 8))
      );
    });
  if (goes(clause)) return true;
  // "… to visit Beijing after another's visit last month": a journey without a place goes where the sentence's does.
  return vocabulary.journey.test(clause.text) && goes({ start: 0, end: clause.start, text: '' });
}

function pointsBack({ scene, clause, verdict, around, channels }: Look): Candidate[] {
  const { vocabulary } = scene;
  const channel = around.focus === undefined ? undefined : channels.get(around.focus);
  if (channel === undefined || namesOthers(scene, clause)) return [];
  if ([...scene.sides].some((side) => !channel.cues.sides.includes(side))) return [];
  const bothNamed = channel.cues.sides.every((side) => scene.sides.has(side));
  const points =
    vocabulary.anaphor.test(clause.text) ||
    (namesBoth(scene, clause.start, clause.end) && vocabulary.encounter.test(clause.text)) ||
    (bothNamed && !verdict.encounter && verdict.action !== 'propose');
  if (!points) return [];
  const general = vocabulary.wholesale.test(clause.text) ? channel.parent : undefined;
  return [{ channel: general ?? channel.id, strength: 'focus' }];
}
