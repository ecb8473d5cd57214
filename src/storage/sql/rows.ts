import type { Article, InferredField } from '../../domain/article.ts';
import { precisionOf } from '../../domain/dates.ts';
import type { Action, ChannelEvent, Report } from '../../domain/event.ts';
import type { TextLanguage } from '../../domain/language.ts';
import type { Row } from './database.ts';

/** Columns of `articles` that make an `Article`. */
export const ARTICLE_COLUMNS = 'id, path, title, published, outlet, url, language, paragraphs, inferred';

/** Of a row of these columns; `paragraphs` may be bytes. */
export function toArticle(row: Row): Article {
  return {
    id: String(row.id),
    path: String(row.path),
    title: textOrNull(row.title),
    published: textOrNull(row.published),
    outlet: textOrNull(row.outlet),
    url: textOrNull(row.url),
    language: String(row.language) as TextLanguage,
    paragraphs: JSON.parse(textOf(row.paragraphs)) as string[],
    inferred: JSON.parse(String(row.inferred)) as InferredField[],
  };
}

/** Columns of `events` that make a `ChannelEvent`. */
export const EVENT_COLUMNS = 'channel, action, date, background, actors, evidence, attribution';

export function toEvent(row: Row): ChannelEvent {
  const date = String(row.date);
  const event = {
    channel: String(row.channel),
    action: String(row.action) as Action,
    date,
    precision: precisionOf(date),
    background: row.background === 1,
    actors: JSON.parse(String(row.actors)) as string[],
    evidence: String(row.evidence),
  };
  return row.attribution === null ? event : { ...event, attribution: String(row.attribution) };
}

/** Columns of an event and of the text that it stands in that make a `Report`, the article's id as `id` besides. */
export const REPORT_COLUMNS = `${EVENT_COLUMNS}, title, outlet, url, published, revised, withdrawn, known, seen_at, seen_revision`;

export function toReport(row: Row): Report {
  return {
    event: toEvent(row),
    source: {
      kind: 'article',
      id: String(row.id),
      title: textOrNull(row.title),
      outlet: textOrNull(row.outlet),
      url: textOrNull(row.url),
      published: textOrNull(row.published),
      ...daysOf(row),
    },
    seen: { at: String(row.seen_at), revision: Number(row.seen_revision) },
    ...(row.gone_at !== null && { gone: { at: String(row.gone_at), revision: Number(row.gone_revision) } }),
  };
}

/** The days that only a text among several of an article has. */
function daysOf({ revised, withdrawn, known }: Row) {
  return {
    ...(revised !== null && { revised: String(revised) }),
    ...(withdrawn !== null && { withdrawn: String(withdrawn) }),
    ...(known !== null && { known: String(known) }),
  };
}

function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
