import type { Article } from '../model/article.ts';
import type { Brief } from '../model/brief.ts';
import { type Day, lastDay } from '../model/date.ts';
import { dayInZone } from '../model/zone.ts';

/** The calendar day on which the article came out, by its date, where its outlet stands: what "today" and "Thursday" in it refer to. */
export function publicationDay({ language, outlet }: Article, published: string, zones: Brief['zones']): Day {
  // Of a month alone the last day is taken: what the text tells lies before it.
  if (published.length <= 10) return lastDay(published);
  const english = language === 'en' ? 'UTC' : zones.default;
  const zone = (outlet === null ? undefined : zones.outlets[outlet]) ?? english;
  return dayInZone(published, zone);
}
