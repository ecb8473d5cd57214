import type { ChannelEvent } from '../../domain/event.ts';
import type { ExtractorVersion } from '../contracts.ts';
import { allIn, type Connection, insertRows, type Row, runIn } from '../sql/database.ts';
import { list, number, text } from '../sql/decode.ts';
import { EVENT_COLUMNS, eventOfValues, eventValues, toEvent } from '../sql/rows.ts';

/** The events that an extractor found in one text of an article. */
export interface TextEvents {
  readonly revision: number;
  readonly events: readonly ChannelEvent[];
}

/** What an extractor found in an article, and in which version of its texts. */
export interface StoredExtraction {
  readonly article: string;
  readonly by: ExtractorVersion;
  /** The article's hash. */
  readonly contents: string;
  readonly texts: readonly TextEvents[];
  /** Instant of reading. */
  readonly readAt: string;
}

const INSERT = 'INSERT INTO extractions (brief, article, extractor, version, contents, texts, read_at)';
const REPLACE = `ON CONFLICT (brief, article, extractor) DO UPDATE SET version = excluded.version,
  contents = excluded.contents, texts = excluded.texts, read_at = excluded.read_at`;

/** Stores extractions that do not count, in place of earlier ones by the same extractor. */
export function storeExtractions(
  connection: Connection,
  brief: string,
  extractions: readonly StoredExtraction[],
): Promise<void> {
  const rows = extractions.map(({ article, by, contents, texts, readAt }) => [
    ...[brief, article, by.id, by.version, contents, writeTexts(texts), readAt],
  ]);
  return insertRows(connection, INSERT, rows, REPLACE);
}

/** Columns of `extractions` that make an `Extraction`. */
export const EXTRACTION_COLUMNS =
  'extractions.article, extractions.extractor, extractions.version, contents, texts, extractions.read_at';

export function toExtraction(row: Row): StoredExtraction {
  return {
    article: text(row.article),
    by: { id: text(row.extractor), version: text(row.version) },
    contents: text(row.contents),
    texts: readTexts(row.texts),
    readAt: text(row.read_at),
  };
}

/** Keeps the readings that count in the articles, which another extractor's are about to replace. */
export async function setAside(
  connection: Connection,
  brief: string,
  articles: readonly string[],
): Promise<void> {
  const readings = await allIn(connection, READINGS, articles, [brief]);
  const events = Map.groupBy(await countedEvents(connection, brief, articles), ({ article }) => article);
  const extractions = readings.map((row): StoredExtraction => {
    const texts = textsOf(events.get(row.article) ?? []);
    const present = number(row.revision);
    return {
      article: text(row.article),
      by: { id: text(row.extractor), version: text(row.version) },
      contents: text(row.contents),
      texts: texts.some(({ revision }) => revision === present)
        ? texts
        : [...texts, { revision: present, events: [] }],
      readAt: text(row.read_at),
    };
  });
  await storeExtractions(connection, brief, extractions);
}

const READINGS = (list: string) => `
  SELECT article, extractor, version, read_at, articles.hash AS contents, revision
  FROM readings JOIN articles ON id = article WHERE brief = $1 AND article IN (${list})`;

/** Rows of the events that count, in all texts of the articles. */
export function countedEvents(
  connection: Connection,
  brief: string,
  articles: readonly string[],
): Promise<readonly Row[]> {
  return allIn(connection, EVENTS, articles, [brief]);
}

const EVENTS = (list: string) => `
  SELECT article, revision, ${EVENT_COLUMNS} FROM events
  WHERE brief = $1 AND article IN (${list}) ORDER BY article, revision, place`;

/** Events by text, of rows of one article. */
export function textsOf(rows: readonly Row[]): readonly TextEvents[] {
  const byText = Map.groupBy(rows, ({ revision }) => number(revision));
  return [...byText].map(([revision, own]) => ({ revision, events: own.map(toEvent) }));
}

/** Removes what an extractor found in the articles and did not count. */
export async function dropExtractions(
  connection: Connection,
  brief: string,
  extractor: string,
  articles: readonly string[],
): Promise<void> {
  const drop = (list: string) =>
    `DELETE FROM extractions WHERE brief = $1 AND extractor = $2 AND article IN (${list})`;
  await runIn(connection, drop, articles, [brief, extractor]);
}

/** Ends an extractor's leases of the articles. */
export async function endLeases(
  connection: Connection,
  brief: string,
  extractor: string,
  articles: readonly string[],
): Promise<void> {
  const remove = (list: string) =>
    `DELETE FROM leases WHERE brief = $1 AND extractor = $2 AND article IN (${list})`;
  await runIn(connection, remove, articles, [brief, extractor]);
}

/** The extractor whose readings of a brief count; `undefined` where those of the last one do. */
export async function primaryOf(connection: Connection, brief: string): Promise<string | undefined> {
  const row = await connection.get('SELECT extractor FROM briefs WHERE name = $1', [brief]);
  return row === undefined || row.extractor === null ? undefined : text(row.extractor);
}

/** Whether all readings of the brief by the extractor that count are of this version, as far as is noted. */
export async function isCurrent(
  connection: Connection,
  brief: string,
  by: ExtractorVersion,
): Promise<boolean> {
  const row = await connection.get(
    'SELECT version FROM extractor_versions WHERE brief = $1 AND extractor = $2',
    [brief, by.id],
  );
  return row === undefined || row.version === by.version;
}

const NOTE = `INSERT INTO extractor_versions (brief, extractor, version) VALUES ($1, $2, $3)
  ON CONFLICT (brief, extractor) DO UPDATE SET version =
    CASE WHEN extractor_versions.version = excluded.version THEN excluded.version ELSE 'mixed' END`;

/** Notes that some readings that count are of this version. */
export async function noteVersion(
  connection: Connection,
  brief: string,
  by: ExtractorVersion,
): Promise<void> {
  await connection.run(NOTE, [brief, by.id, by.version]);
}

/** Equal for texts in which the same is found, in the same words. */
export function writeTexts(texts: readonly TextEvents[]): string {
  const inOrder = texts.toSorted((a, b) => a.revision - b.revision);
  return JSON.stringify(inOrder.map(({ revision, events }) => [revision, events.map(eventValues)]));
}

function readTexts(json: unknown): readonly TextEvents[] {
  return list(JSON.parse(text(json))).map((one) => {
    const [revision, events] = list(one);
    return { revision: number(revision), events: list(events).map((values) => eventOfValues(list(values))) };
  });
}
