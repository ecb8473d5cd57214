import type { Article } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import { type Day, lastDay } from '../domain/dates.ts';
import { dayInZone } from '../domain/time-zone.ts';

/** The calendar day on which the article came out, by its date, where its outlet stands: what "today" and "Thursday" in it refer to. */
export function publicationDay({ language, outlet }: Article, published: string, zones: Brief['zones']): Day {
  // Of a month alone the last day is taken: what the text tells lies before it.
  if (published.length <= 10) return lastDay(published);
  const english = language === 'en' ? 'UTC' : zones.default;
  const zone = (outlet === null ? undefined : zones.outlets[outlet]) ?? english;
  return dayInZone(published, zone);
}
