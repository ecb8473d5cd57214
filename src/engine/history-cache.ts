import type { Day } from '../domain/dates.ts';
import type { History, Report } from '../domain/event.ts';
import { merge } from '../merge/index.ts';
import type { EventStore, RevisionCounter, SketchStore } from '../storage/contracts.ts';
import { createGroup, withStories } from '../stories/index.ts';

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

/** So many days' views of the histories are kept. */
const MAX_VIEWS = 8;

/** Histories as of a day's knowledge, merged anew only where the reports are new. */
export function createHistoryCache(
  tell: () => Promise<StoredReports>,
): (knownOn?: Day) => Promise<ReadonlyMap<string, History>> {
  let revision: number | undefined;
  const views = new Map<Day | undefined, ReadonlyMap<string, History>>();
  return async (knownOn) => {
    const told = await tell();
    if (told.revision !== revision || views.size === MAX_VIEWS) views.clear();
    revision = told.revision;
    const view = views.get(knownOn) ?? merge(told.reports, knownOn === undefined ? {} : { knownOn });
    views.set(knownOn, view);
    return view;
  };
}
