import type { Article } from '../../domain/article.ts';
import { precisionOf } from '../../domain/dates.ts';
import type { EventValues } from '../../domain/decision.ts';
import { standingDecisions } from '../../domain/decision.ts';
import type { ChannelEvent, EventKey, HistoryEvent } from '../../domain/event.ts';
import type { LabelledArticles } from '../../domain/review-service.ts';
import { isRejected, type ReviewedHistories } from '../../review/index.ts';
import type { ReviewServiceParts } from './parts.ts';

/**
 * The articles whose events were decided on, with the events that they then report, in the form in which extractors are measured. An
 * article with an event that waits for a decision is left out: what it reports is not known yet.
 */
export async function labelledArticles(parts: ReviewServiceParts): Promise<LabelledArticles> {
  const { told, store } = parts;
  const [reviewed, { decisions }] = [await parts.reviewed(), await told()];
  const standing = standingDecisions(decisions);
  const byArticle = eventsByArticle(reviewed);
  const decided = [...byArticle].filter(([, events]) =>
    events.some(({ event }) => event.decisions !== undefined),
  );
  const additions = standing.flatMap((one) => (one.kind === 'add' && one.source !== null ? [one] : []));
  const ids = new Set(decided.map(([id]) => id));
  const added = new Map<string, ChannelEvent[]>();
  for (const { source, values } of additions) {
    const article = await store.article(source ?? '');
    if (article === undefined) continue;
    ids.add(article.id);
    added.set(article.id, [...(added.get(article.id) ?? []), labelOf(values, values.note ?? '')]);
  }
  const lines: { article: Article; events: readonly ChannelEvent[] }[] = [];
  let leftOut = 0;
  for (const id of [...ids].sort()) {
    const found = byArticle.get(id) ?? [];
    const article = await store.article(id);
    if (article === undefined || found.some(({ event }) => isOpen(event))) leftOut += 1;
    else lines.push({ article, events: [...found.flatMap(labelsOf), ...(added.get(id) ?? [])] });
  }
  return {
    articles: lines.map(({ article }) => articleLine(article)),
    labels: lines.map(({ article, events }) => JSON.stringify({ id: article.id, events })),
    leftOut,
  };
}

/** An event of the history, and what one article says of it. */
interface Found {
  readonly event: HistoryEvent;
  readonly told: ChannelEvent;
}

function eventsByArticle({ histories, rejected }: ReviewedHistories): ReadonlyMap<string, readonly Found[]> {
  const all = [...histories.values(), ...rejected.values()].flat();
  const found = all.flatMap((event) =>
    event.reports.flatMap(({ source, event: told }) =>
      source.kind === 'article' && source.withdrawn === undefined
        ? [{ article: source.id, event, told }]
        : [],
    ),
  );
  return Map.groupBy(found, ({ article }) => article);
}

function isOpen({ confirmed, decisions }: HistoryEvent): boolean {
  return confirmed === undefined && decisions === undefined;
}

/** None of an event that was rejected; of one that was corrected what the analyst says, else the article's own. */
function labelsOf({ event, told }: Found): readonly ChannelEvent[] {
  if (isRejected(event)) return [];
  const isChanged = event.decisions?.some(({ kind }) => kind === 'correct') === true;
  return [isChanged ? { ...told, ...keyOf(event) } : told];
}

function keyOf({ channel, action, date }: EventKey) {
  return { channel, action, date, precision: precisionOf(date) };
}

function labelOf(values: EventValues, evidence: string): ChannelEvent {
  return { ...keyOf(values), background: false, actors: values.actors ?? [], evidence };
}

function articleLine({ id, title, published, outlet, url, language, paragraphs }: Article): string {
  return JSON.stringify({ id, title, published, outlet, url, lang: language, text: paragraphs.join('\n') });
}
