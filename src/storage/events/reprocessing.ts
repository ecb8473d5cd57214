import { markRead } from '../articles/write.ts';
import type {
  ExtractorVersion,
  LeasedArticle,
  LeaseOrder,
  ReprocessedArticle,
  ReprocessingStore,
} from '../contracts.ts';
import { allIn, type Connection, type Database, insertRows, type Row, runIn } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import { ARTICLE_COLUMNS, toArticle } from '../sql/rows.ts';
import { adopt } from './adoption.ts';
import {
  countedEvents,
  dropExtractions,
  EXTRACTION_COLUMNS,
  endLeases,
  isCurrent,
  noteVersion,
  primaryOf,
  type StoredExtraction,
  setAside,
  storeExtractions,
  type TextEvents,
  textsOf,
  toExtraction,
  writeTexts,
} from './extractions.ts';

/** Readings that count, by another version of the extractor. */
const OUTDATED = 'readings.brief = $1 AND readings.extractor = $2 AND readings.version <> $3';
/** Extractions that do not count, by another version, or of a text that was edited since. */
const OUTDATED_ASIDE = `
  FROM extractions JOIN readings ON readings.brief = $1 AND readings.article = extractions.article
  JOIN articles ON id = extractions.article
  WHERE extractions.brief = $1 AND extractions.extractor = $2 AND readings.extractor <> $2
    AND (extractions.version <> $3 OR contents <> articles.hash)`;
const LEASED = (article: string) =>
  `SELECT 1 FROM leases WHERE leases.brief = $1 AND leases.article = ${article} AND leases.extractor = $2 AND until > $5`;
const NEXT = `SELECT article FROM readings WHERE ${OUTDATED} AND article > $4
  AND NOT EXISTS (${LEASED('readings.article')}) ORDER BY article LIMIT $6`;
const NEXT_ASIDE = `SELECT extractions.article AS article ${OUTDATED_ASIDE} AND extractions.article > $4
  AND NOT EXISTS (${LEASED('extractions.article')}) ORDER BY extractions.article LIMIT $6`;

/** Extracting stored texts again: lease, extract outside of any transaction, commit. */
export function reprocessing(database: Database): ReprocessingStore {
  const change = (work: (connection: Connection) => Promise<void>) => database.transact(work);
  return {
    outdated: (brief, by) => countOutdated(database, brief, by),
    lease: async (brief, by, order) => {
      const ids = await database.transact((connection) => lease(connection, brief, by, order));
      return leasedArticles(database, ids);
    },
    release: (brief, extractor, articles) =>
      change((connection) => endLeases(connection, brief, extractor, articles)),
    commit: (brief, by, extracted, now) =>
      change((connection) => commit(connection, brief, by, extracted, now)),
    async finish(brief, by, now) {
      if (await isCurrent(database, brief, by)) return true;
      return database.transact((connection) => finish(connection, brief, by, now));
    },
    request: (brief, extractor, articles) =>
      change((connection) => runIn(connection, REQUEST, articles, [brief, extractor]).then(() => undefined)),
    usePrimary: (brief, extractor, now) =>
      change((connection) => usePrimary(connection, brief, extractor, now)),
  };
}

async function countOutdated(connection: Connection, brief: string, by: ExtractorVersion): Promise<number> {
  const values = [brief, by.id, by.version];
  const count = async (from: string) =>
    number((await connection.get(`SELECT count(*) AS count ${from}`, values))?.count);
  const counted = (await isCurrent(connection, brief, by))
    ? 0
    : await count(`FROM readings WHERE ${OUTDATED}`);
  return counted + (await count(OUTDATED_ASIDE));
}

const LEASE = 'INSERT INTO leases (brief, article, extractor, until)';
const RENEW = 'ON CONFLICT (brief, article, extractor) DO UPDATE SET until = excluded.until';

async function lease(
  connection: Connection,
  brief: string,
  by: ExtractorVersion,
  { after, limit, now, until }: LeaseOrder,
): Promise<readonly string[]> {
  // One replica at a time chooses, so that no two choose the same.
  await connection.lock([`lease ${brief} ${by.id}`]);
  const values = [brief, by.id, by.version, after, now, limit];
  const counted = (await isCurrent(connection, brief, by)) ? [] : await connection.all(NEXT, values);
  const rows = [...counted, ...(await connection.all(NEXT_ASIDE, values))];
  const ids = rows
    .map(({ article }) => text(article))
    .sort()
    .slice(0, limit);
  const leases = ids.map((id) => [brief, id, by.id, until]);
  await insertRows(connection, LEASE, leases, RENEW);
  return ids;
}

const PRESENT = (list: string) => `
  SELECT ${ARTICLE_COLUMNS}, hash AS version, revision FROM articles WHERE id IN (${list})`;
const PAST = (list: string) => `
  SELECT ${ARTICLE_COLUMNS.replace('id', 'article AS id')}, revision FROM revisions WHERE article IN (${list})`;

