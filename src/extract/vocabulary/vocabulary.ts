import type { Action } from '../../model/event.ts';

/** A way in which a language says that something happens on a channel. */
export interface Frame {
  readonly action: Action;
  readonly cue: RegExp;
  /** Where the clause matches this as well, the cue means something else. */
  readonly not?: RegExp;
  /** The cue counts only with a contact word or the channel's own name in its clause. */
  readonly needsContact?: boolean;
}

/** What a language's clauses are read with. All patterns work on folded text, and none carries the `g` flag. */
export interface Vocabulary {
  readonly clauseEnd: RegExp;
  /** Calls, talks, meetings, visits. */
  readonly contact: RegExp;
  /** The part of `contact` that is an encounter of people, not a document or a mechanism. */
  readonly encounter: RegExp;
  /** Says that the encounter took place, not only that one is spoken of. */
  readonly done: RegExp;
  /** The same in a headline, whose present tense tells the past. */
  readonly headline: RegExp;
  /** Says that a mechanism works. */
  readonly working: RegExp;
  /** Says that an extension came about. */
  readonly completed: RegExp;
  /** The first contact since a date: there was one at that date. */
  readonly firstSince: RegExp;
  /** Points to the time of the sentence before: at that time, then. */
  readonly backThen: RegExp;
  /** A journey to the side whose name follows or is part of it. */
  readonly visit: RegExp;
  /** Words that point back to a contact mentioned before: this meeting, the call. */
  readonly anaphor: RegExp;
  /** Both parties without their names. */
  readonly both: RegExp;
  /** The other side's holder of the same office. */
  readonly counterpart: RegExp;
  /** Countries and bodies that no brief of two or three parties means; a contact with them is another contact. */
  readonly others: RegExp;
  /** In order: the first that fits a clause decides. */
  readonly frames: readonly Frame[];
  readonly future: RegExp;
  readonly wish: RegExp;
  readonly appeal: RegExp;
  readonly condition: RegExp;
  readonly forecast: RegExp;
  readonly denial: RegExp;
  readonly question: RegExp;
  /** What was planned, in front of a date or contact that did not come to be: "originally set for". */
  readonly planned: RegExp;
  /** Marks what somebody says; the clause before it names who. */
  readonly speech: RegExp;
}
