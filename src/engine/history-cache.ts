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

/** The facts and the store's reports of a brief, each with its story; read anew only after something in the store changed. */
export function createReportCache(
  brief: string,
  store: Pick<EventStore, 'reports'> & Pick<SketchStore, 'sketches'> & RevisionCounter,
  facts: readonly Report[],
): () => Promise<StoredReports> {
  let told: StoredReports | undefined;
  const group = createGroup();
  return async () => {
    const revision = await store.revision(brief);
    if (told?.revision !== revision) {
      const [reports, sketches] = await Promise.all([store.reports(brief), store.sketches(brief)]);
      const byArticle = new Map(sketches.map((sketch) => [sketch.article, sketch]));
      told = { revision, reports: [...facts, ...withStories(reports, byArticle, group)] };
    }
    return told;
  };
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
