import type { Action } from '../model/event.ts';
import type { Clause, Scene } from './scene.ts';
import { namesBoth } from './side.ts';
import type { Frame } from './vocabulary/vocabulary.ts';

/** What a clause says happened, or why it says nothing that counts. */
export type Verdict =
  | {
      readonly kind: 'action';
      readonly action: Action;
      /** Where its cue stands in the sentence. */
      readonly at: number;
      /** It is said to have happened, not only spoken of. */
      readonly strong: boolean;
      /** It is so at the time of the text: a mechanism is said to work. */
      readonly present?: true;
      /** A bare encounter, with no other word for what happened. */
      readonly encounter: boolean;
    }
  | { readonly kind: 'withheld'; readonly reason: string };

/** What the clauses before it in the sentence hand on to a clause. */
export interface Lead {
  readonly clause: Clause;
  readonly verdict: Verdict | undefined;
}

/** Actions that a list of channels shares. */
const LISTED: ReadonlySet<Action> = new Set(['suspend', 'resume', 'postpone', 'agree']);

const withheld = (reason: string): Verdict => ({ kind: 'withheld', reason });

/** How far from its cue an object may stand, in characters, to be its object. */
const REACH = { zh: { ahead: 24, behind: 8 }, en: { ahead: 60, behind: 30 } } as const;

/**
 * Reads a clause's action and modality. `named` are the spans of the channel names in the sentence: a cue beside a
 * channel's own name needs no contact word.
 */
export function judge(scene: Scene, clause: Clause, lead: Lead | undefined): Verdict | undefined {
  const { vocabulary } = scene;
  if (vocabulary.noComment.test(clause.text)) return withheld('nobody confirms it');
  if (vocabulary.habit.test(clause.text)) return withheld('a habit');
  if (governedByCondition(scene, clause)) return withheld('condition');
  const frame = vocabulary.frames.find((candidate) => fits(scene, clause, candidate, lead));
  if (frame) return weigh(scene, clause, frame, lead);
  if (vocabulary.working.test(clause.text) && !vocabulary.appeal.test(clause.text))
    return { ...act('hold', clause.start), present: true };
  const inherited =
    lead && (inherit(scene, clause, lead) ?? wishedOver(scene, clause, lead) ?? listed(scene, clause, lead));
  if (inherited) return inherited;
  return vocabulary.encounter.test(clause.text) ? encounter(scene, clause) : undefined;
}

function act(action: Action, at: number, strong = true): Extract<Verdict, { kind: 'action' }> {
  return { kind: 'action', action, at, strong, encounter: false };
}

function fits(scene: Scene, clause: Clause, frame: Frame, lead: Lead | undefined): boolean {
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
    /^(?:但|却|而|均?被|均?遭)|\bbut\b/.test(clause.text)
  );
}

/** "His trip, planned for March, was put off": the object stands in a clause before the passive verb. */
function passive(scene: Scene, clause: Clause, object: RegExp, lead: Lead | undefined): boolean {
  if (
    lead === undefined ||
    !/^\s*(?:(?:就|已|将|也|遂|才|又)?[被遭]|(?:was|were|is|has been|had been|would be|will be)\b)/.test(
      clause.text,
    )
  )
    return false;
  return scene.clauses.some(({ start, text }) => start < clause.start && object.test(text));
}

/** The object follows the cue within reach, or is what the cue is said of ("the talks were cancelled"). */
function beside(scene: Scene, clause: Clause, object: RegExp, from: number, to: number): boolean {
  const { ahead, behind } = REACH[scene.sentence.language];
  const after = clause.text.slice(to, to + ahead);
  const before = clause.text.slice(0, from);
  if (object.test(after)) return true;
  const tail =
    scene.sentence.language === 'zh' ? before.replace(/^.*(?:上|中|后|时|期间)[^，]{0,4}$/, '') : before;
  if (object.test(tail.slice(-behind)) || (/被|遭/.test(tail.slice(-6)) && object.test(tail))) return true;
  return names(scene, clause).some(
    ({ start, end }) => start - clause.start < to + ahead && end - clause.start > from - behind,
  );
}

