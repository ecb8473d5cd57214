import { today } from '../../clock.ts';
import {
  compareDecisions,
  type DecisionDraft,
  type DecisionTarget,
  type EventSnapshot,
  type EventValues,
  eventsOf,
  keyOfEvent,
  type StoredDecision,
  standingDecisions,
} from '../../domain/decision.ts';
import { claimIdOf, decisionIdOf } from '../../domain/decision-id.ts';
import { ReaderError } from '../../domain/errors.ts';
import type { EventKey, HistoryEvent } from '../../domain/event.ts';
import { problem } from '../../domain/problem.ts';
import type { Addition, DecisionOrder, DecisionResult, Grounds } from '../../domain/review-service.ts';
import { checkDecision } from '../../review/check-decision.ts';
import type { ReviewedHistories } from '../../review/index.ts';
import { reviewedHistories } from '../reviewed-histories.ts';
import type { Claims } from './claims.ts';
import { statesOf } from './consequences.ts';
import type { ReviewServiceParts } from './parts.ts';

/** What makes decisions: each is checked, compared with what others decided meanwhile, and recorded. */
export function createDecide(parts: ReviewServiceParts, claims: Claims) {
  const { brief, store, clock, told } = parts;
  const record = async (draft: Draft, last: string | null): Promise<DecisionResult> => {
    const full = await withSnapshots(parts, draft);
    checkDecision(full, brief);
    const appended = await store.decisions.append(full, last, clock.now());
    if (appended.outcome === 'already-decided') return appended;
    const event = findKey(await parts.reviewed(), resultOf(full));
    return {
      ...appended,
      claim: event === undefined ? undefined : await claims.describe(event),
    };
  };
  return {
    async decide(order: DecisionOrder): Promise<DecisionResult> {
      const event = await claims.find(order.claim);
      if (event === undefined) return { outcome: 'gone', claim: order.claim };
      const decided = await claims.last(event);
      if (decided !== undefined && decided.id !== order.last)
        return { outcome: 'already-decided', decision: decided };
      const base = { ...groundsOf(order), brief: brief.name, target: targetOf(event) };
      switch (order.kind) {
        case 'correct':
          return record({ ...base, kind: order.kind, values: valuesOf(event, order.values) }, order.last);
        case 'merge': {
          const other = await claims.find(order.other);
          if (other === undefined) return { outcome: 'gone', claim: order.other };
          // Of what was decided on the other event the analyst need not know.
          const last = latest([decided, await claims.last(other)]);
          return record({ ...base, kind: order.kind, other: targetOf(other) }, last?.id ?? null);
        }
        case 'split': {
          const report = event.reports.find(({ source }) => source.id === order.report);
          if (report === undefined) return { outcome: 'gone', claim: order.claim };
          const key = { source: report.source.id, evidence: report.event.evidence };
          const values = valuesOf(report.event, order.values);
          return record({ ...base, kind: order.kind, report: key, values }, order.last);
        }
        default:
          return record({ ...base, kind: order.kind }, order.last);
      }
    },
    async add({ values, ...grounds }: Addition): Promise<DecisionResult> {
      const target = { channel: values.channel, action: values.action, date: values.date, reports: [] };
      const added = (await told()).decisions.filter((one) => eventsOf(one).some(isAt(target)));
      const draft: Draft = { ...groundsOf(grounds), brief: brief.name, target, kind: 'add', values };
      return record(draft, latest(added)?.id ?? null);
    },
    async undo(id: string, grounds: Grounds): Promise<DecisionResult> {
      const { decisions } = await told();
      const decision = findDecision(decisions, id);
      const ids = new Set(eventsOf(decision).map(claimIdOf));
      const concerned = decisions.filter((one) => eventsOf(one).some((key) => ids.has(claimIdOf(key))));
      const blocking = laterThan(decision, concerned);
      if (blocking !== undefined) return { outcome: 'already-decided', decision: blocking };
      const onTarget = decisions.filter((one) => eventsOf(one).some(isAt(decision.target)));
      const base = { ...groundsOf(grounds), brief: brief.name, target: decision.target };
      return record({ ...base, kind: 'undo', undoes: decision.id }, latest(onTarget)?.id ?? null);
    },
  };
}

