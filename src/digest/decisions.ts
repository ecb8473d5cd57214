import { type Decision, standingDecisions } from '../domain/decision.ts';

/**
 * What was decided between two moments, oldest first: decisions that were made and stand, and reversals of earlier ones. What was
 * decided and taken back in between is left out.
 */
export function decisionsBetween(
  before: readonly Decision[],
  after: readonly Decision[],
): readonly Decision[] {
  const known = new Set(before.map(({ id }) => id));
  const [stood, stand] = [idsOf(before), idsOf(after)];
  const isReversal = (decision: Decision) =>
    decision.kind === 'undo' && stood.has(decision.undoes) !== stand.has(decision.undoes);
  return after.filter(
    (decision) => !known.has(decision.id) && (stand.has(decision.id) || isReversal(decision)),
  );
}

function idsOf(decisions: readonly Decision[]): ReadonlySet<string> {
  return new Set(standingDecisions(decisions).map(({ id }) => id));
}
