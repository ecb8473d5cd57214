import { addDays, firstDay, lastDay } from '../../domain/dates.ts';
import type { Condition, Narrowing } from '../../domain/search.ts';
import { dayNumberOf, firstNumber } from '../articles/article-numbers.ts';
import type { Store } from '../contracts.ts';
import { allIn, type Database, type Value } from '../sql/database.ts';
import { ARTICLE_COLUMNS, toArticle } from '../sql/rows.ts';
import { selectNewest, type Wanted } from './postgres-finding.ts';
import { FIRST, newestFirst } from './recency-search.ts';

type Dialect = Database['dialect'];

/** What is asked of the index. PostgreSQL looks at the newest articles first (newest.ts). */
export function finding(
  database: Database,
  first = FIRST,
): Pick<Store, 'find' | 'articlesAt' | 'countIndexed' | 'outlets'> {
  const { columns } = DIALECTS[database.dialect];
  const all: Store['find'] = (condition, limit, narrowing = {}) =>
    find(database, condition, limit, narrowing);
  return {
    find: database.dialect === 'postgres' ? newestFirst(database, all, first) : all,
    async articlesAt(places) {
      const query = (list: string) =>
        `SELECT number, ${columns} FROM indexed JOIN articles ON id = article WHERE number IN (${list})`;
      const rows = await allIn(database, query, places);
      return rows.map((row) => ({ number: Number(row.number), article: toArticle(row) }));
    },
    async countIndexed(from) {
      const since = from === undefined ? '' : 'WHERE day >= $1';
      const count = `SELECT coalesce(sum(last), 0) AS count FROM indexed_days ${since}`;
      return Number((await database.get(count, from === undefined ? [] : [dayNumberOf(from)]))?.count);
    },
    outlets: async () =>
      (await database.all('SELECT name FROM outlets ORDER BY name')).map(({ name }) => String(name)),
  };
}

/** Numbers of articles, in descending order. */
async function find(
  database: Database,
  condition: Condition,
  limit: number,
  narrowing: Narrowing,
): Promise<readonly number[]> {
  const { order, select, together, tables } = DIALECTS[database.dialect];
  const values: Value[] = [];
  const value: Give = (one) => `$${values.push(one)}`;
  const narrow = [...narrowTo(narrowing, order, value), ...tables(narrowing)].map((one) => `AND ${one}`);
  const query = await select(database, condition, value, { narrow: narrow.join(' '), limit: value(limit) });
  const row = await database.get(`SELECT ${together} AS numbers FROM (${query}) AS found`, values);
  // All in one row, which is a fraction of the cost of many; no order is promised of what is aggregated.
  return (JSON.parse(String(row?.numbers)) as readonly number[]).toSorted((a, b) => b - a);
}

/** Takes a value of a statement and tells how it is named there. */
type Give = (value: Value) => string;

/** Conditions on an article's number. */
function narrowTo({ from, to, channel }: Narrowing, order: string, value: Give): string[] {
  const conditions: string[] = [];
  if (from !== undefined) conditions.push(`${order} >= ${value(firstNumber(firstDay(from)))}`);
  if (to !== undefined) conditions.push(`${order} < ${value(firstNumber(addDays(lastDay(to), 1)))}`);
  if (channel !== undefined)
    conditions.push(
      `+${order} IN (SELECT indexed.number FROM indexed JOIN events ON events.article = indexed.article
        WHERE brief = ${value(channel.brief)} AND channel = ${value(channel.id)} AND withdrawn IS NULL)`,
    );
  return conditions;
}

/** Whole years, by whose limits PostgreSQL knows in which tables to look. */
function tablesOf({ from, to }: Narrowing): string[] {
  const after = to === undefined ? undefined : Number(to.slice(0, 4)) + 1;
  return [
    ...(from === undefined ? [] : [`number >= ${firstNumber(`${from.slice(0, 4)}-01-01`)}`]),
    ...(after === undefined ? [] : [`number < ${firstNumber(`${after}-01-01`)}`]),
  ];
}

/** How each database is asked. SQLite finds in descending order of `rowid`, and stops at the limit. */
const DIALECTS = {
  sqlite: {
    order: 'rowid',
    select: async (_: Database, condition: Condition, value: Give, { narrow, limit }: Wanted) =>
      `SELECT rowid AS number FROM words WHERE words MATCH ${value(toFts5(condition))} ${narrow} ORDER BY rowid DESC LIMIT ${limit}`,
    together: 'json_group_array(number)',
    tables: () => [],
    // As bytes: Node makes a string of them several times faster than the driver does.
    columns: ARTICLE_COLUMNS.replace('paragraphs', 'CAST(paragraphs AS BLOB) AS paragraphs'),
  },
  postgres: {
    order: '(number + 0)',
    select: (database: Database, condition: Condition, _: Give, wanted: Wanted) =>
      selectNewest(database, condition, wanted),
    together: "coalesce(json_agg(number)::text, '[]')",
    tables: tablesOf,
    columns: ARTICLE_COLUMNS,
  },
} as const satisfies Record<Dialect, unknown>;

/** https://www.sqlite.org/fts5.html#full_text_query_syntax; a token has no quotation mark in it. */
function toFts5(condition: Condition): string {
  switch (condition.kind) {
    case 'token':
      return condition.prefix ? `"${condition.token}" *` : `"${condition.token}"`;
    case 'all':
      return `(${condition.of.map(toFts5).join(' AND ')})`;
    case 'any':
      return `(${condition.of.map(toFts5).join(' OR ')})`;
    case 'except':
      return `(${toFts5(condition.from)} NOT ${toFts5(condition.without)})`;
  }
}
