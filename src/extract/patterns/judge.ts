import type { Action } from '../../domain/event.ts';
import { fits } from './frame.ts';
import { fromLead, goingOn, type Lead, proposed } from './lead.ts';
import type { Clause, Scene } from './scene.ts';
import { namesBoth } from './side.ts';
import { act, type Verdict, withheld } from './verdict.ts';
import type { VerbFrame } from './vocabulary/vocabulary.ts';

/** Reads a clause's action and modality; undefined where it tells of nothing. */
export function judge(scene: Scene, clause: Clause, lead: Lead | undefined): Verdict | undefined {
  const { vocabulary } = scene;
  if (vocabulary.noComment.test(clause.text)) return withheld('nobody confirms it');
  if (vocabulary.habit.test(clause.text)) return withheld('a habit');
  if (governedByCondition(scene, clause)) return withheld('condition');
  const frame = vocabulary.frames.find((candidate) => fits(scene, clause, candidate, lead));
  if (frame) return weigh(scene, clause, frame, lead);
  if (vocabulary.working.test(clause.text) && !vocabulary.appeal.test(clause.text))
    return { ...act('hold', clause.start), present: true };
  const inherited = lead && fromLead(scene, clause, lead);
  if (inherited) return inherited;
  return vocabulary.encounter.test(clause.text) ? encounter(scene, clause) : undefined;
}

/** A condition governs its own clause and the next. */
function governedByCondition(scene: Scene, clause: Clause): boolean {
  const at = scene.clauses.indexOf(clause);
  const near = scene.clauses.slice(Math.max(0, at - 1), at + 1);
  return near.some(({ text }) => scene.vocabulary.condition.test(text));
}

/** The modality of a cue decides what it amounts to. */
function weigh(scene: Scene, clause: Clause, frame: VerbFrame, lead: Lead | undefined): Verdict {
  const { vocabulary } = scene;
  const at = frame.cue.exec(clause.text)?.index ?? 0;
  const before = goingOn(scene, clause, lead) + clause.text.slice(0, at);
  // A date may be part of what says that it ended: the action stands behind it.
  const end = frame.action === 'end' ? (frame.cue.exec(clause.text)?.[0].length ?? 0) : 0;
  const acted = (action: Action) => act(action, clause.start + at + end);
  switch (frame.action) {
    case 'propose':
      if (asked(scene, clause)) return withheld('question');
      if (vocabulary.forecast.test(before)) return withheld('forecast');
      if (vocabulary.observer.test(scene.sentence.folded)) return withheld('opinion');
      if (shared(scene, clause, at)) return withheld('a wish of both sides');
      return acted(planned(scene, clause, at) ? 'schedule' : 'propose');
    case 'refuse':
      return vocabulary.forecast.test(before) ? withheld('forecast') : acted('refuse');
    case 'resume':
    case 'extend':
      return renewed(scene, clause, frame, before, acted);
    case 'agree':
      if (asked(scene, clause)) return withheld('question');
      if (vocabulary.forecast.test(before)) return withheld('forecast');
      if (vocabulary.wish.test(before)) return withheld('wish');
      if (vocabulary.future.test(before) && proposed(lead)) return acted('propose');
      return acted(setsDate(scene, clause, at) || vocabulary.future.test(before) ? 'schedule' : 'agree');
    default:
      if (asked(scene, clause)) return withheld('question');
      if (vocabulary.forecast.test(before)) return withheld('forecast');
      if (visitsOthers(scene, clause)) return withheld("another country's visit");
      return vocabulary.wish.test(before) || vocabulary.appeal.test(before)
        ? withheld('wish')
        : acted(frame.action);
  }
}

/** "Postponed a trip to Japan", whoever else is named there. */
function visitsOthers({ vocabulary, elsewhere }: Scene, clause: Clause): boolean {
  const text = elsewhere().slice(clause.start, clause.end);
  const named = vocabulary.others.exec(text);
  return named !== null && vocabulary.visit.test(text.slice(0, named.index + named[0].length));
}

