import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import { createCandidateReader } from './features.ts';
import { type RelevanceWeights, readRelevanceWeights } from './weights.ts';

/** Whether an article may report an event of a brief: cheap, and wrong rather on the side of yes. */
export type RelevanceFilter = (article: Article) => boolean;

/**
 * Compiles a brief into the filter that decides which articles are worth a request to a model. Without weights every
 * article passes that has a sentence which may report an event.
 */
export function createRelevanceFilter(
  brief: Brief,
  weights: RelevanceWeights | undefined = readRelevanceWeights(brief.folder),
): RelevanceFilter {
  const candidates = createCandidateReader(brief);
  return (article) => {
    for (const { features } of candidates(article))
      if (weights === undefined || scoreOf(features, weights) >= weights.threshold) return true;
    return false;
  };
}

function scoreOf(features: Uint32Array, { weights, scale }: RelevanceWeights): number {
  let sum = 0;
  for (const place of features) sum += weights[place] ?? 0;
  return sum * scale;
}
