import { draftOfStored } from '../articles/draft.ts';
import { putRound } from '../articles/put.ts';
import type { EventStore, ExtractorVersion, FurtherReading, StoredReading } from '../contracts.ts';
import { allIn, type Connection, type Database } from '../sql/database.ts';
import { text } from '../sql/decode.ts';
import { ARTICLE_COLUMNS, EVENT_COLUMNS, toArticle, toEvent } from '../sql/rows.ts';
import { EXTRACTION_COLUMNS, endLeases, toExtraction } from './extractions.ts';

const COUNTED = 'SELECT extractor, version, read_at FROM readings WHERE brief = $1 AND article = $2';
const EVENTS = `
  SELECT ${EVENT_COLUMNS} FROM events JOIN articles ON articles.id = article AND articles.revision = events.revision
  WHERE brief = $1 AND article = $2 ORDER BY place`;
const OTHERS = `
  SELECT ${EXTRACTION_COLUMNS}, articles.revision AS revision FROM extractions
  JOIN articles ON articles.id = extractions.article AND articles.hash = contents
  JOIN readings ON readings.brief = $1 AND readings.article = extractions.article
  WHERE extractions.brief = $1 AND extractions.article = $2 AND readings.extractor <> extractions.extractor
  ORDER BY extractions.extractor`;
const ARTICLES = (list: string) => `SELECT ${ARTICLE_COLUMNS}, hash FROM articles WHERE id IN (${list})`;

/** Readings of the same text by several extractors. */
export function furtherReadings(database: Database): Pick<EventStore, 'readings' | 'putReadings'> {
  return {
    readings: (brief, article) => database.snapshot((connection) => readings(connection, brief, article)),
    putReadings: (brief, further, by, now) =>
      database.transact((connection) =>
        putReadings({ connection, dialect: database.dialect, brief, by, now, asHistory: false }, further),
      ),
  };
}

async function readings(
  connection: Connection,
  brief: string,
  article: string,
): Promise<readonly StoredReading[]> {
  const counted = await connection.get(COUNTED, [brief, article]);
  if (counted === undefined) return [];
  const events = (await connection.all(EVENTS, [brief, article])).map(toEvent);
  const by: ExtractorVersion = { id: text(counted.extractor), version: text(counted.version) };
  const others = (await connection.all(OTHERS, [brief, article])).map((row) => {
    const { by, readAt, texts } = toExtraction(row);
    const present = texts.find(({ revision }) => revision === row.revision);
    return { by, readAt, events: present?.events ?? [], counts: false };
  });
  return [{ by, events, readAt: text(counted.read_at), counts: true }, ...others];
}

async function putReadings(
  putting: Parameters<typeof putRound>[0],
  further: readonly FurtherReading[],
): Promise<number> {
  const ids = further.map(({ article }) => article);
  await putting.connection.lock(ids);
  const rows = await allIn(putting.connection, ARTICLES, ids);
  const stored = new Map(rows.map((row) => [text(row.id), row]));
  const drafts = further.flatMap(({ article, version, events }) => {
    const row = stored.get(article);
    return row?.hash === version ? [draftOfStored(toArticle(row), version, events)] : [];
  });
  await putRound(putting, drafts);
  await endLeases(putting.connection, putting.brief, putting.by.id, ids);
  return drafts.length;
}
