import type { DatabaseSync } from 'node:sqlite';
import type { Skipped } from '../model/article.ts';
import { dayOf } from '../model/date.ts';
import { articleHash, hash, searchKey, urlKey } from './keys.ts';
import { guarded, openDatabase, transact } from './open.ts';
import { ARTICLE_COLUMNS, EVENT_COLUMNS, toArticle, toEvent, toReport } from './rows.ts';
import { readSketches, readUnsketched, writeSketches } from './sketches.ts';
import type { PutResult, Reading, Store } from './store.ts';

/**
 * A store in one SQLite file, the embedded default: no server, nothing to set up. Folder and file are made where they are missing.
 * Throws DATA_UNUSABLE where the file is damaged, of a newer version, or may not be written.
 */
export function openSqlite(file: string): Store {
  const database = openDatabase(file);
  const run = async <T>(work: (database: DatabaseSync) => T): Promise<T> =>
    guarded(file, () => work(database));
  return {
    ...queries(run),
    put: (brief, readings, now) => run((db) => putReadings(db, brief, readings, now)),
    putSketches: (sketches) => run((db) => writeSketches(db, sketches)),
    putSkipped: (skipped, now) => run((db) => putSkipped(db, skipped, now)),
    close: () => run((db) => db.close()),
  };
}

type Run = <T>(work: (database: DatabaseSync) => T) => Promise<T>;
type Queries = Omit<Store, 'put' | 'putSketches' | 'putSkipped' | 'close'>;

function queries(run: Run): Queries {
  return {
    reports: (brief) => run((db) => db.prepare(REPORTS).all(brief).map(toReport)),
    article: (idOrUrl) =>
      run((db) => {
        const row = db.prepare(ARTICLE).get({ id: idOrUrl, url: urlKey(idOrUrl) });
        return row === undefined ? undefined : toArticle(row);
      }),
    events: (brief, articleId) => run((db) => db.prepare(EVENTS).all(brief, articleId).map(toEvent)),
    searchTitles: (words, limit) => run((db) => searchTitles(db, words, limit)),
    coverage: (brief, from, to) =>
      run((db) => {
        const row = db.prepare(COVERAGE).get({ brief, from, to });
        return { read: Number(row?.read), relevant: Number(row?.relevant), skipped: Number(row?.skipped) };
      }),
    unsketched: (brief, limit) => run((db) => readUnsketched(db, brief, limit)),
    sketches: (brief) => run((db) => readSketches(db, brief)),
    counts: (brief) =>
      run((db) => {
        const row = db.prepare(COUNTS).get({ brief });
        return {
          articles: Number(row?.articles),
          relevant: Number(row?.relevant),
          reports: Number(row?.reports),
          skipped: Number(row?.skipped),
          newest: typeof row?.newest === 'string' ? dayOf(row.newest) : null,
        };
      }),
    revision: () => run((db) => Number(db.prepare('SELECT number FROM revision').get()?.number)),
  };
}

// Ordered by what the articles say, not by when they were read: the same articles give the same answers whatever the order of reading.
const REPORTS = `
  SELECT ${EVENT_COLUMNS}, articles.id, title, outlet, url, published
  FROM events JOIN articles ON articles.id = events.article
  WHERE brief = ? ORDER BY published, articles.id, place`;
const ARTICLE = `
  SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = :id OR url_key = :url
  ORDER BY id = :id DESC, published DESC, id LIMIT 1`;
const EVENTS = `SELECT ${EVENT_COLUMNS} FROM events WHERE brief = ? AND article = ? ORDER BY place`;
const COVERAGE = `
  SELECT count(*) AS read, count(nullif(events, 0)) AS relevant,
    (SELECT count(*) FROM skipped WHERE day > :from AND day <= :to) AS skipped
  FROM readings JOIN articles ON articles.id = readings.article
  WHERE brief = :brief AND day > :from AND day <= :to`;
const COUNTS = `
  SELECT count(*) AS articles, count(nullif(events, 0)) AS relevant, coalesce(sum(events), 0) AS reports,
    (SELECT count(*) FROM skipped) AS skipped, max(published) AS newest
  FROM readings JOIN articles ON articles.id = readings.article WHERE brief = :brief`;

