import type { Article } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import { placedSentences } from './evidence/passages.ts';
import { createNameReader } from './evidence/sides.ts';

/** Whether an article may report an event of a brief: cheap, and wrong rather on the side of yes. */
export type RelevanceFilter = (article: Article) => boolean;

export function createRelevanceFilter(brief: Brief): RelevanceFilter {
  const names = createNameReader(brief);
  const sides = brief.channels.map(({ cues }) => cues.sides);
  return (article) =>
    placedSentences(article).some((sentence) => {
      const named = names(sentence);
      if (named.channels.size > 0) return true;
      return sides.some((needed) => needed.filter((side) => named.sides.has(side)).length >= 2);
    });
}
