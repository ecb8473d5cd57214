import type { FirstSeen } from './checkpoint.ts';
import type { PartialDate } from './dates.ts';
import type { Action, Confirmation, DecisionKind, EventKey, Form } from './event.ts';
import type { State } from './status.ts';

/** Who decides: a person as a platform knows them; `shell` is the platform of a command line. */
export interface Reviewer {
  readonly platform: string;
  readonly id: string;
  /** The name that readers see. */
  readonly name: string;
}

/** A sentence of a source: an article, a fact of the chronology or an earlier decision. */
export interface ReportKey {
  /** Id of the article, the fact or the decision. */
  readonly source: string;
  /** Verbatim. */
  readonly evidence: string;
}

/** The event that a decision is about, with the reports that it had then. */
export interface DecisionTarget extends EventKey {
  /** Best first. */
  readonly reports: readonly ReportKey[];
}

/** What an analyst says of an event. */
export interface EventValues extends EventKey {
  readonly form?: Form;
  /** Where it took place. */
  readonly place?: string;
  /** Ids of the brief's actors, or names. */
  readonly actors?: readonly string[];
  /** What happened, in the analyst's words. */
  readonly note?: string;
}

/** How an event and its channel stood before or after a decision, for the audit. */
export interface EventSnapshot extends EventKey {
  readonly confirmed: Confirmation['by'] | false;
  /** Present state of the channel. */
  readonly state: State;
}

/** What is decided, without who, when and why. */
export type DecisionContent =
  | { readonly kind: 'confirm' | 'reject' | 'dispute' | 'retract' }
  /** What is true instead; or what happened, where no source reported it. */
  | { readonly kind: 'correct' | 'add'; readonly values: EventValues }
  /** The other event is the same as the target. */
  | { readonly kind: 'merge'; readonly other: DecisionTarget }
  /** The report speaks of another event than the target. */
  | { readonly kind: 'split'; readonly report: ReportKey; readonly values: EventValues }
  /** Id of the decision that it reverses. */
  | { readonly kind: 'undo'; readonly undoes: string };

/** Who decided what about which event, and why. */
export type DecisionDraft = DecisionContent & {
  readonly brief: string;
  readonly by: Reviewer;
  /** Of an addition the event itself, without reports. */
  readonly target: DecisionTarget;
  readonly reason: string | null;
  /** Web address, or id of an article. */
  readonly source: string | null;
  /** `null` where there was no such event before, or is none after it. */
  readonly before: EventSnapshot | null;
  readonly after: EventSnapshot | null;
};

/** A decision that was made. Decisions are only ever added; an `undo` reverses one. */
export type Decision = DecisionDraft & {
  readonly id: string;
  /** ISO 8601 instant in UTC; no two decisions on a brief have the same. */
  readonly at: string;
};

/** A decision with when this store came to have it. */
export type StoredDecision = Decision & { readonly seen: FirstSeen };

/** The decisions that count, in order: an `undo` takes back what it names, and one of an `undo` brings that back. */
export function standingDecisions<D extends Decision>(decisions: readonly D[]): readonly D[] {
  const undone = new Set<string>();
  const standing: D[] = [];
  for (const decision of decisions.toSorted(compareDecisions).toReversed()) {
    if (undone.has(decision.id)) continue;
    if (decision.kind === 'undo') undone.add(decision.undoes);
    else standing.push(decision);
  }
  return standing.reverse();
}

/** Oldest first. */
export function compareDecisions(a: Decision, b: Decision): number {
  const [one, other] = [`${a.at} ${a.id}`, `${b.at} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The events that a decision concerns: a second decision on one of them has to know the first. */
export function eventsOf(decision: DecisionContent & { readonly target: EventKey }): readonly EventKey[] {
  switch (decision.kind) {
    case 'correct':
    case 'split':
      return [decision.target, decision.values];
    case 'merge':
      return [decision.target, decision.other];
    case 'add':
      return [decision.values];
    default:
      return [decision.target];
  }
}

/** `channel/action/date`, in which a contact and a restored contact are one action. */
export function keyOfEvent({ channel, action, date }: EventKey): string {
  return `${channel}/${classOf(action)}/${date}`;
}

/** The action of which `hold` and `resume` are two names. */
export function classOf(action: Action): Action {
  return action === 'resume' ? 'hold' : action;
}

/** Whether two dates may be one day in two time zones; dates without a day have to be equal. */
export function isSameDate(a: PartialDate, b: PartialDate): boolean {
  if (a === b) return true;
  if (a.length < 10 || b.length < 10) return false;
  return Math.abs(Date.parse(a) - Date.parse(b)) <= MS_PER_DAY;
}

const MS_PER_DAY = 86_400_000;

/** Words of kinds that take an event out of the history. */
export const REMOVING: readonly DecisionKind[] = ['reject', 'retract'];
