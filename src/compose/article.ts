import type { Article, InferredField } from '../model/article.ts';
import type { ChannelEvent } from '../model/event.ts';
import type { Block, Message, Span, Spans } from '../model/message.ts';
import { STATE_OF } from '../model/status.ts';
import { publishedDay } from './quote.ts';
import { dateSpan, faint, heading, linkSpan, paragraph, prompts, strong, text } from './spans.ts';
import type { Voice } from './voice.ts';

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

function eventBlocks(voice: Voice, article: Article, event: ChannelEvent): Block[] {
  const state = STATE_OF[event.action];
  const who = event.attribution;
  return [
    {
      kind: 'entry',
      state,
      title: [
        strong(voice.channel(event.channel)),
        text(voice.say('colon')),
        { kind: 'state', state, text: voice.say(`state.${state}`) },
        text(' '),
        dateSpan(voice, event.date),
      ],
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

/** Articles that a search found, newest first. */
export function composeMatches(
  voice: Voice,
  words: string,
  articles: readonly Article[],
  more: boolean,
): Message {
  const title = voice.say('article.matches', { words, count: articles.length });
  return {
    language: voice.language,
    summary: title,
    blocks: [
      heading(1, title),
      ...(more ? [paragraph(faint(voice.say('article.many', { count: articles.length })))] : []),
      ...articles.map((article) => matchEntry(voice, article)),
      prompts(voice, { article: `article ${articles[0]?.id}` }),
    ],
  };
}

function matchEntry(voice: Voice, article: Article): Block {
  const date =
    article.published === null ? voice.say('quote.undated') : voice.date(publishedDay(article.published));
  const about = [date, article.outlet, article.id].filter((part) => part !== null);
  return {
    kind: 'entry',
    title: [linkSpan(article.title ?? voice.say('article.untitled'), article.url)],
    lines: [[faint(about.join(voice.say('dot')))]],
  };
}
