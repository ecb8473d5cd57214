import { daysBetween, firstDay, lastDay, type PartialDate } from '../model/date.ts';
import type { Report } from '../model/event.ts';
import { publishedDay } from '../model/history.ts';
import type { Sketch } from '../model/story.ts';

/** An article as grouping sees it. */
export interface Told {
  readonly id: string;
  /** Its rank in order of publication, from 0. */
  readonly place: number;
  readonly published: string | null;
  readonly outlet: string | null;
  /** The news in it, without what it reminds of. */
  readonly news: readonly { readonly channel: string; readonly date: PartialDate }[];
  /** Absent where the text was not sketched. */
  readonly sketch: Sketch | undefined;
}

/**
 * The articles behind reports in the order in which a reader could have them: by day of publication, those without a date
 * last; then by instant and id, so that the order does not depend on that of the reports.
 */
export function inOrderOfPublication(
  reports: readonly Report[],
  sketches: ReadonlyMap<string, Sketch>,
): readonly Told[] {
  const articles = reports.filter(({ source }) => source.kind === 'article');
  const byArticle = [...Map.groupBy(articles, ({ source }) => source.id)];
  const told = byArticle.map(([id, own]) => ({
    id,
    published: own[0]?.source.published ?? null,
    outlet: own[0]?.source.outlet ?? null,
    news: own.filter(({ event }) => !event.background).map(({ event }) => event),
    sketch: sketches.get(id),
  }));
  const keyed = told.map((article) => ({ article, key: keyOf(article) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.map(({ article }, place) => ({ ...article, place }));
}

function keyOf({ id, published }: { readonly id: string; readonly published: string | null }): string {
  return [published === null ? '9999' : publishedDay(published), published?.padEnd(24, '~'), id].join(' ');
}

/** Days between two publications, the least that their dates allow; infinite where one has none. */
export function daysApart(a: Told, b: Told): number {
  if (a.published === null || b.published === null) return Number.POSITIVE_INFINITY;
  const [first, second] = [spanOf(a.published), spanOf(b.published)];
  return Math.max(0, daysBetween(first.to, second.from), daysBetween(second.to, first.from));
}

function spanOf(published: string) {
  const date = published.slice(0, 10);
  return { from: firstDay(date), to: lastDay(date) };
}
