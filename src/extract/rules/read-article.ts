import { type Day, firstDay, type PartialDate } from '../../domain/dates.ts';
import type { Sentence } from '../sentences.ts';
import type { Candidate, CandidateFinder } from './candidates.ts';
import type { Analysis, Analyzer } from './tokens.ts';

/** An article's sentences as typed tokens, and what they may be telling. */
export interface ArticleReading {
  readonly analyses: readonly Analysis[];
  readonly candidates: readonly Candidate[];
}

/** Dates are found this many sentences before and behind a candidate, and in the first ones. */
const [BEFORE, BEHIND, LEAD] = [4, 1, 4];

/** Analyses an article's sentences and finds its candidates; dates are found in order, near candidates alone. */
export function readArticle(
  sentences: readonly Sentence[],
  published: Day,
  analyzer: Analyzer,
  findCandidates: CandidateFinder,
): ArticleReading {
  const found = analyzer.find(sentences);
  const undated = sentences.map((sentence, at) => analyzer.analyze(sentence, found[at] ?? [], published));
  const candidates = findCandidates(undated);
  if (candidates.length === 0) return { analyses: undated, candidates };
  const near = new Set(Array.from({ length: LEAD }, (_, at) => at));
  for (const { analysis } of candidates)
    for (let step = -BEFORE; step <= BEHIND; step += 1) near.add(analysis.sentence.index + step);
  let context: PartialDate | undefined;
  const analyses = undated.map((analysis, at) => {
    if (!near.has(at)) return analysis;
    const dated = analyzer.date(analysis, found[at] ?? [], context);
    context = lastPast(dated, published) ?? context;
    return dated;
  });
  return {
    analyses,
    candidates: candidates.map((one) => ({
      ...one,
      analysis: analyses[one.analysis.sentence.index] ?? one.analysis,
    })),
  };
}

/** The first date of a sentence that lies before publication: what "the same day" in the next one refers to. */
export function lastPast({ tokens }: Analysis, published: Day): PartialDate | undefined {
  for (const token of tokens)
    if (token.kind === 'date' && firstDay(token.mention.date) <= published && !token.mention.bound)
      return token.mention.date;
  return undefined;
}