/** A decision before it is known what it changes. */
type Draft = DecisionDraft extends infer One
  ? One extends unknown
    ? Omit<One, 'before' | 'after'>
    : never
  : never;

function groundsOf({ by, reason, source }: Grounds) {
  const [why, where] = [reason?.trim() ?? '', source?.trim() ?? ''];
  return { by, reason: why === '' ? null : why, source: where === '' ? null : where };
}

function targetOf({ channel, action, date, reports }: HistoryEvent): DecisionTarget {
  const keys = reports.map(({ event, source }) => ({ source: source.id, evidence: event.evidence }));
  return { channel, action, date, reports: keys };
}

function valuesOf({ channel, action, date }: EventKey, values: Partial<EventValues>): EventValues {
  return { channel, action, date, ...values };
}

/** The event that is there afterwards. */
function resultOf(draft: DecisionDraft): EventKey {
  return draft.kind === 'correct' || draft.kind === 'add' ? draft.values : draft.target;
}

/** The draft with how its event stands now and would stand then. */
async function withSnapshots(parts: ReviewServiceParts, draft: Draft): Promise<DecisionDraft> {
  const { reports, decisions } = await parts.told();
  const at = after(parts.clock.now(), decisions);
  const blank: DecisionDraft = { ...draft, before: null, after: null };
  const trial: StoredDecision = { ...blank, id: decisionIdOf(blank, at), at, seen: { at, revision: 0 } };
  const then = reviewedHistories(reports, [...decisions, trial], { authority: parts.authority });
  return {
    ...draft,
    before: snapshot(parts, await parts.reviewed(), draft.target),
    after: snapshot(parts, then, resultOf(blank)),
  };
}

function after(now: string, decisions: readonly StoredDecision[]): string {
  const newest = decisions.reduce((most, { at }) => (at > most ? at : most), '');
  return now > newest ? now : new Date(Date.parse(newest) + 1).toISOString();
}

function snapshot(
  { brief, clock }: ReviewServiceParts,
  known: ReviewedHistories,
  key: EventKey,
): EventSnapshot | null {
  const event = known.histories.get(key.channel)?.find((one) => keyOfEvent(one) === keyOfEvent(key));
  if (event === undefined) return null;
  const { channel, action, date, confirmed } = event;
  const state = statesOf(brief.channels, known.histories, today(clock)).get(channel) ?? 'unknown';
  return { channel, action, date, confirmed: confirmed?.by ?? false, state };
}

function findKey({ histories, rejected }: ReviewedHistories, key: EventKey): HistoryEvent | undefined {
  const events = [...(histories.get(key.channel) ?? []), ...(rejected.get(key.channel) ?? [])];
  return events.find((event) => keyOfEvent(event) === keyOfEvent(key));
}

function findDecision(decisions: readonly StoredDecision[], id: string): StoredDecision {
  const found = decisions.filter((decision) => decision.id.startsWith(id));
  const [only] = found;
  if (only !== undefined && (found.length === 1 || only.id === id)) return only;
  throw new ReaderError('NOT_FOUND', problem('decision.unknown', { typed: id.slice(0, 60) }));
}

/** The decision that has to be reversed before: a later one that stands, or the one that reversed it. */
function laterThan(decision: StoredDecision, others: readonly StoredDecision[]): StoredDecision | undefined {
  const reversal = others.find((one) => one.kind === 'undo' && one.undoes === decision.id);
  const stands = standingDecisions(others);
  if (decision.kind !== 'undo' && !stands.includes(decision)) return reversal ?? decision;
  return stands.filter((one) => compareDecisions(one, decision) > 0).at(-1) ?? reversal;
}

function latest(decisions: readonly (StoredDecision | undefined)[]): StoredDecision | undefined {
  return decisions
    .filter((one) => one !== undefined)
    .toSorted(compareDecisions)
    .at(-1);
}

function isAt(key: EventKey): (other: EventKey) => boolean {
  const id = keyOfEvent(key);
  return (other) => keyOfEvent(other) === id;
}