/** Articles with all their texts, in order of id, the present text last. */
async function leasedArticles(
  connection: Connection,
  ids: readonly string[],
): Promise<readonly LeasedArticle[]> {
  const [present, past] = await Promise.all([allIn(connection, PRESENT, ids), allIn(connection, PAST, ids)]);
  const texts = Map.groupBy([...past, ...present], ({ id }) => text(id));
  return present
    .map((row) => ({
      id: text(row.id),
      version: text(row.version),
      texts: (texts.get(text(row.id)) ?? []).map((one) => ({
        article: toArticle(one),
        revision: number(one.revision),
      })),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const READINGS = (list: string) => `
  SELECT article, articles.hash AS contents, extractor
  FROM readings JOIN articles ON id = article WHERE brief = $1 AND article IN (${list})`;

async function commit(
  connection: Connection,
  brief: string,
  by: ExtractorVersion,
  extracted: readonly ReprocessedArticle[],
  now: string,
): Promise<void> {
  const ids = extracted.map(({ id }) => id);
  if (ids.length === 0) return;
  await connection.lock(ids);
  const rows = await allIn(connection, READINGS, ids, [brief]);
  const readings = new Map(rows.map((row) => [text(row.article), row]));
  // Another process may have stored another text meanwhile: that one is read again.
  const current = extracted.filter(({ id, version }) => readings.get(id)?.contents === version);
  const extractions = current.map(
    ({ id, version, texts }): StoredExtraction => ({
      article: id,
      by,
      contents: version,
      texts,
      readAt: now,
    }),
  );
  const counts = ({ article }: StoredExtraction) => readings.get(article)?.extractor === by.id;
  await stage(connection, brief, by, extractions.filter(counts));
  const others = extractions.filter((extraction) => !counts(extraction));
  await storeExtractions(connection, brief, others);
  if (others.length > 0 && (await primaryOf(connection, brief)) === by.id) {
    await setAside(
      connection,
      brief,
      others.map(({ article }) => article),
    );
    await adopt(connection, brief, others, now);
  }
  if (others.length < extractions.length) await noteVersion(connection, brief, by);
  await endLeases(connection, brief, by.id, ids);
}

/** Stores what a newer version found until all articles are read by it, where it differs from what counts. */
async function stage(
  connection: Connection,
  brief: string,
  by: ExtractorVersion,
  extractions: readonly StoredExtraction[],
): Promise<void> {
  const ids = extractions.map(({ article }) => article);
  const counted = Map.groupBy(await countedEvents(connection, brief, ids), ({ article }) => article);
  const differing = extractions.filter(
    ({ article, texts }) => found(texts) !== found(textsOf(counted.get(article) ?? [])),
  );
  await dropExtractions(connection, brief, by.id, ids);
  await storeExtractions(connection, brief, differing);
  await markRead(connection, brief, by, ids);
}

function found(texts: readonly TextEvents[]): string {
  return writeTexts(texts.filter(({ events }) => events.length > 0));
}

const LEFT = `SELECT 1 FROM readings WHERE ${OUTDATED} LIMIT 1`;
const STAGED = `
  SELECT ${EXTRACTION_COLUMNS} FROM extractions JOIN articles ON id = extractions.article AND articles.hash = contents
  JOIN readings ON readings.brief = $1 AND readings.article = extractions.article AND readings.extractor = $2
  WHERE extractions.brief = $1 AND extractions.extractor = $2 AND extractions.version = $3
  ORDER BY extractions.article`;
const DROP_STAGED = `DELETE FROM extractions WHERE brief = $1 AND extractor = $2 AND EXISTS (
  SELECT 1 FROM readings WHERE readings.brief = $1 AND readings.article = extractions.article AND readings.extractor = $2)`;
const SET_VERSION = `INSERT INTO extractor_versions (brief, extractor, version) VALUES ($1, $2, $3)
  ON CONFLICT (brief, extractor) DO UPDATE SET version = excluded.version`;

/** Lets what is staged count, where no reading is left to be replaced. */
async function finish(
  connection: Connection,
  brief: string,
  by: ExtractorVersion,
  now: string,
): Promise<boolean> {
  const values = [brief, by.id, by.version];
  await connection.lock([`reprocess ${brief} ${by.id}`]); // of several replicas that reach the end at once, one ends it
  if (await isCurrent(connection, brief, by)) return true;
  if ((await connection.get(LEFT, values)) !== undefined) return false;
  const staged = (await connection.all(STAGED, values)).map(toExtraction);
  await adopt(connection, brief, staged, now);
  await connection.run(DROP_STAGED, [brief, by.id]);
  await connection.run(SET_VERSION, values);
  return true;
}

const REQUEST = (list: string) => `
  INSERT INTO extractions (brief, article, extractor, version, contents, texts, read_at)
    SELECT $1, article, $2, '', '', '[]', '' FROM readings WHERE brief = $1 AND extractor <> $2 AND article IN (${list})
    ON CONFLICT DO NOTHING`;

const SET_PRIMARY = `INSERT INTO briefs (name, extractor, revision) VALUES ($1, $2, 0)
  ON CONFLICT (name) DO UPDATE SET extractor = excluded.extractor`;
const OF_PRIMARY = `
  SELECT ${EXTRACTION_COLUMNS} FROM extractions JOIN articles ON id = extractions.article AND articles.hash = contents
  JOIN readings ON readings.brief = $1 AND readings.article = extractions.article AND readings.extractor <> $2
  WHERE extractions.brief = $1 AND extractions.extractor = $2 AND extractions.version <> ''
  ORDER BY extractions.version, extractions.article`;

async function usePrimary(
  connection: Connection,
  brief: string,
  extractor: string,
  now: string,
): Promise<void> {
  await connection.lock([`reprocess ${brief} ${extractor}`]);
  if ((await primaryOf(connection, brief)) === extractor) return;
  const rows: readonly Row[] = await connection.all(OF_PRIMARY, [brief, extractor]);
  const byVersion = Map.groupBy(rows.map(toExtraction), ({ by }) => by.version);
  for (const extractions of byVersion.values()) {
    await setAside(
      connection,
      brief,
      extractions.map(({ article }) => article),
    );
    await adopt(connection, brief, extractions, now);
  }
  await connection.run(SET_PRIMARY, [brief, extractor]);
}
