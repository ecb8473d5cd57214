import type { Article, InferredField } from '../domain/article.ts';
import type { ChannelEvent } from '../domain/event.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { STATE_OF } from '../domain/status.ts';
import type { Voice } from './localizer.ts';
import { publishedDay } from './quote.ts';
import { dateSpan, faint, heading, linkSpan, paragraph, stateSpan, strong, text } from './spans.ts';

/** An article: what is known about it, and the events that were found in it with their sentences. */
export function composeArticle(voice: Voice, article: Article, events: readonly ChannelEvent[]): Message {
  const title = article.title ?? voice.say('article.untitled');
  const found = events.length > 0 ? 'article.events' : 'article.none';
  return {
    language: voice.language,
    summary: title,
    blocks: [
      { kind: 'heading', level: 1, text: [linkSpan(title, article.url)] },
      { kind: 'fields', fields: fieldsOf(voice, article) },
      ...(events.length > 0 ? [heading(2, voice.say(found))] : [paragraph(text(voice.say(found)))]),
      ...events.flatMap((event) => eventBlocks(voice, article, event)),
    ],
  };
}

function fieldsOf(voice: Voice, article: Article) {
  const inferred = (field: InferredField, value: string): Span =>
    text(article.inferred.includes(field) ? voice.say('article.inferred', { value }) : value);
  const fields: { label: string; value: Spans }[] = [];
  const add = (key: 'outlet' | 'published' | 'language' | 'id' | 'file', value: Span) =>
    fields.push({ label: voice.say(`article.${key}`), value: [value] });
  if (article.outlet !== null) add('outlet', inferred('outlet', article.outlet));
  if (article.published !== null) {
    add('published', inferred('published', voice.date(publishedDay(article.published))));
  }
  add('language', text(voice.say(`language.${article.language}`)));
  add('id', text(article.id));
  add('file', text(article.path));
  return fields;
}

/** "Joint staffs: restored 21 Dec 2023". */
export function eventSpans(voice: Voice, { channel, action, date }: ChannelEvent): Spans {
  return [
    strong(voice.channel(channel)),
    text(voice.say('colon')),
    stateSpan(voice, STATE_OF[action]),
    text(' '),
    dateSpan(voice, date),
  ];
}

function eventBlocks(voice: Voice, article: Article, event: ChannelEvent): Block[] {
  const who = event.attribution;
  return [
    {
      kind: 'entry',
      state: STATE_OF[event.action],
      title: eventSpans(voice, event),
      lines: event.actors.length > 0 ? [[text(voice.actors(event.actors))]] : [],
    },
    {
      kind: 'quote',
      text: event.evidence,
      source: [
        ...(who === undefined ? [] : [faint(voice.say('quote.said', { who }) + voice.say('dot'))]),
        text(article.outlet ?? article.id),
      ],
    },
  ];
}
