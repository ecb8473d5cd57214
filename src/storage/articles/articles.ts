import type { Day } from '../../domain/dates.ts';
import { publishedDay } from '../../domain/history.ts';
import { urlKey } from '../../text/urls.ts';
import type { ArticleStore, Counted, CoverageStore, EventStore, RevisionCounter } from '../contracts.ts';
import type { Connection, Row } from '../sql/database.ts';
import { number } from '../sql/decode.ts';
import {
  ARTICLE_COLUMNS,
  EVENT_COLUMNS,
  LISTED_COLUMNS,
  REPORT_COLUMNS,
  toArticle,
  toEvent,
  toListed,
  toReport,
} from '../sql/rows.ts';

// Ordered by what the articles say, not by when they were read: the same articles give the same answers whatever the order of reading.
const REPORTS = `
  SELECT ${REPORT_COLUMNS}, events.article AS id, events.revision AS revision, place, NULL AS gone_at, NULL AS gone_revision
  FROM events JOIN articles ON articles.id = events.article AND articles.revision = events.revision
  JOIN sightings USING (brief, article, channel, action, date)
  WHERE brief = $1
  UNION ALL
  SELECT ${REPORT_COLUMNS}, events.article AS id, events.revision AS revision, place, gone_at, gone_revision
  FROM revisions JOIN events ON events.brief = $1 AND events.article = revisions.article
    AND events.revision = revisions.revision
  JOIN sightings USING (brief, channel, action, date)
  LEFT JOIN retirements ON retirements.article = events.article AND retirements.brief = $1
    AND retirements.revision = events.revision
  WHERE sightings.article = events.article
  ORDER BY published NULLS FIRST, id, revision, place`;
const ARTICLE = `
  SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = $1 OR url_key = $2
  ORDER BY CASE WHEN id = $1 THEN 0 ELSE 1 END, published DESC NULLS LAST, id LIMIT 1`;
const EVENTS = `
  SELECT ${EVENT_COLUMNS} FROM events WHERE brief = $1 AND article = $2 AND withdrawn IS NULL ORDER BY revision, place`;
/** Behind every day. */
const LAST_DAY = '9999-12-31';
const LIST = (conditions: string) => `
  SELECT ${LISTED_COLUMNS} FROM articles
  WHERE day >= $2 AND day <= $3 AND (day < $4 OR (day = $4 AND id < $5))
    AND EXISTS (SELECT 1 FROM readings WHERE brief = $1 AND article = id)${conditions}
  ORDER BY day DESC, id DESC LIMIT $6`;
const OF_OUTLET = ' AND outlet = $7';
const OF_CHANNEL = (parameter: string) => `
    AND id IN (SELECT article FROM events WHERE brief = $1 AND channel = ${parameter} AND withdrawn IS NULL)`;
const PAST_TEXTS = `
  SELECT ${ARTICLE_COLUMNS.replace('id', 'article AS id')}, revision FROM revisions WHERE article = $1
  ORDER BY coalesce(revised, published) NULLS FIRST, revision`;
const ALL_TEXTS = `
  SELECT ${ARTICLE_COLUMNS}, revised, revision, 1 AS present FROM articles WHERE id = $1
  UNION ALL SELECT ${ARTICLE_COLUMNS.replace('id', 'article AS id')}, revised, revision, 0 FROM revisions WHERE article = $1
  ORDER BY revision`;
const COVERAGE = `
  SELECT coalesce(sum(articles), 0) AS read, coalesce(sum(relevant), 0) AS relevant,
    (SELECT count(*) FROM skipped WHERE day > $2 AND day <= $3) AS skipped
  FROM days WHERE brief = $1 AND day > $2 AND day <= $3`;
const READ = `
  SELECT count(*) AS read, count(nullif(events, 0)) AS relevant,
    (SELECT count(*) FROM skipped WHERE coalesce(met_at, day) > $2 AND coalesce(met_at, day) <= $3) AS skipped
  FROM readings WHERE brief = $1 AND read_at > $2 AND read_at <= $3`;
const COUNTS = `
  SELECT coalesce(sum(articles), 0) AS articles, coalesce(sum(relevant), 0) AS relevant,
    coalesce(sum(reports), 0) AS reports, (SELECT count(*) FROM skipped) AS skipped,
    max(CASE WHEN dated > 0 THEN day END) AS newest
  FROM days WHERE brief = $1`;

type Queries = Pick<ArticleStore, 'article' | 'list' | 'textOn' | 'pastTexts'> &
  Pick<EventStore, 'reports' | 'events'> &
  CoverageStore &
  RevisionCounter;

/** Everything that is asked of articles and their events. */
export function articleQueries(connection: Connection): Queries {
  return {
    reports: async (brief) => (await connection.all(REPORTS, [brief])).map(toReport),
    async article(idOrUrl) {
      const row = await connection.get(ARTICLE, [idOrUrl, urlKey(idOrUrl)]);
      return row && toArticle(row);
    },
    async list(brief, { from = '', to = LAST_DAY, outlet, channel, after, limit }) {
      const { day, id } = after ?? { day: LAST_DAY, id: '' };
      const conditions = [
        ...(outlet === undefined ? [] : [OF_OUTLET]),
        ...(channel === undefined ? [] : [OF_CHANNEL(outlet === undefined ? '$7' : '$8')]),
      ];
      const values = [outlet, channel].filter((value) => value !== undefined);
      const rows = await connection.all(LIST(conditions.join('')), [
        brief,
        from,
        to,
        day,
        id,
        limit,
        ...values,
      ]);
      return rows.map(toListed);
    },
    async textOn(article, day) {
      const texts = (await connection.all(ALL_TEXTS, [article]))
        .map((row) => ({ from: countsFrom(row), row }))
        .filter(({ from }) => from <= day);
      // The present text goes first; of the others, the one that counted last.
      const last = texts
        .toSorted((a, b) => number(a.row.present) - number(b.row.present) || (a.from < b.from ? -1 : 1))
        .at(-1);
      return last && toArticle(last.row);
    },
    pastTexts: async (article) => (await connection.all(PAST_TEXTS, [article])).map(toArticle),
    events: async (brief, article) => (await connection.all(EVENTS, [brief, article])).map(toEvent),
    coverage: async (brief, from, to) => toCounted(await connection.get(COVERAGE, [brief, from, to])),
    readBetween: async (brief, from, to) => toCounted(await connection.get(READ, [brief, from, to])),
    async counts(brief) {
      const row = await connection.get(COUNTS, [brief]);
      return {
        articles: number(row?.articles),
        relevant: number(row?.relevant),
        reports: number(row?.reports),
        skipped: number(row?.skipped),
        newest: typeof row?.newest === 'string' ? row.newest : null,
      };
    },
    async revision(brief) {
      const row =
        brief === undefined
          ? await connection.get('SELECT number FROM revision')
          : await connection.get('SELECT revision AS number FROM briefs WHERE name = $1', [brief]);
      return number(row?.number ?? 0);
    },
  };
}

function toCounted(row: Row | undefined): Counted {
  return { read: number(row?.read), relevant: number(row?.relevant), skipped: number(row?.skipped) };
}

/** The day from which a text counts; before all days where nothing tells. */
function countsFrom({ revised, published }: Row): Day {
  if (typeof revised === 'string') return revised;
  return typeof published === 'string' ? publishedDay(published) : '';
}
