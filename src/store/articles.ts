import { dayOf } from '../model/date.ts';
import type { Connection } from './database.ts';
import { urlKey } from './keys.ts';
import { ARTICLE_COLUMNS, EVENT_COLUMNS, toArticle, toEvent, toReport } from './rows.ts';
import type { Store } from './store.ts';

// Ordered by what the articles say, not by when they were read: the same articles give the same answers whatever the order of reading.
const REPORTS = `
  SELECT ${EVENT_COLUMNS}, articles.id, title, outlet, url, published
  FROM events JOIN articles ON articles.id = events.article
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
const COUNTS = `
  SELECT count(*) AS articles, count(nullif(events, 0)) AS relevant, coalesce(sum(events), 0) AS reports,
    (SELECT count(*) FROM skipped) AS skipped, max(published) AS newest
  FROM readings JOIN articles ON articles.id = readings.article WHERE brief = $1`;

type Queries = Pick<Store, 'reports' | 'article' | 'events' | 'coverage' | 'counts' | 'revision'>;

/** Everything that is asked of articles and their events. */
export function articleQueries(connection: Connection): Queries {
  return {
    reports: async (brief) => (await connection.all(REPORTS, [brief])).map(toReport),
    async article(idOrUrl) {
      const row = await connection.get(ARTICLE, [idOrUrl, urlKey(idOrUrl)]);
      return row && toArticle(row);
    },
    events: async (brief, article) => (await connection.all(EVENTS, [brief, article])).map(toEvent),
    async coverage(brief, from, to) {
      const row = await connection.get(COVERAGE, [brief, from, to]);
      return { read: Number(row?.read), relevant: Number(row?.relevant), skipped: Number(row?.skipped) };
    },
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
