import type { Article, InferredField } from '../domain/article.ts';
import type { Fact } from '../domain/brief.ts';
import type { ChannelEvent } from '../domain/event.ts';
import { outletOf } from '../domain/independent-sources.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { STATE_OF } from '../domain/status.ts';
import { eventSpan } from './event-word.ts';
import type { Localizer } from './localizer.ts';
import { publishedDay } from './quote.ts';
import { dateSpan, faint, heading, linkSpan, paragraph, strong, text } from './spans.ts';
import { shorten } from './text-renderer.ts';

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
      ...leadOf(article),
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
  const add = (key: 'outlet' | 'published' | 'language' | 'id', value: Span) =>
    fields.push({ label: localizer.format(`article.${key}`), value: [value] });
  const outlet = outletOf({ source: article });
  if (outlet !== undefined) add('outlet', inferred('outlet', outlet));
  if (article.published !== null) {
    add('published', inferred('published', localizer.date(publishedDay(article.published))));
  }
  add('language', text(localizer.format(`language.${article.language}`)));
  add('id', text(article.id));
  return fields;
}

/** Characters of an article's beginning that are shown. */
const MAX_LEAD = 400;

/** The article's first paragraph that is no repetition of its title. */
function leadOf({ paragraphs, title }: Article): Block[] {
  const lead = paragraphs.map((one) => one.trim()).find((one) => one !== '' && one !== title?.trim());
  return lead === undefined ? [] : [paragraph(text(shorten(lead, MAX_LEAD)))];
}

/** A page that the chronology cites, with the facts that rest on it. Facts are not empty. */
export function composeSource(
  localizer: Localizer,
  { url, outlet, published }: Fact['sources'][number],
  facts: readonly Fact[],
): Message {
  const field = (key: 'outlet' | 'published', value: string) => ({
    label: localizer.format(`article.${key}`),
    value: [text(value)],
  });
  const date = published === undefined ? '' : `, ${localizer.date(published)}`;
  return {
    language: localizer.language,
    summary: outlet + date,
    blocks: [
      { kind: 'heading', level: 1, text: [linkSpan(outlet, url)] },
      {
        kind: 'fields',
        fields: [
          field('outlet', outlet),
          ...(published === undefined ? [] : [field('published', localizer.date(published))]),
        ],
      },
      paragraph(text(localizer.format('article.cited'))),
      heading(2, localizer.format('article.facts')),
      ...facts.map(
        ({ channel, action, date: day, fact }): Block => ({
          kind: 'entry',
          state: STATE_OF[action],
          title: [
            strong(localizer.channel(channel)),
            text(localizer.format('contact.comma')),
            dateSpan(localizer, day),
          ],
          lines: [[text(fact[localizer.language])]],
        }),
      ),
    ],
  };
}

/** "Joint staffs: resumed, video call, 21 Dec 2023". */
export function eventSpans(localizer: Localizer, event: ChannelEvent): Spans {
  return [
    strong(localizer.channel(event.channel)),
    text(localizer.format('colon')),
    eventSpan(localizer, event),
    text(localizer.format('contact.comma')),
    dateSpan(localizer, event.date),
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
          : [faint(localizer.format('quote.said', { who: localizer.voice(who) }) + localizer.format('dot'))]),
        text(outletOf({ source: article }) ?? article.id),
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
