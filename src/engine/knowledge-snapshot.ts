import type { Brief } from '../domain/brief.ts';
import { type Checkpoint, type FirstSeen, isSeenBy } from '../domain/checkpoint.ts';
import { type Day, dayOf } from '../domain/dates.ts';
import type { History, HistoryEvent, Report } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';
import { merge } from '../merge/index.ts';
import { fold } from '../status/index.ts';
import { createRevisionMemo } from '../text/memo.ts';
import type { StoredReports } from './history-cache.ts';

/** What the program knew at a cut. */
export interface KnowledgeSnapshot {
  /** The cut's day in UTC. */
  readonly day: Day;
  readonly histories: ReadonlyMap<string, History>;
  readonly statuses: readonly Status[];
  /** Whether the event, or a report that it is made of, counted for anything at the cut. */
  counts(event: HistoryEvent): boolean;
  /** Whether the text in which the report stands was the article's present one at the cut. */
  has(report: Report): boolean;
}

/** Checkpoints whose snapshots are kept. */
const MAX_SNAPSHOTS = 16;

/** Snapshots of a brief by checkpoint; those of two checkpoints between which nothing came in are one. */
export function createSnapshotCache(
  brief: Brief,
  reportsOf: () => Promise<StoredReports>,
): (checkpoint: Checkpoint) => Promise<KnowledgeSnapshot> {
  const memo = createRevisionMemo<string, KnowledgeSnapshot>(MAX_SNAPSHOTS);
  return async (checkpoint) => {
    const { revision, reports } = await reportsOf();
    const isSeen = (seen: FirstSeen | undefined) => seen !== undefined && isSeenBy(seen, checkpoint);
    const seen = reports.filter((report) => report.seen === undefined || isSeen(report.seen));
    const present = seen.filter((report) => !isSeen(report.gone));
    const day = dayOf(checkpoint.at);
    const key = `${day} ${checkpoint.revision === undefined} ${seen.length} ${present.length}`;
    return memo(revision, key, () => createSnapshot(brief, present, day));
  };
}

/**
 * What was read by the cut and published by its day counts, and of that what had happened by then. An article without a date counts
 * since it was read. Facts of the chronology have no instant of reading: they count from the day on which they were published.
 */
function createSnapshot(brief: Brief, present: readonly Report[], day: Day): KnowledgeSnapshot {
  const histories = merge(present.map(unwithdrawn), { knownOn: day, undated: true });
  const events = [...histories.values()].flat();
  const counted = events.filter((event) => event.known <= day && effectiveDay(event) <= day);
  const texts = new Set(present);
  const keys = new Set(counted.flatMap((event) => event.reports.map(keyOf)));
  return {
    day,
    histories,
    statuses: fold(brief.channels, histories, { asOf: day, knownOn: day }),
    counts: (event) => event.reports.some((report) => keys.has(keyOf(report))),
    has: (report) => texts.has(report),
  };
}

/** The report as it stood while its text was the present one. */
function unwithdrawn(report: Report): Report {
  const { withdrawn, ...source } = report.source;
  return withdrawn === undefined ? report : { ...report, source };
}

/** Tells reports apart by source and event. */
function keyOf({ source, event }: Report): string {
  const { kind, id, url, outlet } = source;
  return JSON.stringify([kind, id, url, outlet, event.channel, event.action, event.date]);
}
