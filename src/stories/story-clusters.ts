import { daysBetween } from '../domain/dates.ts';
import { type ArticleSignature, daysApart } from './article-signature.ts';
import { resemblance } from './minhash.ts';

/** Days over which articles form one story, counted from the first; later ones start another. */
const NEWS_DAYS = 3;
/** Rewrites of one report share quotations: from this resemblance on, articles of the same days tell the same news. */
const REWRITE = 0.0625;

/** Assigns articles, in order of publication, to stories. */
export interface StoryClusters {
  /** The story of an article: that of the text it copies, else that of the article it is nearest to, else a new one. */
  place(article: ArticleSignature, original: ArticleSignature | undefined): string;
}

/** No story yet. */
export function createStoryClusters(): StoryClusters {
  const firstOf = new Map<string, ArticleSignature>();
  let recent: readonly ArticleSignature[] = [];
  return {
    place(article, original) {
      // Articles come in order of publication: what lies too far behind this one is left behind for good.
      recent = recent.filter((other) => daysApart(article, other) <= NEWS_DAYS);
      const open = recent.filter((other) => daysApart(article, firstOf.get(other.id) ?? other) <= NEWS_DAYS);
      const nearest = original ?? nearestOf(article, open);
      const first = (nearest && firstOf.get(nearest.id)) ?? article;
      firstOf.set(article.id, first);
      recent = [...recent, article];
      return first.id;
    },
  };
}

/** The most similar article with the same news; of equals, the first. */
function nearestOf(
  article: ArticleSignature,
  before: readonly ArticleSignature[],
): ArticleSignature | undefined {
  let nearest: ArticleSignature | undefined;
  let most = 0;
  for (const other of before) {
    const strength = strengthOf(article, other);
    if (strength > most) [nearest, most] = [other, strength];
  }
  return nearest;
}

/** 0 for different news; from 1 on where both tell an event of the same channel and day. */
function strengthOf(a: ArticleSignature, b: ArticleSignature): number {
  const alike = resemblance(a.sketch, b.sketch);
  if (a.news.some((one) => b.news.some((other) => isSameNews(one, other)))) return 1 + alike;
  return alike >= REWRITE ? alike : 0;
}

type News = ArticleSignature['news'][number];

function isSameNews(a: News, b: News): boolean {
  if (a.channel !== b.channel) return false;
  if (a.date.length < 10 || b.date.length < 10) return a.date === b.date;
  return Math.abs(daysBetween(a.date, b.date)) <= 1;
}
