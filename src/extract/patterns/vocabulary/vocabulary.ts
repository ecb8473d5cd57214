import type { Action } from '../../../domain/event.ts';

/** A way in which a language says that something happens on a channel. */
export interface VerbFrame {
  readonly action: Action;
  readonly cue: RegExp;
  /** Where the clause matches this as well, the cue means something else. */
  readonly not?: RegExp;
  /** What must stand in the clause, unless it names the channel itself. */
  readonly object?: RegExp;
  /** The object must stand close to the cue: "cancelled the talks", not "cancelled tariffs … talks". */
  readonly close?: boolean;
}

/** What a language's clauses are read with. All patterns work on folded text, and none carries the `g` flag. */
export interface Vocabulary {
  readonly clauseEnd: RegExp;
  /** Names that hold a contact word by accident (press conferences, forums of many countries); blanked out. */
  readonly mask: RegExp;
  /** Calls, talks, meetings, visits, and the papers and mechanisms between governments. */
  readonly contact: RegExp;
  /** The part of `contact` that is an encounter of people. */
  readonly encounter: RegExp;
  /** Says that the encounter took place, not only that one is spoken of. */
  readonly done: RegExp;
  /** The same in a headline, whose present tense tells the past. */
  readonly headline: RegExp;
  /** A headline's way to say that a contact is due. */
  readonly headlineFuture: RegExp;
  /** Says that a mechanism works. */
  readonly working: RegExp;
  /** Says that an extension came about. */
  readonly completed: RegExp;
  /** The first contact since a date: there was one at that date. */
  readonly firstSince: RegExp;
  /** Points to the time of the sentence before: at that time, then. */
  readonly backThen: RegExp;
  /** A journey to anywhere. */
  readonly journey: RegExp;
  /** A journey whose place follows: stands at the end of what is before the place. */
  readonly journeyTo: RegExp;
  /** A journey named by its place: stands right behind the place. */
  readonly journeyOf: RegExp;
  /** Words that point back to a contact mentioned before: this meeting, the call. */
  readonly anaphor: RegExp;
  /** Both parties without their names. */
  readonly both: RegExp;
  /** Ends with a visit to the country that stands last. */
  readonly visit: RegExp;
  /** People of a government who are not named: of both sides, they meet, and not those who are named before. */
  readonly officials: RegExp;
  /** The other side's holder of the same office. */
  readonly counterpart: RegExp;
  /** The other party of a contact: with, and, to. */
  readonly relation: RegExp;
  /** Countries and bodies that are not governments of a brief; a contact with them is another contact. */
  readonly others: RegExp;
  /** In order: the first that fits a clause decides. */
  readonly frames: readonly VerbFrame[];
  readonly future: RegExp;
  readonly wish: RegExp;
  readonly appeal: RegExp;
  readonly condition: RegExp;
  readonly forecast: RegExp;
  readonly denial: RegExp;
  readonly question: RegExp;
  /** Told of an earlier time that is not named: "previously", "under the last government". */
  readonly formerly: RegExp;
  /** Just now: an undated contact of these days. */
  readonly lately: RegExp;
  /** Who watches from outside: their hopes are opinions. */
  readonly observer: RegExp;
  /** Begins the headline of an opinion piece. */
  readonly opinion: RegExp;
  /** All of them: what is said of one contact holds for the general channel. */
  readonly wholesale: RegExp;
  /** What happens as a rule, not once: "usually", "every six months". */
  readonly habit: RegExp;
  /** Nobody confirms: no event. */
  readonly noComment: RegExp;
  /** What was planned, in front of a date or contact that did not come to be: "originally set for". */
  readonly planned: RegExp;
  /** The same at the end of a clause, of a contact that the next one names. */
  readonly plannedFor: RegExp;
  /** The contact is still ahead of what is told: "before the meeting". */
  readonly ahead: RegExp;
  /** The clause ends by saying that somebody speaks; contacts it names beside did not happen by it. */
  readonly speech: RegExp;
  /** A subject of talks, not the talks themselves: stands before what is discussed. */
  readonly about: RegExp;
  /** A clause that goes on under the verb of the clause before it. */
  readonly goesOn: RegExp;
  /** Ends a clause whose verb governs those that follow: "the two presidents agreed,". */
  readonly governs: RegExp;
  /** Setting something up: what a proposal in the clause before reaches. */
  readonly establish: RegExp;
  /** Right before a place where something is held. */
  readonly heldIn: RegExp;
  /** A verb of planning at the beginning of a cue. */
  readonly plan: RegExp;
  /** "Shortly", in an agreement to meet. */
  readonly soon: RegExp;
  /** How long an agreement is prolonged. */
  readonly term: RegExp;
  /** Begins a clause that turns against the one before: "but was refused". */
  readonly contrast: RegExp;
  /** Begins a clause in the passive. */
  readonly passive: RegExp;
  /** Ends what was before a passive verb. */
  readonly undergone: RegExp;
  /** Ends a phrase of time or place in front of a cue: "at the summit". */
  readonly setting: RegExp;
  /** Stands right before, or right behind, the date on which somebody spoke. */
  readonly saidOn: { readonly before: RegExp; readonly behind: RegExp };
  /** A clause that only tells what went before. */
  readonly aside: RegExp;
  /** Right behind a date: something later, or before it. */
  readonly off: RegExp;
  /** Begins a date of last week. */
  readonly last: RegExp;
  /** The year that is running. */
  readonly running: RegExp;
  /** Papers are signed at a time that texts tell; "signed" without one is no news. */
  readonly document: RegExp;
}

/** One pattern of several alternatives, so that they can be read as a list. */
export function any(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'));
}

/** The same for Latin letters: whole words, without regard to case. */
export function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${alternatives.join('|')})\\b`, 'i');
}
