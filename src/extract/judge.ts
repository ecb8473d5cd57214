import type { Action } from '../model/event.ts';
import type { Clause, Scene } from './scene.ts';
import type { Frame } from './vocabulary/vocabulary.ts';

/** What a clause says happened, or why it says nothing that counts. */
export type Verdict =
  | { readonly kind: 'action'; readonly action: Action; readonly at: number; readonly strong: boolean }
  | { readonly kind: 'withheld'; readonly reason: string };

const withheld = (reason: string): Verdict => ({ kind: 'withheld', reason });

/**
 * Reads a clause's action and modality. `anchored`: the clause (or its sentence) names a channel by its own name,
 * so that a cue needs no contact word beside it.
 */
export function judge(scene: Scene, clause: Clause, anchored: boolean): Verdict | undefined {
  const { vocabulary } = scene;
  const contact = vocabulary.contact.test(clause.text);
  const frame = vocabulary.frames.find(
    ({ cue, not, needsContact }) =>
      cue.test(clause.text) && !not?.test(clause.text) && (!needsContact || contact || anchored),
  );
  if (frame) return weigh(scene, clause, frame);
  if (vocabulary.working.test(clause.text)) return { kind: 'action', action: 'hold', at: 0, strong: true };
  return vocabulary.encounter.test(clause.text) ? encounter(scene, clause) : undefined;
}

/** The modality of a cue decides what it amounts to. */
function weigh(scene: Scene, clause: Clause, frame: Frame): Verdict {
  const { vocabulary } = scene;
  const at = frame.cue.exec(clause.text)?.index ?? 0;
  const before = clause.text.slice(0, at);
  const act = (action: Action): Verdict => ({ kind: 'action', action, at: clause.start + at, strong: true });
  if (vocabulary.condition.test(clause.text))
    return frame.action === 'propose' ? act('propose') : withheld('condition');
  switch (frame.action) {
    case 'refuse':
      return vocabulary.forecast.test(before) ? withheld('forecast') : act('refuse');
    case 'suspend':
    case 'postpone':
    case 'end':
      if (vocabulary.forecast.test(before)) return withheld('forecast');
      return vocabulary.wish.test(before) || vocabulary.appeal.test(before)
        ? withheld('wish')
        : act(frame.action);
    case 'propose':
      return vocabulary.question.test(scene.sentence.folded) ? withheld('question') : act('propose');
    case 'agree':
      if (vocabulary.forecast.test(before)) return withheld('forecast');
      return vocabulary.wish.test(before) ? withheld('wish') : act('agree');
    case 'resume':
    case 'extend':
      return renewed(scene, clause, frame, before, act);
    default:
      return act(frame.action);
  }
}

/** Resuming and extending happen, or are agreed, proposed, due: the words around tell. */
function renewed(
  scene: Scene,
  clause: Clause,
  frame: Frame,
  before: string,
  act: (action: Action) => Verdict,
): Verdict {
  const { vocabulary } = scene;
  const agreed = vocabulary.frames.find(({ action }) => action === 'agree');
  if (agreed?.cue.test(clause.text) && !agreed.not?.test(clause.text)) return act('agree');
  if (vocabulary.forecast.test(before)) return withheld('forecast');
  const asked = vocabulary.frames.find(({ action }) => action === 'propose');
  if (asked?.cue.test(clause.text) && !asked.not?.test(clause.text)) return act('propose');
  if (vocabulary.denial.test(before)) return withheld('denial');
  if (vocabulary.wish.test(before) || vocabulary.appeal.test(before)) return withheld('wish');
  if (vocabulary.future.test(before)) return act('schedule');
  if (frame.action === 'extend' && !vocabulary.completed.test(clause.text))
    return withheld('not said to be completed');
  return act(frame.action);
}

/** A contact with no other cue: it took place, is due, or is only spoken of. */
function encounter(scene: Scene, clause: Clause): Verdict {
  const { vocabulary } = scene;
  const at = clause.start + (vocabulary.encounter.exec(clause.text)?.index ?? 0);
  if (vocabulary.condition.test(clause.text)) return withheld('condition');
  if (vocabulary.future.test(clause.text)) return { kind: 'action', action: 'schedule', at, strong: true };
  if (vocabulary.forecast.test(clause.text)) return withheld('forecast');
  const headline = scene.sentence.paragraph < 0 && vocabulary.headline.test(clause.text);
  const done = vocabulary.done.test(clause.text) || headline;
  if (!done && vocabulary.wish.test(clause.text)) return withheld('wish');
  if (!done && vocabulary.appeal.test(clause.text)) return withheld('appeal');
  if (vocabulary.denial.test(clause.text)) return withheld('denial');
  return { kind: 'action', action: 'hold', at, strong: done };
}
