import type { Channel } from '../../domain/brief.ts';
import { addDays, type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts';
import type { Action } from '../../domain/event.ts';
import type { Offices } from '../names/offices.ts';
import { attributionOf } from './attribution.ts';
import type { PatternCandidateFinder } from './candidate.ts';
import type { Claim } from './gather.ts';
import type { PatternParty } from './party.ts';
import { inside, type PassageSurroundings } from './passage.ts';
import type { Clause, Scene } from './scene.ts';
import type { Thread } from './thread.ts';
import type { Trail } from './trail.ts';
import type { Act, Verdict } from './verdict.ts';
import { type Dating, dateOf } from './when.ts';

/** Days back from publication in which something is news. */
const RECENT_DAYS = 30;

interface Reading {
  readonly around: PassageSurroundings;
  readonly thread: Thread;
  readonly published: Day;
}

export type ReadClaims = (scene: Scene, clause: Clause, verdict: Verdict, reading: Reading) => Claim[];

/** Makes a clause's verdict claims on the channels it speaks of, each with its date. */
export function createClaimReader(
  candidatesOf: PatternCandidateFinder,
  channels: readonly Channel[],
  offices: Offices,
  trail: Trail | undefined,
): ReadClaims {
  const parents = new Map(channels.map(({ id, parent }) => [id, parent]));
  const ends = new Map(channels.map(({ id, cues }) => [id, new Set(cues.pairs.flat(2))]));
  return (scene, clause, verdict, { around, thread, published }) => {
    if (verdict.kind === 'withheld') {
      trail?.judged(scene, clause, { verdict: `withheld: ${verdict.reason}` });
      return [];
    }
    const candidates = candidatesOf(scene, clause, verdict, around);
    const [first] = candidates;
    if (first === undefined) {
      trail?.judged(scene, clause, { verdict: `${verdict.action}, on no channel` });
      return [];
    }
    thread.turnTo(first.channel);
    const found =
      dateOf(scene, clause, verdict, published) ??
      (verdict.action === 'schedule' && !verdict.strong
        ? dateOf(scene, clause, { ...verdict, action: 'hold' }, published)
        : undefined);
    const dating = found && borrowedForPaper(scene, clause, verdict, found) ? undefined : found;
    const date =
      dating?.date ??
      undatedAt(scene, clause, verdict, published) ??
      thread.continued(scene, verdict.action, published);
    const action = tookPlace(verdict, dating?.own ? dating.date : undefined, published)
      ? 'hold'
      : verdict.action;
    const own = dating?.own ?? undatedAt(scene, clause, verdict, published) !== undefined;
    const claim = { ...claimOf(scene, clause, action, published), own, date };
    const earlier = action === 'hold' ? firstSince(scene, clause) : undefined;
    const claims = candidates.flatMap(({ channel, strength }) => {
      const strong = verdict.strong && !(strength === 'focus' && verdict.encounter);
      const parent = parents.get(channel);
      const fills = (party: PatternParty) =>
        around.rolesOf(party).some((role) => ends.get(channel)?.has(role));
      const made = {
        ...claim,
        actors: actorsOf(scene, clause, fills, { date: date ?? published, offices }),
        channel,
        strong,
        focused: strength === 'focus',
        ...(parent === undefined ? {} : { parent }),
      };
      const before = { ...made, date: earlier, own: true, strong: true, since: true };
      return earlier === undefined || (strength === 'topic' && channel !== around.focus)
        ? [made]
        : [made, before];
    });
    trail?.judged(scene, clause, { verdict: `${action} ${date ?? 'undated'}`, candidates, claims });
    return claims;
  };
}

/** The date of what is so at the time of the text, or happened just before it. */
function undatedAt(scene: Scene, clause: Clause, verdict: Act, published: Day): PartialDate | undefined {
  if (verdict.present) return published;
  return verdict.action === 'hold' && scene.vocabulary.lately.test(clause.text)
    ? published.slice(0, 7)
    : undefined;
}

/** A paper "signed" in one clause has no date by another's. */
function borrowedForPaper(scene: Scene, clause: Clause, verdict: Act, { own, absolute }: Dating): boolean {
  if (verdict.action !== 'agree' || own || absolute || scene.sentence.paragraph < 0) return false;
  return scene.vocabulary.document.test(clause.text);
}

/** "Before the talks in November", told in December: they took place. */
function tookPlace(verdict: Act, date: PartialDate | undefined, published: Day): boolean {
  return verdict.action === 'schedule' && !verdict.strong && date !== undefined && lastDay(date) < published;
}

function claimOf(scene: Scene, clause: Clause, action: Action, published: Day) {
  const { sentence, vocabulary } = scene;
  const attribution = attributionOf(scene, clause);
  return {
    action,
    evidence: sentence.text,
    title: sentence.paragraph < 0,
    lead: sentence.paragraph <= 1,
    document: vocabulary.document.test(clause.text),
    formerly:
      vocabulary.observer.test(sentence.folded) ||
      (vocabulary.formerly.test(sentence.folded) && !tellsRecent(scene, published)),
    ...(attribution === undefined ? {} : { attribution }),
  };
}

/** A date of these days in the sentence: "previously" means the last days. */
function tellsRecent(scene: Scene, published: Day): boolean {
  return scene
    .dates()
    .some(({ date }) => firstDay(date) >= addDays(published, -RECENT_DAYS) && firstDay(date) <= published);
}

/** "The first call since March": there was one in March. */
function firstSince(scene: Scene, clause: Clause): PartialDate | undefined {
  if (!scene.vocabulary.firstSince.test(clause.text)) return undefined;
  return scene.dates().find(({ since, start, end }) => since && start >= clause.start && end <= clause.end)
    ?.date;
}

/**
 * People and bodies by their ids: those of the clause, and those elsewhere in the sentence who fill an end of the channel.
 * A title alone is whoever held the office on the date, else stands as it is; bodies stand back behind people.
 * Where nobody is named, the governments of the clause act, as they are called there.
 */
function actorsOf(
  scene: Scene,
  clause: Clause,
  fills: (party: PatternParty) => boolean,
  { date, offices }: { readonly date: PartialDate; readonly offices: Offices },
): string[] {
  const parties = scene.parties.filter((party) => inside(clause, party) || fills(party));
  const held = (actor: string) => offices.heldBy(actor, firstDay(date)).now;
  const named = parties.flatMap(({ actor }) => actor ?? []);
  const people = named.filter((actor) => held(actor).length > 1);
  const titled = parties.flatMap(({ role, start, end }) => {
    if (role === undefined || people.some((actor) => held(actor).includes(role))) return [];
    return offices.holderOf(role, date) ?? scene.sentence.folded.slice(start, end);
  });
  const actors = [...new Set([...(people.length >= 2 ? people : named), ...titled])];
  return actors.length > 0 ? actors : governments(scene, clause);
}

/** One name for each side that a clause names in full. */
function governments({ sentence, marks }: Scene, clause: Clause): string[] {
  const names = marks.filter((mark) => inside(clause, mark) && mark.end - mark.start > 1);
  const first = names.filter(({ side }, at) => names.findIndex((other) => other.side === side) === at);
  return first.map(({ start, end }) => sentence.folded.slice(start, end));
}
