import type { Action } from '../../domain/event.ts';
import { names } from './frame.ts';
import type { Clause, Scene } from './scene.ts';
import { act, type Verdict } from './verdict.ts';

/** What the clauses before it in the sentence hand on to a clause. */
export interface Lead {
  readonly clause: Clause;
  readonly verdict: Verdict | undefined;
}

/** Actions that a list of channels shares. */
const LISTED: ReadonlySet<Action> = new Set(['suspend', 'resume', 'postpone', 'agree']);

/** What a clause without a verb of its own takes from the clauses before it. */
export function fromLead(scene: Scene, clause: Clause, lead: Lead): Verdict | undefined {
  return inherit(scene, clause, lead) ?? wishedOver(scene, clause, lead) ?? listed(scene, clause, lead);
}

/** The words of the clause before, where this one goes on under them. */
export function goingOn(scene: Scene, clause: Clause, lead: Lead | undefined): string {
  if (lead === undefined || !scene.vocabulary.goesOn.test(clause.text)) return '';
  return scene.vocabulary.speech.test(lead.clause.text) ? '' : lead.clause.text;
}

/** Under a proposal, what "will" be agreed is part of it. */
export function proposed(lead: Lead | undefined): boolean {
  return lead?.verdict?.kind === 'action' && lead.verdict.action === 'propose';
}

/** What the verb of the clause before reaches: "agreed that …, that …", "wants to visit, to set up a mechanism". */
function inherit(scene: Scene, clause: Clause, lead: Lead): Verdict | undefined {
  const { vocabulary } = scene;
  const contact = vocabulary.contact.test(clause.text);
  if (vocabulary.governs.test(lead.clause.text) && contact) return act('agree', clause.start);
  if (lead.verdict?.kind !== 'action') return undefined;
  const { action } = lead.verdict;
  const reaches = vocabulary.establish.test(clause.text) && names(scene, clause).length > 0;
  if (action === 'propose' && reaches) return act('propose', lead.verdict.at);
  return undefined;
}

/** Further objects of the verb before: "cancelled A, B and C". */
function listed(scene: Scene, clause: Clause, lead: Lead): Verdict | undefined {
  const { vocabulary } = scene;
  if (lead.verdict?.kind !== 'action' || !LISTED.has(lead.verdict.action)) return undefined;
  if (names(scene, clause).length === 0 || names(scene, lead.clause).length === 0) return undefined;
  const own =
    vocabulary.done.test(clause.text) ||
    vocabulary.future.test(clause.text) ||
    vocabulary.speech.test(clause.text);
  return own ? undefined : lead.verdict;
}

/** "I hope, before the year is over, to visit": the verb of will stands in the clause before. */
function wishedOver(scene: Scene, clause: Clause, lead: Lead): Verdict | undefined {
  const { vocabulary } = scene;
  const before = goingOn(scene, clause, lead);
  const frame = vocabulary.frames.find(({ action }) => action === 'propose');
  if (before === '' || frame === undefined || !vocabulary.encounter.test(clause.text)) return undefined;
  const joined = before + clause.text;
  return frame.cue.test(joined) && !frame.not?.test(joined) ? act('propose', clause.start) : undefined;
}
