import type { Article } from '../../domain/article.ts';
import type { Brief } from '../../domain/brief.ts';
import { createPreparer } from '../rules/prepare.ts';
import { createCandidateReader } from './features.ts';
import { bestOf, scoreOf } from './score.ts';
import { type RelevanceWeights, readRelevanceWeights } from './weights.ts';

/** Whether an article may report an event of a brief: cheap, and wrong rather on the side of yes. */
export type RelevanceFilter = (article: Article) => boolean;

/**
 * Compiles a brief into the filter that decides which articles are worth a request to a model, by the words of its
 * best sentence and by the best candidate of the rules. Without weights every article passes that has a sentence which
 * may report an event.
 */
export function createRelevanceFilter(
  brief: Brief,
  weights: RelevanceWeights | undefined = readRelevanceWeights(brief.folder),
): RelevanceFilter {
  const sentencesOf = createCandidateReader(brief);
  const prepare = createPreparer(brief);
  return (article) => {
    const sentences = [...sentencesOf(article)];
    if (sentences.length === 0 || weights === undefined) return sentences.length > 0;
    const score = scoreOf({
      sentence: bestOf(sentences, weights.sentences),
      candidate: bestOf(prepare(article)?.candidates ?? [], weights.candidates),
    });
    return score >= weights.thresholds[article.language === 'en' ? 'en' : 'zh'];
  };
}
