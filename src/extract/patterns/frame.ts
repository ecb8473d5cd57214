import type { NameMatch } from '../names/lexicon.ts';
import type { Lead } from './lead.ts';
import type { Clause, Scene } from './scene.ts';
import type { VerbFrame } from './vocabulary/vocabulary.ts';

/** How far from its cue an object may stand, in characters, to be its object. */
const REACH = { zh: { ahead: 24, behind: 8 }, en: { ahead: 60, behind: 30 } } as const;

/** Whether a clause says what a frame stands for: its cue, not excluded, with the object that it needs. */
export function fits(scene: Scene, clause: Clause, frame: VerbFrame, lead: Lead | undefined): boolean {
  const match = frame.cue.exec(clause.text);
  if (match === null || frame.not?.test(clause.text)) return false;
  if (frame.object === undefined) return true;
  const from = match.index;
  const to = from + match[0].length;
  if (frame.close)
    return beside(scene, clause, frame.object, from, to) || passive(scene, clause, frame.object, lead);
  if (frame.object.test(clause.text) || names(scene, clause).length > 0) return true;
  // "asked three times for a call, but was refused": the object stands in the clause before.
  return (
    lead?.verdict?.kind === 'action' &&
    lead.verdict.action === 'propose' &&
    scene.vocabulary.contrast.test(clause.text)
  );
}

/** "His trip, planned for March, was put off": the object stands in a clause before the passive verb. */
function passive(scene: Scene, clause: Clause, object: RegExp, lead: Lead | undefined): boolean {
  if (lead === undefined || !scene.vocabulary.passive.test(clause.text)) return false;
  return scene.clauses.some(({ start, text }) => start < clause.start && object.test(text));
}

/** The object follows the cue within reach, or is what the cue is said of ("the talks were cancelled"). */
function beside(scene: Scene, clause: Clause, object: RegExp, from: number, to: number): boolean {
  const { ahead, behind } = REACH[scene.sentence.language];
  const after = clause.text.slice(to, to + ahead);
  const before = clause.text.slice(0, from);
  if (object.test(after)) return true;
  const tail = before.replace(scene.vocabulary.setting, '');
  if (object.test(tail.slice(-behind)) || (scene.vocabulary.undergone.test(tail) && object.test(tail)))
    return true;
  return names(scene, clause).some(
    ({ start, end }) => start - clause.start < to + ahead && end - clause.start > from - behind,
  );
}

/** The channels that a clause names. */
export function names(scene: Scene, clause: Clause): readonly NameMatch[] {
  return scene.found.filter(
    ({ tag, start, end }) =>
      tag.kind === 'channel' && tag.strength !== 'unless' && start >= clause.start && end <= clause.end,
  );
}
