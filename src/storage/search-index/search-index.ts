import { addDays, firstDay, lastDay } from '../../domain/dates.ts';
import type { Condition, Narrowing } from '../../domain/search.ts';
import { dayNumberOf, firstNumber } from '../articles/article-numbers.ts';
import type { SearchIndex } from '../contracts.ts';
import { allIn, type Database, type Value } from '../sql/database.ts';
import { list, number, text } from '../sql/decode.ts';
import { ARTICLE_COLUMNS, toArticle } from '../sql/rows.ts';
import { FIRST_WINDOW, searchNewestFirst } from './recency-search.ts';
import { toFts5, toTsquery } from './text-search.ts';

type Dialect = Database['dialect'];

/** What is asked of the index. PostgreSQL looks at the newest articles first (recency-search.ts). */
export function searchIndex(
  database: Database,
  firstWindow = FIRST_WINDOW,
): Pick<SearchIndex, 'find' | 'articlesAt' | 'countIndexed' | 'outlets'> {
  const { columns } = DIALECTS[database.dialect];
  const all: SearchIndex['find'] = (condition, limit, narrowing = {}) =>
    find(database, condition, limit, narrowing);
  return {
    find: database.dialect === 'postgres' ? searchNewestFirst(database, all, firstWindow) : all,
    async articlesAt(places) {
      const query = (list: string) =>
        `SELECT number, ${columns} FROM indexed JOIN articles ON id = article WHERE number IN (${list})`;
      const rows = await allIn(database, query, places);
      return rows.map((row) => ({ number: number(row.number), article: toArticle(row) }));
    },
    async countIndexed(from) {
      const since = from === undefined ? '' : 'WHERE day >= $1';
      const count = `SELECT coalesce(sum(last), 0) AS count FROM indexed_days ${since}`;
      return number((await database.get(count, from === undefined ? [] : [dayNumberOf(from)]))?.count);
    },
    outlets: async () =>
      (await database.all('SELECT name FROM outlets ORDER BY name')).map(({ name }) => text(name)),
  };
}

/** Numbers of articles, in descending order. */
async function find(
  database: Database,
  condition: Condition,
  limit: number,
  narrowing: Narrowing,
): Promise<readonly number[]> {
  const { place, index, match, together } = DIALECTS[database.dialect];
  const values: Value[] = [];
  const value: Give = (one) => `$${values.push(one)}`;
  const where = [match(condition, value), ...narrowTo(narrowing, place, value)].join(' AND ');
  const query = `SELECT ${place} AS number FROM ${index} WHERE ${where} ORDER BY ${place} DESC LIMIT ${value(limit)}`;
  const row = await database.get(`SELECT ${together} AS numbers FROM (${query}) AS found`, values);
  // All in one row, which is a fraction of the cost of many; no order is promised of what is aggregated.
  return list(JSON.parse(text(row?.numbers)))
    .map(number)
    .toSorted((a, b) => b - a);
}

/** Takes a value of a statement and tells how it is named there. */
type Give = (value: Value) => string;

/** Conditions on an article's number. */
function narrowTo({ from, to, channel }: Narrowing, place: string, value: Give): string[] {
  const conditions: string[] = [];
  if (from !== undefined) conditions.push(`${place} >= ${value(firstNumber(firstDay(from)))}`);
  if (to !== undefined) conditions.push(`${place} < ${value(firstNumber(addDays(lastDay(to), 1)))}`);
  if (channel !== undefined)
    conditions.push(
      `+${place} IN (SELECT indexed.number FROM indexed JOIN events ON events.article = indexed.article
        WHERE brief = ${value(channel.brief)} AND channel = ${value(channel.id)} AND withdrawn IS NULL)`,
    );
  return conditions;
}

/** How each database is asked. */
const DIALECTS = {
  // In descending order of `rowid`, so that it stops at the limit.
  sqlite: {
    place: 'rowid',
    index: 'words',
    match: (condition: Condition, value: Give) => `words MATCH ${value(toFts5(condition))}`,
    together: 'json_group_array(number)',
    // As bytes: Node makes a string of them several times faster than the driver does.
    columns: ARTICLE_COLUMNS.replace('paragraphs', 'CAST(paragraphs AS BLOB) AS paragraphs'),
  },
  // `+ 0` keeps the planner from going through all numbers in order instead of the index of tokens.
  postgres: {
    place: '(number + 0)',
    index: 'indexed',
    match: (condition: Condition, value: Give) =>
      `token_vector(tokens) @@ ${value(toTsquery(condition))}::tsquery`,
    together: "coalesce(json_agg(number)::text, '[]')",
    columns: ARTICLE_COLUMNS,
  },
} as const satisfies Record<Dialect, unknown>;
