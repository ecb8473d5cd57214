import type { Channel } from '../../domain/brief.ts';
import type { PatternParty } from './party.ts';
import { inside, type Look, type PatternCandidate } from './passage.ts';
import type { Clause } from './scene.ts';
import { namesBoth, namesOthers } from './side.ts';

/** What one side does to a contact with the other, whose name need not stand beside it. */
export const TURNED_DOWN: ReadonlySet<string> = new Set([
  'refuse',
  'postpone',
  'suspend',
  'resume',
  'end',
  'extend',
]);

/** Channels both of whose ends a stretch of the sentence names. */
export function pairs(
  { scene, clause, verdict, around, channels, heads }: Look,
  area: Clause,
): PatternCandidate[] {
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
export function halves(look: Look): PatternCandidate[] {
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
function meets(look: Look, party: PatternParty, others: readonly string[]): boolean {
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
