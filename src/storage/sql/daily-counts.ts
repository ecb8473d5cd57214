import { allIn, type Connection, insertRows, type Value } from './database.ts';
import { number } from './decode.ts';

/** Counts of one brief and one day: articles, dated, relevant, reports. */
type Tally = readonly [number, number, number, number];

const COUNT = (list: string) => `
  SELECT brief, day, count(*) AS articles, count(published) AS dated,
    count(nullif(events, 0)) AS relevant, sum(events) AS reports
  FROM articles JOIN readings ON readings.article = id WHERE id IN (${list}) GROUP BY brief, day`;
const ADD = `ON CONFLICT (brief, day) DO UPDATE SET
  articles = days.articles + excluded.articles, dated = days.dated + excluded.dated,
  relevant = days.relevant + excluded.relevant, reports = days.reports + excluded.reports`;

/** Does the work and keeps the counts by day right, for every brief that reads the articles: those in `known` are there before the work, those in `all` after it. */
export async function changeDays(
  connection: Connection,
  known: readonly string[],
  all: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const changes = new Map<string, Tally>();
  await add(connection, known, -1, changes);
  await work();
  await add(connection, all, 1, changes);
  const rows: Value[][] = [...changes]
    .filter(([, tally]) => tally.some((count) => count !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, tally]) => [...(JSON.parse(key) as [string, string]), ...tally]);
  const insert = 'INSERT INTO days (brief, day, articles, dated, relevant, reports)';
  await insertRows(connection, insert, rows, ADD);
}

async function add(
  connection: Connection,
  ids: readonly string[],
  sign: 1 | -1,
  changes: Map<string, Tally>,
): Promise<void> {
  for (const { brief, day, articles, dated, relevant, reports } of await allIn(connection, COUNT, ids)) {
    const key = JSON.stringify([brief, day]);
    const [a, d, r, e] = changes.get(key) ?? [0, 0, 0, 0];
    changes.set(key, [
      a + sign * number(articles),
      d + sign * number(dated),
      r + sign * number(relevant),
      e + sign * number(reports),
    ]);
  }
}
