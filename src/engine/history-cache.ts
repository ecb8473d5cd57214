import { type Day, dayOf } from '../domain/dates.ts';
import type { StoredDecision } from '../domain/decision.ts';
import type { Report } from '../domain/event.ts';
import type { Authority } from '../merge/index.ts';
import type { ReviewedHistories } from '../review/index.ts';
import type { DecisionStore, EventStore, RevisionCounter, SketchStore } from '../storage/contracts.ts';
import { createGroup, withStories } from '../stories/index.ts';
import { createRevisionMemo } from '../text/memo.ts';
import { reviewedHistories } from './reviewed-histories.ts';

/** All reports at one state of the store, and what people decided about them. */
export interface StoredReports {
  readonly revision: number;
  readonly reports: readonly Report[];
  /** Oldest first, those that were taken back among them. */
  readonly decisions: readonly StoredDecision[];
}

/**
 * The facts and the store's reports of a brief, each with its story; read again only after something in the store changed. `preferred`: the only extractor
 * whose events may confirm a state; every one where none is named.
 */
export function createReportCache(
  brief: string,
  store: Pick<EventStore, 'reports'> &
    Pick<SketchStore, 'sketches'> &
    RevisionCounter & { readonly decisions: Pick<DecisionStore, 'list'> },
  facts: readonly Report[],
  preferred?: string,
): () => Promise<StoredReports> {
  let told: StoredReports | undefined;
  const group = createGroup();
  return async () => {
    const revision = await store.revision(brief);
    if (told?.revision !== revision) {
      const [reports, sketches, decisions] = await Promise.all([
        store.reports(brief),
        store.sketches(brief),
        store.decisions.list(brief),
      ]);
      const byArticle = new Map(sketches.map((sketch) => [sketch.article, sketch]));
      const weighed =
        preferred === undefined ? reports : reports.map((report) => provisional(report, preferred));
      told = { revision, reports: [...facts, ...withStories(weighed, byArticle, group)], decisions };
    }
    return told;
  };
}

/** What another extractor found counts, as long as the preferred one has not read the article, but confirms nothing. */
function provisional(report: Report, preferred: string): Report {
  if (report.extractor === undefined || report.extractor === preferred) return report;
  return { ...report, event: { ...report.event, confidence: 0 } };
}

/** Days whose knowledge is kept. */
const MAX_DAYS = 8;

/** Histories as of a day's knowledge, merged again only where the reports are new. */
export function createHistoryCache(
  reportsOf: () => Promise<StoredReports>,
  authority: Authority,
): (knownOn?: Day) => Promise<ReviewedHistories> {
  const memo = createRevisionMemo<Day | undefined, ReviewedHistories>(MAX_DAYS);
  return async (knownOn) => {
    const { revision, reports, decisions } = await reportsOf();
    return memo(revision, knownOn, () => {
      const made = decisions.filter(({ at }) => knownOn === undefined || dayOf(at) <= knownOn);
      return reviewedHistories(reports, made, { authority, ...(knownOn !== undefined && { knownOn }) });
    });
  };
}