function searchTitles(db: DatabaseSync, words: readonly string[], limit: number) {
  if (words.length === 0) return [];
  // instr, not LIKE: a word's % and _ mean themselves.
  const condition = words.map(() => 'instr(title_key, ?) > 0').join(' AND ');
  const query = `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE ${condition} ORDER BY published DESC, id LIMIT ?`;
  return db
    .prepare(query)
    .all(...words.map(searchKey), limit)
    .map(toArticle);
}

function putReadings(db: DatabaseSync, brief: string, readings: readonly Reading[], now: string): PutResult {
  return transact(db, () => {
    const put = readingWriter(db, brief, now);
    const result = { new: 0, changed: 0, unchanged: 0 };
    for (const reading of readings) result[put(reading)] += 1;
    if (result.new + result.changed > 0) db.exec('UPDATE revision SET number = number + 1');
    return result;
  });
}

// Archives hold several versions of an article under one address; the latest is the article, in whatever order they are read.
const LATER_VERSION = 'SELECT 1 FROM articles WHERE id = :id AND path <> :path AND published > :published';

function keysOf({ id, path, published }: Reading['article']) {
  return { id, path, published };
}

/** Writes readings one by one over statements that are prepared once. */
function readingWriter(db: DatabaseSync, brief: string, now: string): (reading: Reading) => keyof PutResult {
  const known = db.prepare('SELECT hash FROM readings WHERE brief = ? AND article = ?');
  const later = db.prepare(LATER_VERSION);
  const forget = db.prepare('DELETE FROM readings WHERE brief = ? AND article = ?');
  const addReading = db.prepare('INSERT INTO readings VALUES (?, ?, ?, ?, ?)');
  const writeArticle = articleWriter(db, now);
  const writeEvents = eventWriter(db, brief);
  const unskip = db.prepare('DELETE FROM skipped WHERE path = ?');
  return ({ article, events }) => {
    const contents = articleHash(article);
    const fingerprint = hash([contents, events]);
    unskip.run(article.path);
    const before = known.get(brief, article.id)?.hash;
    if (before === fingerprint) return 'unchanged';
    if (before !== undefined && later.get(keysOf(article)) !== undefined) return 'unchanged';
    writeArticle(article, contents);
    forget.run(brief, article.id);
    addReading.run(brief, article.id, events.length, fingerprint, now);
    writeEvents(article.id, events);
    return before === undefined ? 'new' : 'changed';
  };
}

const WRITE_ARTICLE = `
  INSERT INTO articles VALUES
    (:id, :path, :title, :title_key, :published, :outlet, :url, :url_key, :language, :paragraphs, :inferred, :hash, :day)
  ON CONFLICT (id) DO UPDATE SET
    path = excluded.path, title = excluded.title, title_key = excluded.title_key, published = excluded.published,
    outlet = excluded.outlet, url = excluded.url, url_key = excluded.url_key, language = excluded.language,
    paragraphs = excluded.paragraphs, inferred = excluded.inferred, hash = excluded.hash,
    day = CASE WHEN excluded.published IS NULL THEN day ELSE excluded.day END
  WHERE hash <> excluded.hash`;

function articleWriter(db: DatabaseSync, now: string) {
  const write = db.prepare(WRITE_ARTICLE);
  return (article: Reading['article'], contents: string): void => {
    write.run({
      ...article,
      title_key: searchKey(article.title ?? ''),
      url_key: article.url === null ? null : urlKey(article.url),
      paragraphs: JSON.stringify(article.paragraphs),
      inferred: JSON.stringify(article.inferred),
      hash: contents,
      day: dayOf(article.published ?? now),
    });
  };
}

function eventWriter(db: DatabaseSync, brief: string) {
  const add = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return (article: string, events: Reading['events']): void => {
    for (const [place, event] of events.entries()) {
      const { channel, action, date, background, actors, evidence, attribution } = event;
      add.run(
        brief,
        article,
        place,
        channel,
        action,
        date,
        background ? 1 : 0,
        JSON.stringify(actors),
        evidence,
        attribution ?? null,
      );
    }
  };
}

function putSkipped(db: DatabaseSync, skipped: readonly Skipped[], now: string): void {
  transact(db, () => {
    const add = db.prepare(
      'INSERT INTO skipped VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET reason = excluded.reason',
    );
    for (const { path, reason } of skipped) add.run(path, reason, dayOf(now));
    if (skipped.length > 0) db.exec('UPDATE revision SET number = number + 1');
  });
}
