import type { Article } from '../model/article.ts';
import type { Brief } from '../model/brief.ts';
import { type Day, lastDay } from '../model/date.ts';
import { dayInZone } from '../model/zone.ts';

/** The calendar day on which the article came out where its outlet stands: what "today" and "Thursday" in it refer to. */
export function publicationDay(article: Article, zones: Brief['zones']): Day | undefined {
  const { published } = article;
  if (published === null) return undefined;
  // Of a month alone the last day is taken: what the text tells lies before it.
  if (published.length <= 10) return lastDay(published);
  const english = article.language === 'en' ? 'UTC' : zones.default;
  const zone = (article.outlet === null ? undefined : zones.outlets[article.outlet]) ?? english;
  return dayInZone(published, zone);
}
