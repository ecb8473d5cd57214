import type { Brief } from '../domain/brief.ts';
import { type Checkpoint, type FirstSeen, isSeenBy } from '../domain/checkpoint.ts';
import { type Day, dayOf } from '../domain/dates.ts';
import type { StoredDecision } from '../domain/decision.ts';
import type { History, HistoryEvent, Report } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { ChannelRun } from '../domain/status.ts';
import { type Authority, isKnown } from '../merge/index.ts';
import { runsOf } from '../status/index.ts';
import { createRevisionMemo } from '../text/memo.ts';
import type { StoredReports } from './history-cache.ts';
import { reviewedHistories } from './reviewed-histories.ts';

/** What the program knew at a cut. */
export interface KnowledgeSnapshot {
  /** The cut's day in UTC. */
  readonly day: Day;
  readonly histories: ReadonlyMap<string, History>;
  /** What each channel showed on each day until then. */
  readonly runs: ReadonlyMap<string, readonly ChannelRun[]>;
  /** What people had decided by then, oldest first. */
  readonly decisions: readonly StoredDecision[];
  /** Whether the event, or a report that it is made of, counted for anything at the cut. */
  counts(event: HistoryEvent): boolean;
  /** Whether the text in which the report stands was the article's present one at the cut. */
  has(report: Report): boolean;
}

/** Snapshots of what a brief's reports said: at a checkpoint, or for a reader of a day's papers. */
export interface Snapshots {
  /** By what the program had read at the checkpoint. */
  at(checkpoint: Checkpoint): Promise<KnowledgeSnapshot>;
  /** By what had been published until the end of the day, whenever it was read. */
  on(day: Day): Promise<KnowledgeSnapshot>;
}

/** How many snapshots are kept. */
const MAX_SNAPSHOTS = 16;

/** Snapshots of a brief; those of two checkpoints between which nothing came in are one. */
export function createSnapshots(
  brief: Brief,
  authority: Authority,
  reportsOf: () => Promise<StoredReports>,
): Snapshots {
  const memo = createRevisionMemo<string, KnowledgeSnapshot>(MAX_SNAPSHOTS);
  return {
    async at(checkpoint) {
      const { revision, reports, decisions } = await reportsOf();
      const isSeen = (seen: FirstSeen | undefined) => seen !== undefined && isSeenBy(seen, checkpoint);
      const seen = reports.filter((report) => report.seen === undefined || isSeen(report.seen));
      const present = seen.filter((report) => !isSeen(report.gone));
      const day = dayOf(checkpoint.at);
      const made = decisions.filter((decision) => isSeen(decision.seen));
      const key = [day, checkpoint.revision === undefined, seen.length, present.length, made.length].join(
        ' ',
      );
      return memo(revision, key, () => {
        const texts = new Set(present);
        const options = { knownOn: day, undated: true, authority };
        const { histories } = reviewedHistories(present.map(unwithdrawn), made, options);
        return createSnapshot(brief, histories, { day, decisions: made, has: (report) => texts.has(report) });
      });
    },
    async on(day) {
      const { revision, reports, decisions } = await reportsOf();
      return memo(revision, day, () => {
        const made = decisions.filter(({ at }) => dayOf(at) <= day);
        const { histories } = reviewedHistories(reports, made, { knownOn: day, authority });
        return createSnapshot(brief, histories, {
          day,
          decisions: made,
          has: (report) => isKnown(report, day),
        });
      });
    },
  };
}

/**
 * What was known by the end of a day, and of that what had happened by then. An article without a date counts since it was read.
 * Facts of the chronology have no instant of reading: they count from the day on which they were published.
 */
function createSnapshot(
  brief: Brief,
  histories: ReadonlyMap<string, History>,
  { day, decisions, has }: Pick<KnowledgeSnapshot, 'day' | 'decisions' | 'has'>,
): KnowledgeSnapshot {
  const events = [...histories.values()].flat();
  const counted = events.filter((event) => event.known <= day && effectiveDay(event) <= day);
  const keys = new Set(counted.flatMap((event) => event.reports.map(keyOf)));
  return {
    day,
    histories,
    runs: runsOf(brief.channels, histories, { asOf: day, knownOn: day }),
    counts: (event) => event.reports.some((report) => keys.has(keyOf(report))),
    decisions,
    has,
  };
}

/** The report as it stood while its text was the present one. */
function unwithdrawn(report: Report): Report {
  const { withdrawn, ...source } = report.source;
  return withdrawn === undefined ? report : { ...report, source };
}

/** Identifies a report by source and event. */
function keyOf({ source, event }: Report): string {
  const { kind, id, url, outlet } = source;
  return JSON.stringify([kind, id, url, outlet, event.channel, event.action, event.date]);
}