/** A question, by its mark at the sentence's end or its word in the clause. */
function asked(scene: Scene, clause: Clause): boolean {
  return /[？?][”」"']?$/.test(scene.sentence.folded) || scene.vocabulary.question.test(clause.text);
}

/** What both sides look forward to is asked of nobody. */
function shared(scene: Scene, clause: Clause, at: number): boolean {
  const will = scene.vocabulary.wish.exec(clause.text.slice(at))?.index === 0;
  if (!will || planned(scene, clause, at)) return false;
  // A clause that goes on without a subject has the first clause's.
  const [first] = scene.clauses;
  const subject =
    first && first !== clause && scene.vocabulary.goesOn.test(clause.text)
      ? first
      : { ...clause, end: clause.start + at };
  return (
    scene.vocabulary.both.test(scene.sentence.folded.slice(subject.start, subject.end)) ||
    namesBoth(scene, clause.start, clause.start + at)
  );
}

/** Both sides planning a contact is no longer one side's wish. */
function planned(scene: Scene, clause: Clause, at: number): boolean {
  const verb = scene.vocabulary.plan.test(clause.text.slice(at));
  return verb && namesBoth(scene, clause.start, clause.start + at);
}

/** "Agreed to hold a call in the coming days" puts a contact on the calendar. */
function setsDate(scene: Scene, clause: Clause, at: number): boolean {
  const after = clause.text.slice(at);
  return (
    scene.vocabulary.encounter.test(after) &&
    !scene.vocabulary.document.test(after) &&
    (scene.vocabulary.future.test(after) || scene.vocabulary.soon.test(after))
  );
}

/** Resuming and extending happen, or are agreed, proposed, due: the words around tell. */
function renewed(
  scene: Scene,
  clause: Clause,
  frame: VerbFrame,
  before: string,
  acted: (action: Action) => Verdict,
): Verdict {
  const { vocabulary } = scene;
  if (asked(scene, clause)) return withheld('question');
  const says = (action: Action) => {
    const other = vocabulary.frames.find((candidate) => candidate.action === action);
    return other?.cue.test(clause.text) === true && !other.not?.test(clause.text);
  };
  // With its term the prolongation is decided, without it is only agreed on.
  if (says('agree') || vocabulary.governs.test(before))
    return acted(frame.action === 'extend' && vocabulary.term.test(clause.text) ? 'extend' : 'agree');
  if (vocabulary.forecast.test(before)) return withheld('forecast');
  if (says('propose')) return acted('propose');
  if (vocabulary.denial.test(before)) return withheld('denial');
  if (vocabulary.wish.test(before))
    return before.length > clause.text.length ? acted('propose') : withheld('wish');
  if (vocabulary.appeal.test(before)) return withheld('appeal');
  if (before !== '' && announces(scene, clause, frame)) return acted('schedule');
  if (frame.action === 'extend' && !vocabulary.completed.test(clause.text))
    return withheld('not said to be completed');
  return acted(frame.action);
}

/** The clause's words for the future stand before its cue. */
function announces(scene: Scene, clause: Clause, { cue }: VerbFrame): boolean {
  const future = scene.vocabulary.future.exec(clause.text);
  return future !== null && future.index < (cue.exec(clause.text)?.index ?? 0);
}

/** "Had been due on Saturday, when X is a year old, to meet": the clause before says that it was only planned. */
function plannedBefore({ clauses, vocabulary }: Scene, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return before !== undefined && vocabulary.plannedFor.test(before.text);
}

/** A contact with no other cue: it took place, is due, or is only spoken of. */
function encounter(scene: Scene, clause: Clause): Verdict {
  const { vocabulary } = scene;
  const at = clause.start + (vocabulary.encounter.exec(clause.text)?.index ?? 0);
  const met = (action: Action, strong: boolean): Verdict => ({
    kind: 'action',
    action,
    at,
    strong,
    encounter: true,
  });
  if (vocabulary.denial.test(clause.text)) return withheld('denial');
  if (asked(scene, clause)) return withheld('question');
  if (vocabulary.planned.test(clause.text) || plannedBefore(scene, clause)) return withheld('only planned');
  const outside = vocabulary.observer.test(scene.sentence.folded);
  if (outside && vocabulary.forecast.test(clause.text)) return withheld('forecast');
  if (vocabulary.ahead.test(clause.text)) return met('schedule', false);
  const title = scene.sentence.paragraph < 0;
  if (vocabulary.future.test(clause.text) || (title && vocabulary.headlineFuture.test(clause.text))) {
    return met('schedule', !vocabulary.forecast.test(clause.text));
  }
  if (vocabulary.forecast.test(clause.text)) return withheld('forecast');
  const headline = title && vocabulary.headline.test(clause.text);
  const done = vocabulary.done.test(clause.text) || headline;
  const before = clause.text.slice(0, at - clause.start);
  if (vocabulary.wish.test(done ? before : clause.text)) return withheld('wish');
  if (!done && vocabulary.appeal.test(clause.text)) return withheld('appeal');
  if (!done && vocabulary.speech.test(clause.text)) return withheld('somebody speaks of it');
  return met('hold', done);
}
