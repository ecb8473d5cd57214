import type { Article } from '../../src/domain/article.ts';
import { type PartialDate, precisionOf } from '../../src/domain/dates.ts';
import type { Action, ChannelEvent } from '../../src/domain/event.ts';
import type { Labelled } from '../../tools/eval/labelled.ts';

/** An event for tests; the rest is plain. */
export function eventOf(
  action: Action,
  date: PartialDate,
  details: Partial<ChannelEvent> = {},
): ChannelEvent {
  return {
    channel: 'line',
    action,
    date,
    precision: precisionOf(date),
    background: false,
    actors: [],
    evidence: `${action} in ${date}.`,
    ...details,
  };
}

/** A labelled article for tests. */
export function labelledOf(
  { id, published, outlet = 'Gazette' }: { id: string; published: string; outlet?: string | null },
  ...events: readonly ChannelEvent[]
): Labelled {
  const article: Article = {
    id,
    path: id,
    title: null,
    published,
    outlet,
    url: null,
    language: 'en',
    paragraphs: [],
    inferred: [],
  };
  return { article, events };
}
