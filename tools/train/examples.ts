import { createHash } from 'node:crypto';
import type { Article } from '../../src/domain/article.ts';
import type { ChannelEvent } from '../../src/domain/event.ts';
import type { CandidateClaim } from '../../src/extract/rules/claim.ts';
import { tendencyOf } from '../../src/extract/rules/patterns.ts';
import type { Prepared, PreparedCandidate } from '../../src/extract/rules/prepare.ts';
import { strict } from '../eval/measures.ts';
import type { Example } from './logistic.ts';

/** A labelled article, prepared. */
export interface TrainingArticle {
  readonly article: Article;
  readonly gold: readonly ChannelEvent[];
  readonly prepared: Prepared;
  /** The patterns were written with it at hand. */
  readonly familiar: boolean;
}

/** How much a candidate counts against the model whose event the article does report, in another sentence. */
const REPEAT_WEIGHT = 0.3;
const FOLDS = 5;

/** The fold of an article: outlets stay together. */
export function foldOf({ outlet }: Article): number {
  const [first = 0] = createHash('sha256').update(`fold ${outlet}`).digest();
  return first % FOLDS;
}

export const folds = Array.from({ length: FOLDS }, (_, fold) => fold);

/** Candidates as examples: one is positive where a label's evidence lies in its sentence. */
export function mentionExamples({ prepared, gold }: TrainingArticle): readonly Example[] {
  return prepared.candidates.map((one) => {
    const own = labelsOf(one, gold);
    const here = evidenced(one, own);
    const repeats = here.length === 0 && own.length > 0;
    return { features: one.features, positive: here.length > 0, ...(repeats && { weight: REPEAT_WEIGHT }) };
  });
}

/** The dates of positive candidates as examples, where one of them is right. */
export function dateExamples({ prepared, gold }: TrainingArticle): readonly Example[] {
  return prepared.candidates.flatMap((one) => {
    const own = evidenced(one, labelsOf(one, gold));
    if (own.length === 0) return [];
    const examples = one.options().map(({ option, features }) => ({
      features,
      positive: own.some((event) => strict(event, { ...event, date: option.date })),
    }));
    return examples.some(({ positive }) => positive) ? examples : [];
  });
}

/** Whether the claim is one of the labelled events. */
export function isRight({ candidate, option }: CandidateClaim, gold: readonly ChannelEvent[]): boolean {
  const claimed = { channel: candidate.channel.id, action: candidate.action, date: option.date };
  return gold.some((event) => strict(event, claimed));
}

function labelsOf({ candidate }: PreparedCandidate, gold: readonly ChannelEvent[]): readonly ChannelEvent[] {
  return gold.filter(
    ({ channel, action }) => channel === candidate.channel.id && tendencyOf(action) === candidate.action,
  );
}

function evidenced(
  { candidate }: PreparedCandidate,
  labels: readonly ChannelEvent[],
): readonly ChannelEvent[] {
  const { text } = candidate.analysis.sentence;
  return labels.filter(({ evidence }) => isEvidence(evidence, text));
}

/** Whether a sentence holds a label's evidence, or part of it. */
export function isEvidence(evidence: string, sentence: string): boolean {
  return meet(letters(evidence), letters(sentence));
}

/** Characters of an overlap between the end of the one and the beginning of the other. */
const MIN_OVERLAP = 12;
const MIN_SENTENCE = 4;

function meet(evidence: string, sentence: string): boolean {
  if (sentence.length < MIN_SENTENCE) return false;
  if (evidence.includes(sentence) || sentence.includes(evidence)) return true;
  for (let size = Math.min(evidence.length, sentence.length); size >= MIN_OVERLAP; size -= 1)
    if (evidence.endsWith(sentence.slice(0, size)) || sentence.endsWith(evidence.slice(0, size))) return true;
  return false;
}

function letters(text: string): string {
  return text.replace(/[\s#*“”"'’‘「」『』]/g, '');
}
