import { type StoredDecision, standingDecisions } from '../domain/decision.ts';
import type { Report } from '../domain/event.ts';
import { type Authority, type MergeOptions, merge, toEvent } from '../merge/index.ts';
import { addedReports, type ReviewedHistories, review } from '../review/index.ts';

/** Merges reports to histories, and applies to them what people decided. `decisions` are those made until then. */
export function reviewedHistories(
  reports: readonly Report[],
  decisions: readonly StoredDecision[],
  options: MergeOptions & { readonly authority: Authority },
): ReviewedHistories {
  const standing = standingDecisions(decisions);
  const histories = merge([...reports, ...addedReports(standing)], options);
  return review(histories, standing, (channel, happening) => toEvent(channel, happening, options.authority));
}
