import type { FirstSeen } from './checkpoint.ts';
import type { Day, PartialDate, Precision } from './dates.ts';
import type { Localized } from './language.ts';

/** What can happen on a channel. The meaning of each action and the state it leads to: `fold`. */
export const ACTIONS = [
  'propose',
  'agree',
  'schedule',
  'hold',
  'resume',
  'suspend',
  'postpone',
  'refuse',
  'extend',
  'end',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How a contact takes place. A `greeting` is one without substance, as the text itself says: it lifts no suspension or refusal. */
export const FORMS = [
  'call',
  'video',
  'meeting',
  'visit',
  'letter',
  'notice',
  'working-group',
  'greeting',
  'other',
] as const;
export type Form = (typeof FORMS)[number];

/** An action on a channel at a date, as one text reports it. */
export interface ChannelEvent {
  readonly channel: string;
  readonly action: Action;
  /** When it took place; for `schedule`, when it is due. */
  readonly date: PartialDate;
  readonly precision: Precision;
  /** True where the event lies more than 30 days before publication: the text reminds of it. */
  readonly background: boolean;
  /** Ids of the brief's actors, or names as they stand in the text where the brief does not know them. */
  readonly actors: readonly string[];
  /** The sentence or sentences that support the event, verbatim. */
  readonly evidence: string;
  /** The chronology's own sentence in every language, for events that are its facts. */
  readonly fact?: Localized;
  /** Who says so, as it stands in the text ("美国官员", "the Pentagon"); absent where the text speaks for itself. */
  readonly attribution?: string;
  /**
   * Id of the side whose named official or official body says so ("the Pentagon said", 中国国防部发言人表示); absent for anonymous
   * officials, media and third parties.
   */
  readonly attributedTo?: string;
  /** How sure the extractor is, from 0 to 1; absent where it cannot say. */
  readonly confidence?: number;
  /** How the contact took place, as far as the text says so. */
  readonly form?: Form;
  /** Where, as it stands in the text. */
  readonly place?: string;
}

/** Where a report comes from: an article that was read, a dated fact of the brief's chronology, or an analyst's decision. */
export interface Source {
  readonly kind: 'article' | 'chronology' | 'analyst';
  /** Id of the article, the fact or the decision. */
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** ISO 8601 instant or day; `null` where the source shows none. */
  readonly published: string | null;
  /** Place among the sources that a fact of the chronology lists, best first. */
  readonly order?: number;
  /** The day from which this text of the article counts, where its publication does not tell; absent for a first text. */
  readonly revised?: Day;
  /** The day on which another text of the article took this one's place; absent for the present one. */
  readonly withdrawn?: Day;
  /** The day on which the event was known from an earlier text of the article already. */
  readonly known?: Day;
  /** Id of the article's story; absent if stories were not computed. */
  readonly story?: string;
  /** Id of the article whose text this one repeats; absent where the text is the article's own. */
  readonly copyOf?: string;
}

/** One event as one source reports it. */
export interface Report {
  readonly event: ChannelEvent;
  readonly source: Source;
  /** Id of the extractor that found the event; absent of facts. */
  readonly extractor?: string;
  /** When the program first found the event in the article; absent of facts, which come with the brief. */
  readonly seen?: FirstSeen;
  /** When a later text of the article replaced this one; absent for the present text. */
  readonly gone?: FirstSeen;
}

/**
 * What makes an event a confirmed one (CODEBOOK, "Confirmed and reported"), so that it may change a state: the brief's
 * chronology, an analyst, a party's own outlet, a named official or body of a party, or independent outlets.
 */
export type Confirmation =
  | { readonly by: 'chronology' }
  | { readonly by: 'analyst'; readonly name?: string; readonly on?: Day }
  | { readonly by: 'official'; readonly outlet: string }
  /** `who` as it stands in the text; `side` is whose official or body that is. */
  | { readonly by: 'attribution'; readonly who: string; readonly side: string }
  | { readonly by: 'outlets'; readonly outlets: readonly string[] };

/** What people may decide about an event. An `undo` reverses another decision. */
export const DECISION_KINDS = [
  'confirm',
  'reject',
  'dispute',
  'correct',
  'merge',
  'split',
  'retract',
  'add',
  'undo',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What identifies an event, whatever found it: it survives reprocessing, other extractors and imports. */
export type EventKey = Pick<ChannelEvent, 'channel' | 'action' | 'date'>;

/** A decision as it is shown with the event that it is about. */
export interface DecisionMark {
  /** Id of the decision. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** Name of the analyst. */
  readonly by: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly reason: string | null;
  /** What a correction, a merger or a separation was made of. */
  readonly before?: EventKey;
}

/** One event of a channel's history: all reports of the same happening, merged. */
export interface HistoryEvent {
  /** Stable for the same channel, action and date. */
  readonly id: string;
  readonly channel: string;
  readonly action: Action;
  /** The most exact date that the reports agree on. */
  readonly date: PartialDate;
  readonly precision: Precision;
  /** The day on which a reader could first know of it. */
  readonly known: string;
  readonly actors: readonly string[];
  /** Never empty; best evidence first. */
  readonly reports: readonly Report[];
  /** Absent where the event is only reported. */
  readonly confirmed?: Confirmation;
  /** What analysts decided about it, oldest first; absent where they decided nothing. */
  readonly decisions?: readonly DecisionMark[];
}

/** A channel's merged events, in order of date. */
export type History = readonly HistoryEvent[];
