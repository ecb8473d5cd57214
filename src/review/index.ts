import type { PartialDate } from '../domain/dates.ts';
import {
  type Decision,
  type DecisionTarget,
  type EventValues,
  keyOfEvent,
  REMOVING,
} from '../domain/decision.ts';
import type { EventKey, History, HistoryEvent, Report } from '../domain/event.ts';
import { compareEvents } from '../domain/history.ts';
import { corrected, eventOfWord } from './analyst-report.ts';
import { confirmedBy, marked, unconfirmed } from './marks.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

export { addedReports } from './analyst-report.ts';

/** Histories after people decided. */
export interface ReviewedHistories {
  /** What counts, by channel id. */
  readonly histories: ReadonlyMap<string, History>;
  /** What was rejected or retracted, by channel id; it counts for nothing. */
  readonly rejected: ReadonlyMap<string, History>;
}

/** Makes one event of reports of a channel: what the articles say of it, without a decision. */
export type Rebuild = (
  channel: string,
  happening: { readonly date: PartialDate; readonly reports: readonly Report[] },
) => HistoryEvent;

/**
 * Applies standing decisions to merged histories, in their order; of two on one event the later one counts. A confirmation or correction of an event
 * that no source reports any more stands on the analyst's word; any other decision without its event has no effect.
 * Additions are among the histories already (`addedReports`). Pure: without the decisions, the histories are as before.
 */
export function review(
  histories: ReadonlyMap<string, History>,
  decisions: readonly Decision[],
  rebuild: Rebuild,
): ReviewedHistories {
  if (decisions.length === 0) return { histories, rejected: new Map() };
  const set = createWorkingSet(histories);
  for (const decision of decisions) apply(set, decision, rebuild);
  const [counted, rejected] = [new Map(histories), new Map<string, History>()];
  for (const [channel, events] of set.changed()) {
    const inOrder = events.toSorted(compareEvents);
    const own = inOrder.filter((event) => !isRejected(event));
    const out = inOrder.filter(isRejected);
    if (own.length > 0 || histories.has(channel)) counted.set(channel, own);
    if (out.length > 0) rejected.set(channel, out);
  }
  return { histories: counted, rejected };
}

/** Whether the last word on an event is that it does not count. */
export function isRejected({ decisions }: HistoryEvent): boolean {
  const last = decisions?.at(-1);
  return last !== undefined && REMOVING.includes(last.kind);
}

function apply(set: WorkingSet, decision: Decision, rebuild: Rebuild): void {
  switch (decision.kind) {
    case 'confirm':
      confirm(set, decision);
      break;
    case 'reject':
    case 'retract':
    case 'dispute':
      takeBack(set, decision);
      break;
    case 'correct':
      correct(set, decision, decision.values);
      break;
    case 'add':
      add(set, decision, decision.values);
      break;
    case 'merge':
      join(set, decision, decision.other, rebuild);
      break;
    case 'split':
      split(set, decision, rebuild);
      break;
    case 'undo':
      break;
  }
}

function confirm(set: WorkingSet, decision: Decision): void {
  const { target } = decision;
  const found = set.find(target) ?? set.findLike(target);
  const event = found ?? eventOfWord(decision, target);
  put(set, found, marked(confirmedBy(event, decision), decision));
}

function takeBack(set: WorkingSet, decision: Decision): void {
  const found = set.find(decision.target);
  if (found !== undefined) put(set, found, marked(unconfirmed(found), decision));
}

/** Where the corrected event is known already, the two are one. */
function correct(set: WorkingSet, decision: Decision, values: EventValues): void {
  const { target } = decision;
  const found = set.find(target) ?? set.findLike(target);
  const event = corrected(found ?? eventOfWord(decision, values), decision, values);
  const own = marked(confirmedBy(event, decision), decision, target);
  const other = set.findLike(values);
  const joined = other === undefined || other === found ? own : together(own, other);
  set.replace(
    [...new Set([other, found])].filter((event) => event !== undefined),
    joined,
  );
}

function add(set: WorkingSet, decision: Decision, values: EventValues): void {
  const found = set.findLike(values);
  if (found !== undefined) put(set, found, marked(confirmedBy(found, decision), decision));
}

function join(set: WorkingSet, decision: Decision, second: DecisionTarget, rebuild: Rebuild): void {
  const [event, other] = [set.find(decision.target), set.find(second)];
  if (event === undefined || other === undefined || event === other) return;
  const both = together(event, other);
  const { confirmed } = rebuild(event.channel, { date: event.date, reports: both.reports });
  const joined = both.confirmed === undefined && confirmed !== undefined ? { ...both, confirmed } : both;
  set.replace([event, other], marked(joined, decision, other));
}

/** The first event, with the reports of the second. */
function together(event: HistoryEvent, other: HistoryEvent): HistoryEvent {
  const confirmed = event.confirmed ?? other.confirmed;
  const decisions = [...(other.decisions ?? []), ...(event.decisions ?? [])];
  return {
    ...event,
    known: event.known < other.known ? event.known : other.known,
    actors: [...new Set([...event.actors, ...other.actors])],
    reports: [...event.reports, ...other.reports],
    ...(confirmed !== undefined && { confirmed }),
    ...(decisions.length > 0 && { decisions }),
  };
}

function split(set: WorkingSet, decision: Decision & { readonly kind: 'split' }, rebuild: Rebuild): void {
  const { target, report: key, values } = decision;
  const event = set.find(target);
  const isMeant = ({ event: { evidence }, source }: Report) =>
    source.id === key.source && evidence === key.evidence;
  const report = event?.reports.find(isMeant);
  const rest = event?.reports.filter((one) => !isMeant(one)) ?? [];
  if (event === undefined || report === undefined || rest.length === 0) return;
  const { date, channel } = event;
  const remaining = keyed({ ...rebuild(channel, { date, reports: rest }), ...decided(event) }, event);
  put(set, event, marked(remaining, decision));
  const apart = keyed(rebuild(values.channel, { date: values.date, reports: [report] }), values);
  const other = set.findLike(values);
  const own = marked(apart, decision, target);
  set.replace(other === undefined ? [] : [other], other === undefined ? own : together(other, own));
}

/** What people decided about an event, and what follows from it. */
function decided({ confirmed, decisions }: HistoryEvent): Partial<HistoryEvent> {
  return {
    ...(confirmed?.by === 'analyst' && { confirmed }),
    ...(decisions !== undefined && { decisions }),
  };
}

function keyed(event: HistoryEvent, { channel, action, date }: EventKey): HistoryEvent {
  return { ...event, id: keyOfEvent({ channel, action, date }), channel, action, date };
}

function put(set: WorkingSet, before: HistoryEvent | undefined, event: HistoryEvent): void {
  set.replace(before === undefined ? [] : [before], event);
}
