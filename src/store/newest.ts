import { addDays, type Day, firstDay } from '../model/date.ts';
import type { Condition, Narrowing } from '../model/search.ts';
import type { Database } from './database.ts';
import { monthToken } from './indexing.ts';
import type { Store } from './store.ts';

/**
 * Where there are more articles than these, the newest are looked at first. A word in one of ten has all that is wanted among the first,
 * one in fifty among the second: whatever is asked, some twenty thousand rows are fetched at most in a corpus of a million.
 */
export const NEWEST = [10_000, 50_000] as const;
/** Which they are is asked again after so many searches: however old the answer is, what is found is the same. */
const REMEMBERED = 1_000;
const DAYS_OF_NEWEST = `
  SELECT day, (SELECT max(day) FROM indexed_days) AS newest
  FROM (SELECT day, sum(last) OVER (ORDER BY day DESC) AS until FROM indexed_days) AS days
  WHERE until >= $1 ORDER BY day DESC LIMIT 1`;

/** A word may be so many times as frequent among more of them. */
const LUCK = 2;

type Find = Store['find'];

/** PostgreSQL fetches all that have a token before it puts them in order: of a frequent one they are asked for among the newest alone. */
export function newestFirst(database: Database, find: Find, newest: readonly number[]): Find {
  let asked = 0;
  let recent: readonly Recent[] = [];
  return async (condition, limit, narrowing = {}) => {
    if (asked % REMEMBERED === 0)
      recent = (await Promise.all(newest.map((count) => recentOf(database, count)))).flat();
    asked += 1;
    let share = 1;
    for (const { count, from, months } of stepsFor(narrowing, recent)) {
      // So few of the newest have it that not enough of these have it either.
      if (share * count * LUCK < limit) break;
      const among = await find(inMonths(condition, months), limit, { ...narrowing, from });
      if (among.length === limit) return among;
      share = among.length / count;
    }
    return find(condition, limit, narrowing);
  };
}

/** Those of the newest that are more narrow than what is asked for. */
function stepsFor({ from, to, few }: Narrowing, recent: readonly Recent[]): readonly Recent[] {
  if (to !== undefined || few === true) return [];
  return recent.filter((step) => from === undefined || firstDay(from) < step.from);
}

function inMonths(condition: Condition, months: readonly Condition[]): Condition {
  return months.length === 0 ? condition : { kind: 'all', of: [condition, { kind: 'any', of: months }] };
}

/** Where the newest articles are looked for. */
interface Recent {
  /** How many they are. */
  readonly count: number;
  /** The first day. */
  readonly from: Day;
  /** The months from there on, and some to come; none where they are many, so that whole years are gone through. */
  readonly months: readonly Condition[];
}

/** So many years after the newest article's are taken for new as well: articles that come meanwhile must not be missed. */
const AHEAD = 2;
/** Few tokens are quickly looked for beside others: of more months than these all that is in their years is gone through. */
const MOST_MONTHS = 48;

/** From when on so many of the newest articles came out; nothing where there are no more than these. */
async function recentOf(database: Database, count: number): Promise<readonly Recent[]> {
  const row = await database.get(DAYS_OF_NEWEST, [count]);
  if (row === undefined) return [];
  const [first = '', newest = ''] = [Number(row.day), Number(row.newest)].map((day) =>
    addDays('1970-01-01', day).slice(0, 7),
  );
  const months = monthsFrom(first, `${Number(newest.slice(0, 4)) + AHEAD}-12`);
  if (months.length > MOST_MONTHS) return [{ count, from: `${first.slice(0, 4)}-01-01`, months: [] }];
  return [
    {
      count,
      from: `${first}-01`,
      months: months.map((month) => ({ kind: 'token', token: monthToken(month) })),
    },
  ];
}

function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addDays(`${month}-01`, 31).slice(0, 7)) months.push(month);
  return months;
}
