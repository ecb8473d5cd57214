import type { Day } from '../domain/dates.ts';
import type { History, Report } from '../domain/event.ts';
import { type Authority, merge } from '../merge/index.ts';
import type { EventStore, RevisionCounter, SketchStore } from '../storage/contracts.ts';
import { createGroup, withStories } from '../stories/index.ts';
import { createRevisionMemo } from '../text/memo.ts';

/** All reports at one state of the store. */
export interface StoredReports {
  readonly revision: number;
  readonly reports: readonly Report[];
}

/**
 * The facts and the store's reports of a brief, each with its story; read again only after something in the store changed. `preferred`: the only extractor
 * whose events may confirm a state; every one where none is named.
 */
export function createReportCache(
  brief: string,
  store: Pick<EventStore, 'reports'> & Pick<SketchStore, 'sketches'> & RevisionCounter,
  facts: readonly Report[],
  preferred?: string,
): () => Promise<StoredReports> {
  let told: StoredReports | undefined;
  const group = createGroup();
  return async () => {
    const revision = await store.revision(brief);
    if (told?.revision !== revision) {
      const [reports, sketches] = await Promise.all([store.reports(brief), store.sketches(brief)]);
      const byArticle = new Map(sketches.map((sketch) => [sketch.article, sketch]));
      const weighed =
        preferred === undefined ? reports : reports.map((report) => provisional(report, preferred));
      told = { revision, reports: [...facts, ...withStories(weighed, byArticle, group)] };
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
): (knownOn?: Day) => Promise<ReadonlyMap<string, History>> {
  const memo = createRevisionMemo<Day | undefined, ReadonlyMap<string, History>>(MAX_DAYS);
  return async (knownOn) => {
    const { revision, reports } = await reportsOf();
    return memo(revision, knownOn, () =>
      merge(reports, { authority, ...(knownOn === undefined ? {} : { knownOn }) }),
    );
  };
}
