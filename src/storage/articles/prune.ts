import type { Day } from '../../domain/dates.ts';
import type { ArticleStore } from '../contracts.ts';
import { changeDays } from '../sql/daily-counts.ts';
import { type Database, runIn } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import { COUNT_ON } from '../sql/revision.ts';

/** So many articles are removed at once, so that others can write in between. */
const BATCH = 500;

const TELLS = 'EXISTS (SELECT 1 FROM events WHERE article = id)';
const COUNT = `SELECT count(*) AS articles,
    coalesce(sum(CASE WHEN ${TELLS} THEN 1 ELSE 0 END), 0) AS kept,
    (SELECT count(*) FROM skipped WHERE day < $1) AS skipped
  FROM articles WHERE day < $1`;
const NEXT = `SELECT id FROM articles WHERE day < $1 AND NOT ${TELLS} ORDER BY day LIMIT ${BATCH}`;

/** What removes what is old and told nothing. */
export function pruning(database: Database): Pick<ArticleStore, 'prunable' | 'prune'> {
  const prunable = async (before: Day) => {
    const row = await database.get(COUNT, [before]);
    const kept = number(row?.kept);
    return { articles: number(row?.articles) - kept, kept, skipped: number(row?.skipped) };
  };
  return {
    prunable,
    async prune(before) {
      const counted = await prunable(before);
      let articles = 0;
      for (let removed = BATCH; removed === BATCH; articles += removed)
        removed = await removeSome(database, before);
      const skipped = await database.run('DELETE FROM skipped WHERE day < $1', [before]);
      return { articles, kept: counted.kept, skipped };
    },
  };
}

function removeSome(database: Database, before: Day): Promise<number> {
  return database.transact(async (connection) => {
    const ids = (await connection.all(NEXT, [before])).map(({ id }) => text(id));
    if (ids.length === 0) return 0;
    await changeDays(connection, ids, [], async () => {
      await runIn(connection, (list) => `DELETE FROM articles WHERE id IN (${list})`, ids);
    });
    await connection.run(COUNT_ON);
    return ids.length;
  });
}
