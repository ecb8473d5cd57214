import { dayNumber, lastDay, type PartialDate } from '../domain/dates.ts';
import type { Report } from '../domain/event.ts';
import { publishedDay } from '../domain/history.ts';
import type { Sketch } from '../domain/story.ts';

/** An article as grouping sees it. */
export interface ArticleSignature {
  readonly id: string;
  /** Its rank in order of publication, from 0. */
  readonly place: number;
  /** Numbers of the first and the last day on which it may have come out; absent where it has no date. */
  readonly days: readonly [first: number, last: number] | undefined;
  readonly outlet: string | null;
  /** Its news, without background events. */
  readonly news: readonly { readonly channel: string; readonly date: PartialDate }[];
  /** Absent if the text has no sketch. */
  readonly sketch: Sketch | undefined;
}

/**
 * The articles behind reports in the order in which a reader could have them: by day of publication, those without a date
 * last; then by instant and id, so that the order does not depend on that of the reports.
 */
export function inOrderOfPublication(
  reports: readonly Report[],
  sketches: ReadonlyMap<string, Sketch>,
): readonly ArticleSignature[] {
  const articles = reports.filter(({ source }) => source.kind === 'article');
  const byArticle = [...Map.groupBy(articles, ({ source }) => source.id)];
  const keyed = byArticle.map(([id, own]) => {
    const { published = null, outlet = null } = own[0]?.source ?? {};
    const news = own
      .filter(({ event }) => !event.background)
      .map(({ event: { channel, date } }) => ({ channel, date }));
    const article = { id, days: daysOf(published), outlet, news, sketch: sketches.get(id) };
    return { article, key: keyOf(id, published) };
  });
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.map(({ article }, place) => ({ ...article, place }));
}

function keyOf(id: string, published: string | null): string {
  return [published === null ? '9999' : publishedDay(published), published?.padEnd(24, '~'), id].join(' ');
}

function daysOf(published: string | null): ArticleSignature['days'] {
  if (published === null) return undefined;
  const date = published.length < 10 ? published : publishedDay(published);
  return [dayNumber(date), dayNumber(lastDay(date))];
}

/** Days between two publications, the least that their dates allow; infinite where one has none. */
export function daysApart({ days: a }: ArticleSignature, { days: b }: ArticleSignature): number {
  if (a === undefined || b === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(0, b[0] - a[1], a[0] - b[1]);
}
