import { today } from '../../clock.ts';
import { classOf, compareDecisions, eventsOf, type StoredDecision } from '../../domain/decision.ts';
import { claimIdOf } from '../../domain/decision-id.ts';
import type { EventKey, HistoryEvent, Report } from '../../domain/event.ts';
import { effectiveDay } from '../../domain/history.ts';
import type { ClaimReading, ReviewClaim, StateChange } from '../../domain/review-service.ts';
import type { Authority } from '../../merge/index.ts';
import { isRejected, type ReviewedHistories } from '../../review/index.ts';
import { createRevisionMemo } from '../../text/memo.ts';
import { type Consequences, createConsequences, weightOf } from './consequences.ts';
import { contextOf } from './context.ts';
import type { ReviewServiceParts } from './parts.ts';

/** An event that waits for a decision, and what confirming it would change. */
export interface RankedClaim {
  readonly event: HistoryEvent;
  readonly changes: readonly StateChange[];
}

/** The events of a brief as claims. */
export interface Claims {
  /** Those that no one has confirmed, most consequential first. */
  pending(): Promise<readonly RankedClaim[]>;
  /** The event with this id or the only one whose id begins so, rejected or not. */
  find(id: string): Promise<HistoryEvent | undefined>;
  /** All that people need to decide on an event. */
  describe(event: HistoryEvent): Promise<ReviewClaim>;
  /** The latest decision on an event, taken back or not. */
  last(event: HistoryEvent): Promise<StoredDecision | undefined>;
}

/** Claims by the present state of the store. */
export function createClaims(parts: ReviewServiceParts): Claims {
  const { brief, authority, clock, told, reviewed } = parts;
  const memo = createRevisionMemo<string, readonly RankedClaim[]>(1);
  const consequences = async (): Promise<Consequences> =>
    createConsequences(brief, (await reviewed()).histories, today(clock));
  const last = async (event: HistoryEvent) => lastDecision(event, (await told()).decisions);
  return {
    async pending() {
      const { revision } = await told();
      const [histories, changesOf] = [await reviewed(), await consequences()];
      const day = today(clock);
      return memo(revision, day, () =>
        waiting(histories, authority)
          .filter((event) => effectiveDay(event) <= day)
          .map((event) => ({ event, changes: changesOf(event) }))
          .toSorted(compareClaims),
      );
    },
    async find(id) {
      const found = allEvents(await reviewed()).filter((event) => claimIdOf(event).startsWith(id));
      return found.find((event) => claimIdOf(event) === id) ?? (found.length === 1 ? found[0] : undefined);
    },
    async describe(event) {
      const report = event.reports.find(({ source }) => source.kind === 'article') ?? event.reports[0];
      if (report === undefined) throw new Error(`event without a report: ${event.id}`);
      return {
        id: claimIdOf(event),
        event,
        standing: standingOf(event),
        rejected: isRejected(event),
        report,
        context: await contextOf(parts.store, report),
        readings: await readingsOf(parts, event, report),
        changes: event.confirmed === undefined ? (await consequences())(event) : [],
        last: (await last(event))?.id ?? null,
      };
    },
    last,
  };
}

/** The latest decision that concerns the event under its present key, or that it shows. */
function lastDecision(event: HistoryEvent, decisions: readonly StoredDecision[]): StoredDecision | undefined {
  const id = claimIdOf(event);
  const shown = new Set(event.decisions?.map((mark) => mark.id));
  return decisions
    .filter((decision) => shown.has(decision.id) || eventsOf(decision).some((key) => claimIdOf(key) === id))
    .toSorted(compareDecisions)
    .at(-1);
}

function standingOf({ confirmed, decisions }: HistoryEvent): ReviewClaim['standing'] {
  if (confirmed !== undefined && confirmed.by !== 'analyst') return 'confirmed';
  return confirmed !== undefined || isSettled(decisions?.at(-1)?.kind) ? 'decided' : 'pending';
}

/** A merger or separation says nothing of whether the event happened. */
function isSettled(kind: NonNullable<HistoryEvent['decisions']>[number]['kind'] | undefined): boolean {
  return kind !== undefined && kind !== 'merge' && kind !== 'split';
}

function waiting({ histories, rejected }: ReviewedHistories, authority: Authority): readonly HistoryEvent[] {
  const open = [...histories.values()].flat().filter((event) => event.confirmed === undefined);
  return [...open, ...[...rejected.values()].flat()].filter(
    (event) => standingOf(event) === 'pending' || isSupportedSince(event, authority),
  );
}

/** Whether what was found after an event was rejected or disputed would confirm it: people look at it once more. */
function isSupportedSince({ channel, reports, decisions }: HistoryEvent, authority: Authority): boolean {
  const at = decisions?.at(-1)?.at;
  if (at === undefined || !reports.some(({ seen }) => seen !== undefined && seen.at > at)) return false;
  const before = reports.filter(({ seen }) => seen === undefined || seen.at <= at);
  const [was, is] = [authority.confirm(channel, before), authority.confirm(channel, reports)];
  return is !== undefined && was === undefined;
}

function allEvents({ histories, rejected }: ReviewedHistories): readonly HistoryEvent[] {
  return [...histories.values(), ...rejected.values()].flat();
}

function compareClaims(a: RankedClaim, b: RankedClaim): number {
  const [dayA, dayB] = [effectiveDay(a.event), effectiveDay(b.event)];
  return (
    weightOf(b.changes) - weightOf(a.changes) ||
    (dayA > dayB ? -1 : dayA < dayB ? 1 : 0) ||
    (a.event.id < b.event.id ? -1 : 1)
  );
}

async function readingsOf(
  { brief, store }: ReviewServiceParts,
  event: EventKey,
  { source }: Report,
): Promise<readonly ClaimReading[]> {
  if (source.kind !== 'article') return [];
  const readings = await store.readings(brief.name, source.id);
  return readings.map(({ by, counts, events }) => ({
    extractor: by.id,
    counts,
    found: events
      .filter(({ channel }) => channel === event.channel)
      .toSorted((a, b) => Number(isLike(b, event)) - Number(isLike(a, event)))
      .map(({ action, date, confidence }) => ({
        action,
        date,
        ...(confidence !== undefined && { confidence }),
      })),
  }));
}

function isLike(one: EventKey, other: EventKey): boolean {
  return classOf(one.action) === classOf(other.action);
}
