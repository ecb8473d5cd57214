import type { Finding } from '../patterns/index.ts';
import type { JudgedCandidate } from './judge.ts';
import { tendencyOf } from './patterns.ts';

/** Candidates that are less likely than this are not worth a line. */
const MIN_SHOWN = 0.05;

/** What the patterns saw in each clause, with the model's last word, and behind each sentence what the model made of it. */
export function explain(
  findings: readonly Finding[],
  judged: readonly JudgedCandidate[],
  threshold: number,
): readonly Finding[] {
  const confirmed = judged.filter(({ confidence }) => confidence >= threshold);
  const seen = findings.map(
    (finding): Finding => ({
      ...finding,
      outcomes: finding.outcomes.map((outcome) => {
        const stands = confirmed.some(
          ({ candidate, option }) =>
            candidate.channel.id === outcome.channel &&
            candidate.action === tendencyOf(outcome.action) &&
            (outcome.date === null ||
              outcome.date.startsWith(option.date) ||
              option.date.startsWith(outcome.date)),
        );
        return outcome.event && !stands
          ? { ...outcome, event: false, reason: 'not confirmed by the model' }
          : outcome;
      }),
    }),
  );
  return seen.flatMap((finding, at) => {
    const next = seen[at + 1];
    const last = next?.sentence !== finding.sentence || next.paragraph !== finding.paragraph;
    const own = judged.filter(
      ({ candidate, confidence }) =>
        confidence >= MIN_SHOWN &&
        candidate.analysis.sentence.text === finding.sentence &&
        candidate.analysis.sentence.paragraph === finding.paragraph,
    );
    return last && own.length > 0 ? [finding, modelFinding(finding, own, threshold)] : [finding];
  });
}

function modelFinding(finding: Finding, judged: readonly JudgedCandidate[], threshold: number): Finding {
  return {
    ...finding,
    clause: finding.sentence,
    cues: [],
    channels: [...new Set(judged.map(({ candidate }) => candidate.channel.id))],
    verdict: `judged by the model (an event from ${threshold.toFixed(2)})`,
    outcomes: judged.map(({ candidate, option, confidence }) => ({
      channel: candidate.channel.id,
      action: candidate.action,
      date: option.date,
      event: confidence >= threshold,
      reason: `confidence ${confidence.toFixed(2)}; ${[...candidate.reasons].join(', ')}; dated by ${option.source}`,
    })),
  };
}
