import type { Article, InferredField } from '../../domain/article.ts';
import { precisionOf } from '../../domain/dates.ts';
import { ACTIONS, type ChannelEvent, FORMS, type Report } from '../../domain/event.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { ListedArticle } from '../contracts.ts';
import type { Row } from './database.ts';
import { number, numberOrNull, oneOf, text, textList, textOrNull, truth } from './decode.ts';

/** Columns of `articles` that make an `Article`. */
export const ARTICLE_COLUMNS = 'id, path, title, published, outlet, url, language, paragraphs, inferred';

const TEXT_LANGUAGES = [...LANGUAGES, 'und'] as const;
const INFERRED: readonly InferredField[] = ['title', 'published', 'outlet', 'url'];

/** Of a row of these columns; `paragraphs` may be bytes. */
export function toArticle(row: Row): Article {
  return {
    id: text(row.id),
    path: text(row.path),
    title: textOrNull(row.title),
    published: textOrNull(row.published),
    outlet: textOrNull(row.outlet),
    url: textOrNull(row.url),
    language: oneOf(TEXT_LANGUAGES, row.language),
    paragraphs: textList(row.paragraphs),
    inferred: textList(row.inferred).map((field) => oneOf(INFERRED, field)),
  };
}

/** Columns of `articles` that make a `ListedArticle`. */
export const LISTED_COLUMNS = 'id, title, published, outlet, url, language, day';

export function toListed(row: Row): ListedArticle {
  return {
    id: text(row.id),
    title: textOrNull(row.title),
    published: textOrNull(row.published),
    outlet: textOrNull(row.outlet),
    url: textOrNull(row.url),
    language: oneOf(TEXT_LANGUAGES, row.language),
    day: text(row.day),
  };
}

const EVENT_FIELDS = [
  ...['channel', 'action', 'date', 'background', 'actors', 'evidence', 'attribution'],
  ...['attributed_to', 'confidence', 'form', 'location'],
];
/** Columns of `events` that make a `ChannelEvent`. */
export const EVENT_COLUMNS = EVENT_FIELDS.join(', ');

/** The values of these columns. */
export function eventValues(event: ChannelEvent): readonly (string | number | null)[] {
  const { channel, action, date, background, actors, evidence } = event;
  return [
    ...[channel, action, date, background ? 1 : 0, JSON.stringify(actors), evidence],
    ...[event.attribution ?? null, event.attributedTo ?? null, event.confidence ?? null],
    ...[event.form ?? null, event.place ?? null],
  ];
}

export function toEvent(row: Row): ChannelEvent {
  const date = text(row.date);
  const [attribution, attributedTo] = [textOrNull(row.attribution), textOrNull(row.attributed_to)];
  const [confidence, place] = [numberOrNull(row.confidence), textOrNull(row.location)];
  return {
    channel: text(row.channel),
    action: oneOf(ACTIONS, row.action),
    date,
    precision: precisionOf(date),
    background: truth(row.background),
    actors: textList(row.actors),
    evidence: text(row.evidence),
    ...(attribution !== null && { attribution }),
    ...(attributedTo !== null && { attributedTo }),
    ...(confidence !== null && { confidence }),
    ...(row.form !== null && { form: oneOf(FORMS, row.form) }),
    ...(place !== null && { place }),
  };
}

/** The event of values in the order of `EVENT_COLUMNS`. */
export function eventOfValues(values: readonly unknown[]): ChannelEvent {
  return toEvent(Object.fromEntries(EVENT_FIELDS.map((field, at) => [field, values[at] ?? null])));
}

/** Columns of an event and of the text that it stands in that make a `Report`, the article's id as `id` besides. */
export const REPORT_COLUMNS = `${EVENT_COLUMNS}, events.extractor AS extractor, title, outlet, url, published, revised, withdrawn, known, seen_at, seen_revision`;

export function toReport(row: Row): Report {
  return {
    event: toEvent(row),
    source: {
      kind: 'article',
      id: text(row.id),
      title: textOrNull(row.title),
      outlet: textOrNull(row.outlet),
      url: textOrNull(row.url),
      published: textOrNull(row.published),
      ...daysOf(row),
    },
    extractor: text(row.extractor),
    seen: { at: text(row.seen_at), revision: number(row.seen_revision) },
    ...(row.gone_at !== null && { gone: { at: text(row.gone_at), revision: number(row.gone_revision) } }),
  };
}

/** The days that only a text among several of an article has. */
function daysOf({ revised, withdrawn, known }: Row) {
  return {
    ...(revised !== null && { revised: text(revised) }),
    ...(withdrawn !== null && { withdrawn: text(withdrawn) }),
    ...(known !== null && { known: text(known) }),
  };
}
