import { dayOf } from '../../domain/dates.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import { publishedDay } from '../../domain/history.ts';
import { urlKey } from '../../text/urls.ts';
import type { ExtractorVersion } from '../contracts.ts';
import { type Connection, insertRows, runIn, type Value } from '../sql/database.ts';
import { EVENT_COLUMNS, eventValues } from '../sql/rows.ts';
import type { ArticleDraft, PutDecision, Putting } from './draft.ts';

const WRITE_ARTICLE = `INSERT INTO articles
  (id, path, title, published, outlet, url, url_key, language, hash, day, revision, revised, inferred, paragraphs)`;
const REPLACE_ARTICLE = `ON CONFLICT (id) DO UPDATE SET
    path = excluded.path, title = excluded.title, published = excluded.published,
    outlet = excluded.outlet, url = excluded.url, url_key = excluded.url_key, language = excluded.language,
    hash = excluded.hash, revision = excluded.revision, revised = excluded.revised, inferred = excluded.inferred,
    paragraphs = excluded.paragraphs,
    day = CASE WHEN excluded.published IS NULL THEN articles.day ELSE excluded.day END`;
/** Columns that a text keeps when another takes its place. */
const TEXT = 'revision, path, title, published, outlet, url, language, hash, revised, inferred, paragraphs';

/** Puts articles in the place of those that are there. */
export function writeArticles(
  connection: Connection,
  judged: readonly PutDecision[],
  now: string,
): Promise<void> {
  const rows = judged.map((one) => articleRow(one, now));
  return insertRows(connection, WRITE_ARTICLE, rows, REPLACE_ARTICLE);
}

function articleRow(judged: PutDecision, now: string): Value[] {
  const { article, contents } = judged.draft;
  const { id, path, title, published, outlet, url, language, paragraphs, inferred } = article;
  return [
    ...[id, path, title, published, outlet, url, url === null ? null : urlKey(url)],
    ...[language, contents, dayOf(published ?? now), revisionOf(judged), revisedOn(judged, now)],
    ...[JSON.stringify(inferred), JSON.stringify(paragraphs)],
  ];
}

/** Number of the article's text after the draft is put. */
function revisionOf({ kept, verdict }: PutDecision): number {
  if (kept === undefined) return 1;
  return verdict === 'events' ? kept.revision : nextRevision(kept.past.length);
}

/** Texts are numbered as they come, the present one among them. */
function nextRevision(past: number): number {
  return past + 2;
}

/** The day from which an edited text counts: its own date where that is later than the earlier text's, else the day it was read. */
function revisedOn({ draft, kept, verdict }: PutDecision, now: string): string | null {
  if (verdict !== 'edit') return null;
  const [before, after] = [kept?.published ?? null, draft.article.published];
  const later = before !== null && after !== null && publishedDay(after) > publishedDay(before);
  return later ? null : dayOf(now);
}

/** Keeps the present texts of articles as earlier ones, before others take their place. */
export async function archiveTexts(connection: Connection, judged: readonly PutDecision[]): Promise<void> {
  const ids = judged.map(({ draft }) => draft.article.id);
  await runIn(connection, ARCHIVE, ids);
}

const ARCHIVE = (list: string) =>
  `INSERT INTO revisions (article, ${TEXT}) SELECT id, ${TEXT} FROM articles WHERE id IN (${list})`;

const WRITE_READING = 'INSERT INTO readings (brief, article, events, hash, read_at, extractor, version)';
const REPLACE_READING = `ON CONFLICT (brief, article) DO UPDATE SET
  events = excluded.events, hash = excluded.hash, read_at = excluded.read_at,
  extractor = excluded.extractor, version = excluded.version`;

export function writeReadings(
  { connection, brief, now, by }: Putting,
  judged: readonly PutDecision[],
): Promise<void> {
  const rows = judged.map(({ draft: { article, events, fingerprint } }) => [
    ...[brief, article.id, events.length, fingerprint, now, by.id, by.version],
  ]);
  return insertRows(connection, WRITE_READING, rows, REPLACE_READING);
}

/** Records which extractor found the events that count in articles, where it found the same as before. */
export async function markRead(
  connection: Connection,
  brief: string,
  { id, version }: ExtractorVersion,
  articles: readonly string[],
): Promise<void> {
  await runIn(connection, MARK, articles, [brief, id, version]);
}

const MARK = (list: string) =>
  `UPDATE readings SET extractor = $2, version = $3 WHERE brief = $1 AND article IN (${list})`;

/** Removes the brief's events in the present texts of the articles. */
export async function removeEvents(
  { connection, brief }: Putting,
  judged: readonly PutDecision[],
): Promise<void> {
  const ids = judged.filter(({ kept }) => kept?.reading !== undefined).map(({ draft }) => draft.article.id);
  await runIn(connection, REMOVE_EVENTS, ids, [brief]);
}

const REMOVE_EVENTS = (list: string) => `
  DELETE FROM events WHERE brief = $1 AND article IN (${list})
    AND revision = (SELECT revision FROM articles WHERE id = article)`;

export function writeEvents(
  { connection, brief, by }: Putting,
  judged: readonly PutDecision[],
): Promise<void> {
  const rows = judged.flatMap((one) =>
    eventRows(brief, by.id, { article: one.draft.article.id, revision: revisionOf(one) }, one.draft.events),
  );
  return insertRows(connection, WRITE_EVENT, rows);
}

/** The start of a statement that inserts rows of `eventRows`. */
export const WRITE_EVENT = `INSERT INTO events (brief, article, revision, place, extractor, ${EVENT_COLUMNS})`;

/** Rows of the events that an extractor found in one text. */
export function eventRows(
  brief: string,
  extractor: string,
  { article, revision }: { readonly article: string; readonly revision: number },
  events: readonly ChannelEvent[],
): Value[][] {
  return events.map((event, place) => [brief, article, revision, place, extractor, ...eventValues(event)]);
}

/** Keeps a text that was published before the present one as an earlier text, with its events. */
export async function writeEarlierText(putting: Putting, { draft, kept }: PutDecision): Promise<void> {
  const { connection, brief, by } = putting;
  const { id, path, title, published, outlet, url, language, inferred, paragraphs } = draft.article;
  const revision = nextRevision(kept?.past.length ?? 0);
  await insertRows(connection, `INSERT INTO revisions (article, ${TEXT})`, [
    [
      ...[id, revision, path, title, published, outlet, url, language, draft.contents, null],
      ...[JSON.stringify(inferred), JSON.stringify(paragraphs)],
    ],
  ]);
  if (kept?.reading === undefined) await writeReadings(putting, [unread(draft)]);
  await insertRows(connection, WRITE_EVENT, eventRows(brief, by.id, { article: id, revision }, draft.events));
}

/** A brief that has read only an earlier text has found nothing in the present one yet. */
function unread(draft: ArticleDraft): PutDecision {
  return { draft: { ...draft, events: [], fingerprint: '' }, kept: undefined, verdict: 'earlier' };
}
