import type { StoredDecision } from '../domain/decision.ts';
import type { DecisionResult, ReviewClaim } from '../domain/review-service.ts';
import type { Json } from './command.ts';
import { eventJson } from './event-json.ts';

/** A claim: `{id, standing, rejected, event, sentence, context, article, readings, changes, last}`. */
export function reviewClaimJson(claim: ReviewClaim): Json {
  const { id, standing, rejected, event, report, context, readings, changes, last } = claim;
  const { id: article, title, outlet, url, published } = report.source;
  return {
    id,
    standing,
    rejected,
    event: eventJson(event),
    sentence: report.event.evidence,
    context: { ...context },
    article: { id: article, title, outlet, url, published },
    readings: readings.map(({ extractor, counts, found }) => ({
      extractor,
      counts,
      found: found.map((one) => ({ ...one })),
    })),
    changes: changes.map((change) => ({ ...change })),
    last,
  };
}

/** A decision with who made it, when, why, and what it changed; `values`, `other`, `report` and `undoes` where its kind has them. */
export function storedDecisionJson(decision: StoredDecision): Json {
  const { seen: _, by, target, before, after, ...rest } = decision;
  const { reports, ...key } = target;
  return {
    ...(JSON.parse(JSON.stringify(rest)) as { readonly [key: string]: Json }),
    by: { ...by },
    target: { ...key, reports: reports.map((report) => ({ ...report })) },
    before: before === null ? null : { ...before },
    after: after === null ? null : { ...after },
  };
}

/** What became of a decision: `{outcome, decision, claim}`, as far as there are. */
export function decisionResultJson(result: DecisionResult): Json {
  if (result.outcome === 'gone') return { outcome: result.outcome, claim: result.claim };
  const decision = storedDecisionJson(result.decision);
  if (result.outcome === 'already-decided') return { outcome: result.outcome, decision };
  const { claim } = result;
  return { outcome: result.outcome, decision, claim: claim === undefined ? null : reviewClaimJson(claim) };
}
