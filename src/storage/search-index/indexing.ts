import type { Article } from '../../domain/article.ts';
import { type Day, dayNumber } from '../../domain/dates.ts';
import type { Tokens } from '../../domain/search.ts';
import { firstNumber } from '../articles/article-numbers.ts';
import type { SearchIndex } from '../contracts.ts';
import { allIn, type Connection, type Database, insertRows, runIn } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import { ARTICLE_COLUMNS, toArticle } from '../sql/rows.ts';
import { monthToken } from './recency-search.ts';
import { toTokenText } from './text-search.ts';

/** An article that is to be found by its tokens. */
export interface Entry {
  readonly article: string;
  readonly version: string;
  readonly day: Day;
  readonly tokens: Tokens;
}

// Asked before every search, so it must begin at what waits: joined otherwise, SQLite goes through all articles.
const UNINDEXED = `
  SELECT ${ARTICLE_COLUMNS}, hash AS version
  FROM (SELECT article FROM unindexed ORDER BY article LIMIT $1) AS waiting
  CROSS JOIN articles WHERE id = waiting.article ORDER BY waiting.article`;

/** What makes articles findable that were put without tokens. */
export function indexing(database: Database): Pick<SearchIndex, 'unindexed' | 'putTokens'> {
  return {
    async unindexed(limit) {
      const rows = await database.all(UNINDEXED, [limit]);
      return rows.map((row) => ({ article: toArticle(row), version: text(row.version) }));
    },
    putTokens: (tokens) =>
      database.transact(async (connection) => {
        const ids = tokens.map(({ article }) => article);
        const rows = await allIn(
          connection,
          (list) => `SELECT id, hash, day FROM articles WHERE id IN (${list})`,
          ids,
        );
        const present = new Map(rows.map(({ id, hash, day }) => [text(id), { hash, day: text(day) }]));
        // Another process may have put another text meanwhile; that one is to be indexed then.
        const entries = tokens.flatMap((entry) => {
          const kept = present.get(entry.article);
          return kept?.hash === entry.version ? [{ ...entry, day: kept.day }] : [];
        });
        await index(connection, database.dialect, entries);
      }),
  };
}

const UNINDEX = (list: string) => `DELETE FROM indexed WHERE article IN (${list})`;

/** Makes articles findable by these tokens and no others. */
async function index(
  connection: Connection,
  dialect: Database['dialect'],
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ article }) => article);
  await runIn(connection, UNINDEX, ids);
  await runIn(connection, (list) => `DELETE FROM unindexed WHERE article IN (${list})`, ids);
  const numbered = await assignNumbers(connection, entries);
  await (dialect === 'sqlite' ? indexInSqlite : indexInPostgres)(connection, numbered);
}

async function indexInSqlite(connection: Connection, entries: readonly Numbered[]): Promise<void> {
  const rows = entries.map(({ number, article, version }) => [number, article, version]);
  await insertRows(connection, 'INSERT INTO indexed (number, article, version)', rows);
  const tokens = entries.map(({ number, tokens }) => [number, tokens.join(' ')]);
  await insertRows(connection, 'INSERT INTO words (rowid, tokens)', tokens);
}

async function indexInPostgres(connection: Connection, entries: readonly Numbered[]): Promise<void> {
  const rows = entries.map(({ number, article, version, day, tokens }) => [
    ...[number, article, version],
    toTokenText([monthToken(day.slice(0, 7)), ...tokens]),
  ]);
  await insertRows(connection, 'INSERT INTO indexed (number, article, version, tokens)', rows);
  // Until then they wait in a list that every search goes through; all together they take less time than one by one.
  await connection.run("SELECT gin_clean_pending_list('indexed_by_token')");
}

const TAKE_NUMBERS = `
  INSERT INTO indexed_days (day, last) VALUES ($1, $2)
  ON CONFLICT (day) DO UPDATE SET last = indexed_days.last + excluded.last RETURNING last`;

/** An entry with its place in the index. */
interface Numbered extends Entry {
  readonly number: number;
}

async function assignNumbers(
  connection: Connection,
  entries: readonly Entry[],
): Promise<readonly Numbered[]> {
  const numbered: Numbered[] = [];
  const days = Map.groupBy(entries, ({ day }) => day);
  // In order of day: two writers then wait for each other, rather than both for ever.
  for (const [day, of] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await connection.get(TAKE_NUMBERS, [dayNumber(day), of.length]);
    const first = firstNumber(day) + number(row?.last) - of.length;
    of.forEach((entry, at) => {
      numbered.push({ ...entry, number: first + at });
    });
  }
  return numbered;
}

/** An article that was put: with what cuts its tokens, or for later. */
export interface Arrival {
  readonly article: Article;
  readonly version: string;
  readonly day: Day;
  readonly tokens?: () => Tokens;
}

/** Indexes what is new or another since it was indexed; what came without tokens waits, and cannot be found until it has them. */
export async function indexArrivals(
  connection: Connection,
  dialect: Database['dialect'],
  arrivals: readonly Arrival[],
): Promise<void> {
  const rows = await allIn(
    connection,
    (list) => `SELECT article, version FROM indexed WHERE article IN (${list})`,
    arrivals.map(({ article }) => article.id),
  );
  const versions = new Map(rows.map(({ article, version }) => [text(article), text(version)]));
  const stale = arrivals.filter(({ article, version }) => versions.get(article.id) !== version);
  const entries = stale.flatMap(({ article, version, day, tokens }) =>
    tokens === undefined ? [] : [{ article: article.id, version, day, tokens: tokens() }],
  );
  await index(connection, dialect, entries);
  const waiting = stale.filter(({ tokens }) => tokens === undefined).map(({ article }) => article.id);
  await runIn(connection, UNINDEX, waiting);
  const wait = 'ON CONFLICT (article) DO NOTHING';
  await insertRows(
    connection,
    'INSERT INTO unindexed (article)',
    waiting.map((id) => [id]),
    wait,
  );
  const outlets = [...new Set(arrivals.flatMap(({ article }) => article.outlet ?? []))].toSorted();
  await insertRows(
    connection,
    'INSERT INTO outlets (name)',
    outlets.map((name) => [name]),
    'ON CONFLICT (name) DO NOTHING',
  );
}