function names(scene: Scene, clause: Clause) {
  return scene.found.filter(
    ({ tag, start, end }) =>
      tag.kind === 'channel' && tag.strength !== 'unless' && start >= clause.start && end <= clause.end,
  );
}

/** A condition governs its own clause and the next. */
function governedByCondition(scene: Scene, clause: Clause): boolean {
  const at = scene.clauses.indexOf(clause);
  const near = scene.clauses.slice(Math.max(0, at - 1), at + 1);
  return near.some(({ text }) => scene.vocabulary.condition.test(text));
}

/** The modality of a cue decides what it amounts to. */
function weigh(scene: Scene, clause: Clause, frame: Frame, lead: Lead | undefined): Verdict {
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
      return vocabulary.wish.test(before) || vocabulary.appeal.test(before)
        ? withheld('wish')
        : acted(frame.action);
  }
}

/** A question, by its mark at the sentence's end or its word in the clause. */
function asked(scene: Scene, clause: Clause): boolean {
  return /[？?][”」"']?$/.test(scene.sentence.folded) || scene.vocabulary.question.test(clause.text);
}

/** The words of the clause before, where this one goes on under them. */
function goingOn(scene: Scene, clause: Clause, lead: Lead | undefined): string {
  if (lead === undefined || !scene.vocabulary.goesOn.test(clause.text)) return '';
  return scene.vocabulary.speech.test(lead.clause.text) ? '' : lead.clause.text;
}

/** Under a proposal, what "will" be agreed is part of it. */
function proposed(lead: Lead | undefined): boolean {
  return lead?.verdict?.kind === 'action' && lead.verdict.action === 'propose';
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
  const verb = /^(?:计划|拟|准备|打算|plan)/.test(clause.text.slice(at));
  return verb && namesBoth(scene, clause.start, clause.start + at);
}

/** "Agreed to hold a call in the coming days" puts a contact on the calendar. */
function setsDate(scene: Scene, clause: Clause, at: number): boolean {
  const after = clause.text.slice(at);
  return (
    scene.vocabulary.encounter.test(after) &&
    !scene.vocabulary.document.test(after) &&
    (scene.vocabulary.future.test(after) || /近日|于|in the (?:coming|near|next)|next/.test(after))
  );
}

/** Resuming and extending happen, or are agreed, proposed, due: the words around tell. */
function renewed(
  scene: Scene,
  clause: Clause,
  frame: Frame,
  before: string,
  acted: (action: Action) => Verdict,
): Verdict {
  const { vocabulary } = scene;
  if (asked(scene, clause)) return withheld('question');
  const says = (action: Action) => {
    const other = vocabulary.frames.find((candidate) => candidate.action === action);
    return other?.cue.test(clause.text) === true && !other.not?.test(clause.text);
  };
  const agreed = says('agree') || vocabulary.governs.test(before);
  if (agreed)
    if (agreed) return acted(frame.action === 'extend' && TERM.test(clause.text) ? 'extend' : 'agree');
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

/** How long an agreement is prolonged: with its term the prolongation is decided, without it is only agreed on. */
const TERM =
  /延[长续期].{0,2}(?:\d+|[一二两三四五六七八九十]+)(?:年|个月|天)|\b(?:by|for) (?:another |a further )?(?:\w+[- ])?(?:years?|months?|days?)\b/;

/** The clause's words for the future stand before its cue. */
function announces(scene: Scene, clause: Clause, { cue }: Frame): boolean {
  const future = scene.vocabulary.future.exec(clause.text);
  return future !== null && future.index < (cue.exec(clause.text)?.index ?? 0);
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
  if (vocabulary.planned.test(clause.text)) return withheld('only planned');
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
