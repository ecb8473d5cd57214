import type { Brief, Channel } from '../../domain/brief.ts';
import { halves, pairs, TURNED_DOWN } from './pair.ts';
import { inside, type Look, type PassageSurroundings, type PatternCandidate } from './passage.ts';
import type { Clause, Scene } from './scene.ts';
import { namesBoth, namesOthers } from './side.ts';
import type { Act } from './verdict.ts';

export type PatternCandidateFinder = (
  scene: Scene,
  clause: Clause,
  verdict: Act,
  around: PassageSurroundings,
) => PatternCandidate[];

/** Finds the channels that a clause may tell an event of, the surest only. */
export function createCandidateFinder(brief: Brief): PatternCandidateFinder {
  const channels = new Map(brief.channels.map((channel) => [channel.id, channel]));
  const heads = headRoles(brief);

  /** A parent named in general stands back where the clause says which channel it means. */
  function specific(found: PatternCandidate[]): PatternCandidate[] {
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
    const decided: (() => PatternCandidate[])[] = [
      () => named(look, clause, 'term'),
      () => named(look, clause, 'topic'),
    ];
    if (ofTwoOthers(scene, clause)) return [];
    const own = () => [...pairs(look, clause), ...named(look, clause, 'term')];
    const beyond: (() => PatternCandidate[])[] = [
      () => (namesOthers(scene, clause) || ofOfficials(scene, clause) ? [] : pairs(look, sentence)),
      () => named(look, clause, 'topic'),
      () => halves(look).slice(0, 1),
      () => reaching(look, named(look, sentence, 'term')),
      () => reaching(look, named(look, sentence, 'topic')),
      () => pointsBack(look),
    ];
    const elsewhere = goesOnOfOthers(scene, clause);
    const steps = [...(verdict.encounter || elsewhere ? [] : decided), own, ...(elsewhere ? [] : beyond)];
    for (const step of steps) {
      const found = step().filter(({ channel }) => !excluded.has(channel));
      if (found.length > 0) return meant(look, specific(found));
    }
    return [];
  };
}

/** Officials of both sides who are not named: what they do is not done by those whom the sentence names elsewhere. */
function ofOfficials(scene: Scene, clause: Clause): boolean {
  return (
    scene.vocabulary.officials.test(scene.sentence.folded.slice(clause.start, clause.end)) &&
    namesBoth(scene, clause.start, clause.end) &&
    !scene.parties.some((party) => party.actor !== undefined && inside(clause, party))
  );
}

/** "The two countries", in a sentence that names one side of the brief and another country. */
function ofTwoOthers(scene: Scene, clause: Clause): boolean {
  const sentence = { start: 0, end: scene.sentence.folded.length };
  return scene.sides.size === 1 && scene.vocabulary.both.test(clause.text) && namesOthers(scene, sentence);
}

/** A clause that names nobody, after one that speaks of another country and not of two sides: it goes on about them. */
function goesOnOfOthers(scene: Scene, clause: Clause): boolean {
  const named = (area: Clause) => [...scene.marks, ...scene.parties].filter((mark) => inside(area, mark));
  if (named(clause).length > 0 || scene.vocabulary.both.test(clause.text)) return false;
  const before = scene.clauses
    .slice(0, scene.clauses.indexOf(clause))
    .findLast((area) => named(area).length > 0 || namesOthers(scene, area));
  return before !== undefined && !namesBoth(scene, before.start, before.end) && namesOthers(scene, before);
}

/** Roles that stand alone on both ends of a pair in the first group: heads of state, who speak about everything. */
function headRoles(brief: Brief): ReadonlySet<string> {
  const first = brief.channels.filter(({ group }) => group === brief.groups[0]?.id);
  return new Set(first.flatMap(({ cues }) => cues.pairs.flat(2)));
}

/**
 * A name in another clause of the sentence reaches this one where it does not speak of somebody else: decisions
 * always, encounters only with words for the two parties.
 */
function reaching(
  { scene, clause, verdict, channels }: Look,
  found: readonly PatternCandidate[],
): PatternCandidate[] {
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

/** Channels that a passage names by their own names, or by topics that the sides beside them tell apart. */
function named(look: Look, area: Clause, strength: 'term' | 'topic'): PatternCandidate[] {
  const { scene, around, channels, verdict } = look;
  const mentions = scene.found.flatMap(({ tag, start, end }) =>
    tag.kind === 'channel' && tag.strength === strength && inside(area, { start, end })
      ? { id: tag.channel, start }
      : [],
  );
  const meant = mentions.filter(({ id, start }) => !(verdict.encounter && discussed(look, area, start, id)));
  if (strength === 'term') return meant.map(({ id }) => ({ channel: id, strength }));
  if (meant.length === 0 || namesOthers(scene, area)) return [];
  const strangers = scene.parties.filter((party) => inside(area, party)).map(({ side }) => side);
  const here = new Set(
    [...scene.marks, ...scene.parties].filter((mark) => inside(area, mark)).map(({ side }) => side),
  );
  const told = Map.groupBy(meant, ({ start }) => start)
    .values()
    .flatMap((shared) => {
      const possible = shared.flatMap(({ id }) => channels.get(id) ?? []);
      const own = possible.filter(({ cues }) => strangers.every((side) => cues.sides.includes(side)));
      return fitting(own, [here, scene.sides], around.sides);
    })
    .map(({ id }) => ({ channel: id, strength }))
    .toArray();
  // A decision may be on several channels; an encounter is on one, whatever else it touches.
  return verdict.encounter ? told.slice(0, 1) : told;
}

/** "This mechanism", where the article is about a channel that the general one sums up, is that channel. */
function meant({ scene, clause, around, channels }: Look, found: PatternCandidate[]): PatternCandidate[] {
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

/** What a clause without a channel's name means: the channel that the article speaks of. */
function pointsBack({ scene, clause, verdict, around, channels }: Look): PatternCandidate[] {
  const { vocabulary } = scene;
  if (namesOthers(scene, clause)) return [];
  const turned = TURNED_DOWN.has(verdict.action);
  const suits = (id: string) => [...scene.sides].every((side) => channels.get(id)?.cues.sides.includes(side));
  // Who turns something down tells by its side which of the channels spoken of is meant.
  const id = turned ? around.recent.find(suits) : around.focus;
  const channel = id === undefined || !suits(id) ? undefined : channels.get(id);
  if (channel === undefined) return [];
  const bothNamed = channel.cues.sides.every((side) => scene.sides.has(side));
  const encounter = vocabulary.encounter.test(clause.text);
  const points =
    vocabulary.anaphor.test(clause.text) ||
    (namesBoth(scene, clause.start, clause.end) && encounter) ||
    (turned && encounter && scene.sides.size > 0) ||
    (bothNamed && !verdict.encounter && verdict.action !== 'propose');
  if (!points) return [];
  const general = vocabulary.wholesale.test(clause.text) ? channel.parent : undefined;
  return [{ channel: general ?? channel.id, strength: 'focus' }];
}
