import type { Correction } from '../domain/digest.ts';
import type { ChannelEvent, Report } from '../domain/event.ts';

/**
 * Articles that withdrew something, in the order of the reports: what they reported `before` a window and no longer do `after` it,
 * with what they report instead. An article that only reports more has corrected nothing.
 */
export function correctionsOf(
  reports: readonly Report[],
  before: (report: Report) => boolean,
  after: (report: Report) => boolean,
): readonly Correction[] {
  const articles = reports.filter(({ source }) => source.kind === 'article');
  const gone = articles.filter((report) => before(report) && !after(report));
  const edited = new Set(gone.map(({ source }) => source.id));
  const byArticle = Map.groupBy(
    articles.filter(({ source }) => edited.has(source.id)),
    ({ source }) => source.id,
  );
  return [...byArticle.values()].flatMap((own) => {
    const [earlier, later] = [own.filter(before), own.filter(after)];
    const last = later.at(-1) ?? earlier.at(-1);
    const withdrawn = without(earlier, later);
    if (last === undefined || withdrawn.length === 0) return [];
    return [{ source: last.source, withdrawn, instead: without(later, earlier) }];
  });
}

/** The events of some reports that none of the others has, each once. */
function without(reports: readonly Report[], others: readonly Report[]): readonly ChannelEvent[] {
  const told = new Set(others.map(keyOf));
  return reports
    .filter((report) => !told.has(keyOf(report)) && told.add(keyOf(report)))
    .map(({ event }) => event);
}

function keyOf({ event }: Report): string {
  return `${event.channel}/${event.action}/${event.date}`;
}
