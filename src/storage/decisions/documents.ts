import type {
  Decision,
  DecisionContent,
  DecisionTarget,
  EventSnapshot,
  EventValues,
  ReportKey,
  Reviewer,
} from '../../domain/decision.ts';
import { ACTIONS, DECISION_KINDS, type EventKey, FORMS } from '../../domain/event.ts';
import { STATES } from '../../domain/status.ts';
import { list, object, oneOf, text, textOrNull } from '../sql/decode.ts';

const CONFIRMATIONS = ['chronology', 'analyst', 'official', 'attribution', 'outlets'] as const;

/** A decision of a JSON document. Throws DATA_UNUSABLE where it is none. */
export function toDecision(value: unknown): Decision {
  const document = object(value);
  return {
    id: text(document.id),
    at: text(document.at),
    brief: text(document.brief),
    by: toReviewer(document.by),
    target: toTarget(document.target),
    reason: textOrNull(document.reason ?? null),
    source: textOrNull(document.source ?? null),
    before: toSnapshot(document.before),
    after: toSnapshot(document.after),
    ...toContent(document),
  };
}

function toContent(document: Readonly<Record<string, unknown>>): DecisionContent {
  const kind = oneOf(DECISION_KINDS, document.kind);
  switch (kind) {
    case 'correct':
    case 'add':
      return { kind, values: toValues(document.values) };
    case 'merge':
      return { kind, other: toTarget(document.other) };
    case 'split':
      return { kind, report: toReportKey(document.report), values: toValues(document.values) };
    case 'undo':
      return { kind, undoes: text(document.undoes) };
    default:
      return { kind };
  }
}

function toReviewer(value: unknown): Reviewer {
  const { platform, id, name } = object(value);
  return { platform: text(platform), id: text(id), name: text(name) };
}

function toKey(value: unknown): EventKey {
  const { channel, action, date } = object(value);
  return { channel: text(channel), action: oneOf(ACTIONS, action), date: text(date) };
}

function toTarget(value: unknown): DecisionTarget {
  return { ...toKey(value), reports: list(object(value).reports ?? []).map(toReportKey) };
}

function toReportKey(value: unknown): ReportKey {
  const { source, evidence } = object(value);
  return { source: text(source), evidence: text(evidence) };
}

function toValues(value: unknown): EventValues {
  const { form, place, actors, note } = object(value);
  return {
    ...toKey(value),
    ...(form !== undefined && { form: oneOf(FORMS, form) }),
    ...(place !== undefined && { place: text(place) }),
    ...(actors !== undefined && { actors: list(actors).map(text) }),
    ...(note !== undefined && { note: text(note) }),
  };
}

function toSnapshot(value: unknown): EventSnapshot | null {
  if (value === null || value === undefined) return null;
  const { confirmed, state } = object(value);
  return {
    ...toKey(value),
    confirmed: confirmed === false ? false : oneOf(CONFIRMATIONS, confirmed),
    state: oneOf(STATES, state),
  };
}
