import { addDays, type Day, firstDay } from '../../domain/dates.ts';
import type { Condition, Narrowing } from '../../domain/search.ts';
import type { Store } from '../contracts.ts';
import type { Database } from '../sql/database.ts';
import { monthToken } from './indexing.ts';

/** So many of the newest articles are looked at first: enough of a word that one in five has. */
export const FIRST = 5_000;
/** Then as many as have enough of it, where it is as frequent as it was among the first, and so many times that. */
const LUCK = 1.2;
/** When articles came out is asked again after so many searches: however old the answer is, what is found is the same. */
const REMEMBERED = 1_000;
/** So many years after the newest article's are taken for new as well: articles that come meanwhile must not be missed. */
const AHEAD = 2;
/** Few tokens are quickly looked for beside others. */
const MOST_MONTHS = 60;

type Find = Store['find'];

/**
 * PostgreSQL fetches all that have a token before it puts them in order: of a frequent one they are asked for among the newest alone,
 * the more of them the rarer it is.
 */
export function newestFirst(database: Database, find: Find, first: number): Find {
  let asked = 0;
  let months: readonly Month[] = [];
  return async (condition, limit, narrowing = {}) => {
    if (asked % REMEMBERED === 0) months = await monthsOf(database);
    asked += 1;
    let recent = newestOf(months, first);
    while (recent !== undefined && isWider(narrowing, recent)) {
      const { count, from, tokens } = recent;
      const among = await find({ kind: 'all', of: [condition, tokens] }, limit, { ...narrowing, from });
      if (among.length === limit) return among;
      recent = newestOf(months, Math.max(2 * count, (LUCK * count * limit) / Math.max(1, among.length)));
    }
    return find(condition, limit, narrowing);
  };
}

/** Whether more is asked for than the newest articles. */
function isWider({ from, to, few }: Narrowing, recent: Recent): boolean {
  return to === undefined && few !== true && (from === undefined || firstDay(from) < recent.from);
}

/** A month in which articles came out. */
interface Month {
  readonly month: string;
  /** How many came out in it and later. */
  readonly until: number;
}

/** All of them, the newest first. */
async function monthsOf(database: Database): Promise<readonly Month[]> {
  const months = new Map<string, number>();
  let until = 0;
  for (const { day, last } of await database.all('SELECT day, last FROM indexed_days ORDER BY day DESC')) {
    until += Number(last);
    months.set(addDays('1970-01-01', Number(day)).slice(0, 7), until);
  }
  return [...months].map(([month, until]) => ({ month, until }));
}

/** Where the newest articles are looked for. */
interface Recent {
  readonly count: number;
  /** The first day. */
  readonly from: Day;
  /** The months from there on, and some to come. */
  readonly tokens: Condition;
}

/** At least so many of the newest articles; `undefined` where all might as well be looked at. */
function newestOf(months: readonly Month[], count: number): Recent | undefined {
  const [newest] = months;
  const first = months.find(({ until }) => until >= count);
  if (newest === undefined || first === undefined || 2 * first.until > (months.at(-1)?.until ?? 0)) return;
  const meant = monthsFrom(first.month, `${Number(newest.month.slice(0, 4)) + AHEAD}-12`);
  if (meant.length > MOST_MONTHS) return;
  const of = meant.map((month): Condition => ({ kind: 'token', token: monthToken(month) }));
  return { count: first.until, from: `${first.month}-01`, tokens: { kind: 'any', of } };
}

function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addDays(`${month}-01`, 31).slice(0, 7)) months.push(month);
  return months;
}
