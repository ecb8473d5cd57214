import { dayOf } from '../model/date.ts';
import type { Connection, Row } from './database.ts';
import { searchKey, urlKey } from './keys.ts';
import { ARTICLE_COLUMNS, EVENT_COLUMNS, toArticle, toEvent, toReport } from './rows.ts';
import type { Counted, Store } from './store.ts';

// Ordered by what the articles say, not by when they were read: the same articles give the same answers whatever the order of reading.
const REPORTS = `
  SELECT ${EVENT_COLUMNS}, articles.id, title, outlet, url, published, seen_at, seen_revision
  FROM events JOIN articles ON articles.id = events.article
  JOIN sightings USING (brief, article, channel, action, date)
  WHERE brief = $1 ORDER BY published NULLS FIRST, articles.id, place`;
const ARTICLE = `
  SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = $1 OR url_key = $2
  ORDER BY CASE WHEN id = $1 THEN 0 ELSE 1 END, published DESC NULLS LAST, id LIMIT 1`;
const EVENTS = `SELECT ${EVENT_COLUMNS} FROM events WHERE brief = $1 AND article = $2 ORDER BY place`;
const COVERAGE = `
  SELECT count(*) AS read, count(nullif(events, 0)) AS relevant,
    (SELECT count(*) FROM skipped WHERE day > $2 AND day <= $3) AS skipped
  FROM readings JOIN articles ON articles.id = readings.article
  WHERE brief = $1 AND day > $2 AND day <= $3`;
const READ = `
  SELECT count(*) AS read, count(nullif(events, 0)) AS relevant,
    (SELECT count(*) FROM skipped WHERE coalesce(met_at, day) > $2 AND coalesce(met_at, day) <= $3) AS skipped
  FROM readings WHERE brief = $1 AND read_at > $2 AND read_at <= $3`;
const COUNTS = `
  SELECT count(*) AS articles, count(nullif(events, 0)) AS relevant, coalesce(sum(events), 0) AS reports,
    (SELECT count(*) FROM skipped) AS skipped, max(published) AS newest
  FROM readings JOIN articles ON articles.id = readings.article WHERE brief = $1`;

type Queries = Pick<
  Store,
  'reports' | 'article' | 'events' | 'searchTitles' | 'coverage' | 'readBetween' | 'counts' | 'revision'
>;

/** Everything that is asked of articles and their events. */
export function articleQueries(connection: Connection): Queries {
  return {
    reports: async (brief) => (await connection.all(REPORTS, [brief])).map(toReport),
    async article(idOrUrl) {
      const row = await connection.get(ARTICLE, [idOrUrl, urlKey(idOrUrl)]);
      return row && toArticle(row);
    },
    events: async (brief, article) => (await connection.all(EVENTS, [brief, article])).map(toEvent),
    searchTitles: (words, limit) => searchTitles(connection, words, limit),
    coverage: async (brief, from, to) => toCounted(await connection.get(COVERAGE, [brief, from, to])),
    readBetween: async (brief, from, to) => toCounted(await connection.get(READ, [brief, from, to])),
    async counts(brief) {
      const row = await connection.get(COUNTS, [brief]);
      return {
        articles: Number(row?.articles),
        relevant: Number(row?.relevant),
        reports: Number(row?.reports),
        skipped: Number(row?.skipped),
        newest: typeof row?.newest === 'string' ? dayOf(row.newest) : null,
      };
    },
    revision: async () => Number((await connection.get('SELECT number FROM revision'))?.number),
  };
}

function toCounted(row: Row | undefined): Counted {
  return { read: Number(row?.read), relevant: Number(row?.relevant), skipped: Number(row?.skipped) };
}

async function searchTitles(connection: Connection, words: readonly string[], limit: number) {
  if (words.length === 0) return [];
  // replace, not LIKE: a word's % and _ mean themselves.
  const condition = words.map((_, index) => `replace(title_key, $${index + 2}, '') <> title_key`);
  const query = `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE ${condition.join(' AND ')}
    ORDER BY published DESC NULLS LAST, id LIMIT $1`;
  return (await connection.all(query, [limit, ...words.map(searchKey)])).map(toArticle);
}
