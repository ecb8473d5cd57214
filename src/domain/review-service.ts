import type { PartialDate } from './dates.ts';
import type { EventValues, Reviewer, StoredDecision } from './decision.ts';
import type { Action, HistoryEvent, Report } from './event.ts';
import type { State } from './status.ts';
import type { Destination } from './subscription.ts';

/** What a channel's present state would become. */
export interface StateChange {
  readonly channel: string;
  readonly before: State;
  readonly after: State;
}

/** What one extractor found in an article about a claim. */
export interface ClaimReading {
  /** Id of the extractor: `rules`, `model`. */
  readonly extractor: string;
  /** Whether answers are made from it. */
  readonly counts: boolean;
  /** The events of the claim's channel in the article; none where it found none. */
  readonly found: readonly {
    readonly action: Action;
    readonly date: PartialDate;
    /** From 0 to 1, where the extractor tells. */
    readonly confidence?: number;
  }[];
}

/** An event on which people may decide, with all that they need for it. */
export interface ReviewClaim {
  /** 8 hexadecimal digits that follow from channel, action and date. */
  readonly id: string;
  readonly event: HistoryEvent;
  /** `pending`: no one has confirmed it; `decided`: the last word is an analyst's; `confirmed`: something else confirms it. */
  readonly standing: 'pending' | 'decided' | 'confirmed';
  /** True where an analyst rejected or retracted it: it counts for nothing. */
  readonly rejected: boolean;
  /** The report that is shown: the best one of an article, else of another source. */
  readonly report: Report;
  /** What stands before and after the sentence in its article; empty where the article is not stored. */
  readonly context: { readonly before: string; readonly after: string };
  readonly readings: readonly ClaimReading[];
  /** What confirming it would change in present states; empty where it would change none. */
  readonly changes: readonly StateChange[];
  /** Id of the latest decision on it, taken back or not; `null` where there is none. A new decision names it as `last`. */
  readonly last: string | null;
}

/** Claims that no one has confirmed. */
export interface PendingClaims {
  /** Most consequential first: those that would open or close a channel, those that would change a state otherwise, the others; newest first among equals. */
  readonly claims: readonly ReviewClaim[];
  /** How many there are in all. */
  readonly total: number;
}

/** Who decides, and why. */
export interface Grounds {
  readonly by: Reviewer;
  /** Needed for whatever is not simply confirmed or rejected. */
  readonly reason?: string;
  /** Web address, or id of an article; needed for an addition. */
  readonly source?: string;
}

/** A decision to be made on a claim. */
export type DecisionOrder = Grounds & {
  /** Id of the claim. */
  readonly claim: string;
  /** `last` of the claim as the analyst saw it. */
  readonly last: string | null;
} & (
    | { readonly kind: 'confirm' | 'reject' | 'dispute' | 'retract' }
    /** What is not given stays as it is. */
    | { readonly kind: 'correct'; readonly values: Partial<EventValues> }
    /** Id of the claim that is the same event. */
    | { readonly kind: 'merge'; readonly other: string }
    /** Id of the source, one of the event's reports, that speaks of another event, and what is known of that one. */
    | { readonly kind: 'split'; readonly report: string; readonly values: Partial<EventValues> }
  );

/** An event that no source reports. */
export type Addition = Grounds & { readonly values: EventValues };

/** What became of a decision. All who are involved can be told it. */
export type DecisionResult =
  | {
      readonly outcome: 'accepted';
      readonly decision: StoredDecision;
      /** The event as it stands now, rejected or not; `undefined` where there is none any more. */
      readonly claim: ReviewClaim | undefined;
    }
  /** Somebody decided on it before; nothing was changed. `decision` says who, what and when. */
  | { readonly outcome: 'already-decided'; readonly decision: StoredDecision }
  /** There is no such event any more: its articles were corrected, or are read otherwise. Nothing was changed. */
  | { readonly outcome: 'gone'; readonly claim: string };

/** A claim that a conversation is to be given, leased to the caller. */
export interface LeasedClaim {
  readonly claim: ReviewClaim;
  /** More than 1 where an earlier attempt may have arrived: look for it by `key` before posting. */
  readonly tries: number;
  /** Names the post for ever, as `SendOptions.key`. */
  readonly key: string;
}

/** A claim as it was posted somewhere. */
export interface PostedClaim {
  readonly claim: string;
  readonly destination: Destination;
  /** The platform's id of the post; `null` where it has none. */
  readonly post: string | null;
}

/** Articles with the events that they report by what was decided, as JSON Lines. */
export interface LabelledArticles {
  /** `{id, title, published, outlet, url, lang, text}` */
  readonly articles: readonly string[];
  /** `{id, events}` */
  readonly labels: readonly string[];
  /** Articles that have an event without a decision. */
  readonly leftOut: number;
}

/** Which claims a conversation is given. */
export interface OfferOptions {
  /** Only claims that would change a present state. */
  readonly changing?: boolean;
  /** Only claims that were first found at this instant (ISO 8601 in UTC) or later. */
  readonly foundSince?: string;
  /** How many the conversation is given within an hour, those of other briefs included. */
  readonly perHour?: number;
}

/**
 * Human review of one brief's events. Every decision is recorded with who, when, why, and what it changed. Throws a `BackchannelError`:
 * QUESTION_INVALID where a decision cannot be carried out as it is given, NOT_FOUND for an unknown decision, DATA_UNUSABLE where the
 * store fails.
 */
export interface ReviewService {
  /** Reported events that no one has confirmed; `limit` of them (20 by default) in full. */
  pending(options?: { readonly limit?: number; readonly channel?: string }): Promise<PendingClaims>;
  /** The event with this id or the beginning of one, decided or not; `undefined` where there is none, or several begin so. */
  claim(id: string): Promise<ReviewClaim | undefined>;
  /** The id of an event. */
  idOf(event: Pick<HistoryEvent, 'channel' | 'action' | 'date'>): string;
  decide(order: DecisionOrder): Promise<DecisionResult>;
  add(addition: Addition): Promise<DecisionResult>;
  /** Reverses a decision, also an `undo`. The later of two decisions on one event is reversed first: else the result names it as `already-decided`. */
  undo(decision: string, grounds: Grounds): Promise<DecisionResult>;
  /** All decisions, or those on an event, newest first. */
  history(claim?: string): Promise<readonly StoredDecision[]>;
  /** All decisions as YAML, one document each, oldest first. */
  exportDecisions(): Promise<string>;
  /** Adds the decisions of such a text that are not here yet. @throws BackchannelError INPUT_UNREADABLE */
  importDecisions(yaml: string): Promise<{ readonly added: number; readonly known: number }>;
  /** What was decided, as articles with labels, by which extractors are measured. */
  labels(): Promise<LabelledArticles>;
  /** The next claim that the destination was not given yet; call `posted` or `returned` afterwards. `undefined` where there is none, or not within this hour. */
  lease(destination: Destination, options?: OfferOptions): Promise<LeasedClaim | undefined>;
  /** Records that a leased claim was posted; it is not given to the destination again. */
  posted(destination: Destination, claim: string, post: string | null): Promise<void>;
  /** Gives a lease back where the claim was surely not posted. */
  returned(destination: Destination, claim: string): Promise<void>;
  /** Where a claim was posted: these posts say what was decided on it. */
  posts(claim: string): Promise<readonly PostedClaim[]>;
}
