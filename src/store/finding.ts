import { addDays, type Day, firstDay, lastDay } from '../model/date.ts';
import type { Condition, Narrowing } from '../model/search.ts';
import { allIn, type Database, type Value } from './database.ts';
import { dayNumberOf, firstNumber, spanToken } from './indexing.ts';
import { selectNewest, type Wanted } from './postgres-finding.ts';
import { ARTICLE_COLUMNS, toArticle } from './rows.ts';
import type { Store } from './store.ts';

type Dialect = Database['dialect'];

/** What is asked of the index. PostgreSQL looks at the newest articles first: about so many, then about so many more, then at all. */
export function finding(
  database: Database,
  newest: readonly number[] = NEWEST,
): Pick<Store, 'find' | 'articlesAt' | 'countIndexed' | 'outlets'> {
  const { columns } = DIALECTS[database.dialect];
  return {
    find:
      database.dialect === 'postgres'
        ? newestFirst(database, newest)
        : (condition, limit, narrowing = {}) => find(database, condition, limit, narrowing),
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
  const { order, select, together } = DIALECTS[database.dialect];
  const values: Value[] = [];
  const value: Give = (one) => `$${values.push(one)}`;
  const narrow = narrowTo(narrowing, order, value).map((one) => `AND ${one}`);
  const query = await select(database, condition, value, { narrow: narrow.join(' '), limit: value(limit) });
  const row = await database.get(`SELECT ${together} AS numbers FROM (${query}) AS found`, values);
  // All in one row, which is a fraction of the cost of many; no order is promised of what is aggregated.
  return (JSON.parse(String(row?.numbers)) as readonly number[]).toSorted((a, b) => b - a);
}

/**
 * Where there are more articles than these, the newest are looked at first. A word in one of ten has all that is wanted among the first,
 * one in fifty among the second: whatever is asked, some twenty thousand rows are fetched at most in a corpus of a million.
 */
const NEWEST = [10_000, 50_000] as const;
/** Which they are is asked again after so many searches: however old the answer is, what is found is the same. */
const REMEMBERED = 1_000;
const DAYS_OF_NEWEST = `
  SELECT day, (SELECT max(day) FROM indexed_days) AS newest
  FROM (SELECT day, sum(last) OVER (ORDER BY day DESC) AS until FROM indexed_days) AS days
  WHERE until >= $1 ORDER BY day DESC LIMIT 1`;

/** PostgreSQL fetches all that have a token before it puts them in order: of a frequent one they are asked for in the newest months or years alone. */
function newestFirst(database: Database, newest: readonly number[]): Store['find'] {
  let asked = 0;
  let spans: readonly (readonly Condition[])[] = [];
  return async (condition, limit, narrowing = {}) => {
    if (asked % REMEMBERED === 0)
      spans = await Promise.all(newest.map((count) => spansOfNewest(database, count)));
    asked += 1;
    for (const of of narrowing.to === undefined && narrowing.few !== true ? spans : []) {
      if (of.length === 0) break;
      const recent: Condition = { kind: 'all', of: [condition, { kind: 'any', of }] };
      const among = await find(database, recent, limit, narrowing);
      if (among.length === limit) return among;
    }
    return find(database, condition, limit, narrowing);
  };
}

/** The months and years in which so many of the newest articles came out; none where there are no more than these. */
async function spansOfNewest(database: Database, count: number): Promise<readonly Condition[]> {
  const row = await database.get(DAYS_OF_NEWEST, [count]);
  if (row === undefined) return [];
  const [first, newest] = [Number(row.day), Number(row.newest)].map((day) => addDays('1970-01-01', day));
  return spansFrom(first ?? '', newest ?? '').map((span) => ({ kind: 'token', token: spanToken(span) }));
}

/** So many years after the newest day are taken for new as well: articles that come meanwhile must not be missed. */
const AHEAD = 2;

/** The months from a day on; where it is of an earlier year than the newest, the years. Few tokens are quickly looked for beside others. */
function spansFrom(first: Day, newest: Day): readonly string[] {
  const year = Number(newest.slice(0, 4));
  const years = (from: number) =>
    Array.from({ length: year + AHEAD - from + 1 }, (_, at) => String(from + at));
  if (Number(first.slice(0, 4)) < year) return years(Number(first.slice(0, 4)));
  const month = Number(first.slice(5, 7));
  const months = Array.from(
    { length: 13 - month },
    (_, at) => `${year}-${String(month + at).padStart(2, '0')}`,
  );
  return [...months, ...years(year + 1)];
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

/** How each database is asked. SQLite finds in descending order of `rowid`, and stops at the limit. */
const DIALECTS = {
  sqlite: {
    order: 'rowid',
    select: async (_: Database, condition: Condition, value: Give, { narrow, limit }: Wanted) =>
      `SELECT rowid AS number FROM words WHERE words MATCH ${value(toFts5(condition))} ${narrow} ORDER BY rowid DESC LIMIT ${limit}`,
    together: 'json_group_array(number)',
    // As bytes: Node makes a string of them several times faster than the driver does.
    columns: ARTICLE_COLUMNS.replace('paragraphs', 'CAST(paragraphs AS BLOB) AS paragraphs'),
  },
  postgres: {
    order: '(number + 0)',
    select: (database: Database, condition: Condition, _: Give, wanted: Wanted) =>
      selectNewest(database, condition, wanted),
    together: "coalesce(json_agg(number)::text, '[]')",
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
