import type { Article, InferredField } from '../domain/article.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { STATE_OF } from '../domain/status.ts';
import type { Localizer } from './localizer.ts';
import { publishedDay } from './quote.ts';
import { dateSpan, faint, heading, linkSpan, paragraph, stateSpan, strong, text } from './spans.ts';

/** What another extractor found in an article. */
export interface OtherReading {
  readonly by: { readonly id: string };
  readonly events: readonly ChannelEvent[];
}

/** An article: what is known about it, and the events that were found in it with their sentences; and where another extractor disagrees. */
export function composeArticle(
  localizer: Localizer,
  article: Article,
  events: readonly ChannelEvent[],
  others: readonly OtherReading[] = [],
): Message {
  const title = article.title ?? localizer.format('article.untitled');
  const found = events.length > 0 ? 'article.events' : 'article.none';
  return {
    language: localizer.language,
    summary: title,
    blocks: [
      { kind: 'heading', level: 1, text: [linkSpan(title, article.url)] },
      { kind: 'fields', fields: fieldsOf(localizer, article) },
      ...(events.length > 0
        ? [heading(2, localizer.format(found))]
        : [paragraph(text(localizer.format(found)))]),
      ...events.flatMap((event) => eventBlocks(localizer, article, event)),
      ...others.flatMap((other) => disagreement(localizer, events, other)),
    ],
  };
}

function fieldsOf(localizer: Localizer, article: Article) {
  const inferred = (field: InferredField, value: string): Span =>
    text(article.inferred.includes(field) ? localizer.format('article.inferred', { value }) : value);
  const fields: { label: string; value: Spans }[] = [];
  const add = (key: 'outlet' | 'published' | 'language' | 'id' | 'file', value: Span) =>
    fields.push({ label: localizer.format(`article.${key}`), value: [value] });
  if (article.outlet !== null) add('outlet', inferred('outlet', article.outlet));
  if (article.published !== null) {
    add('published', inferred('published', localizer.date(publishedDay(article.published))));
  }
  add('language', text(localizer.format(`language.${article.language}`)));
  add('id', text(article.id));
  add('file', text(article.path));
  return fields;
}

/** "Joint staffs: restored 21 Dec 2023". */
export function eventSpans(localizer: Localizer, { channel, action, date }: ChannelEvent): Spans {
  return [
    strong(localizer.channel(channel)),
    text(localizer.format('colon')),
    stateSpan(localizer, STATE_OF[action]),
    text(' '),
    dateSpan(localizer, date),
  ];
}

function eventBlocks(localizer: Localizer, article: Article, event: ChannelEvent): Block[] {
  const who = event.attribution;
  return [
    {
      kind: 'entry',
      state: STATE_OF[event.action],
      title: eventSpans(localizer, event),
      lines: event.actors.length > 0 ? [[text(localizer.actors(event.actors))]] : [],
    },
    {
      kind: 'quote',
      text: event.evidence,
      source: [
        ...(who === undefined
          ? []
          : [faint(localizer.format('quote.said', { who }) + localizer.format('dot'))]),
        text(article.outlet ?? article.id),
      ],
    },
  ];
}

/** Where another extractor reads the article differently: all that it found. */
function disagreement(
  localizer: Localizer,
  counting: readonly ChannelEvent[],
  { by, events }: OtherReading,
): Block[] {
  const keysOf = (some: readonly ChannelEvent[]) =>
    some
      .map(({ channel, action, date }) => `${channel} ${action} ${date}`)
      .toSorted()
      .join();
  if (keysOf(counting) === keysOf(events)) return [];
  const title = heading(2, localizer.format('article.other', { extractor: by.id }));
  if (events.length === 0) return [title, paragraph(text(localizer.format('article.none')))];
  return [title, { kind: 'list', items: events.map((event) => eventSpans(localizer, event)) }];
}
