import { addDays, type Day, firstDay, lastDay } from '../../domain/dates.ts';
import type { Condition, Narrowing } from '../../domain/search.ts';
import type { SearchIndex } from '../contracts.ts';
import type { Database } from '../sql/database.ts';

/** Size of the first window of the newest articles: enough of a word that one in five has. */
export const FIRST_WINDOW = 5_000;
/** The next window has enough of a word that is as frequent as in the first one, and a fifth more. */
const MARGIN = 1.2;
/** When articles came out is asked again after this number of searches. However old the answer is, the same articles are found. */
const REFRESH_AFTER = 1_000;
/** Years after the newest article's that count as new: articles that arrive meanwhile must not be missed. */
const YEARS_AHEAD = 2;
/** A few tokens are quickly looked for together with others. */
const MAX_MONTHS = 60;

type Find = SearchIndex['find'];

/** The token of the month in which an article came out (`2024-02`). No token of the search's own begins with this mark. */
export function monthToken(month: string): string {
  return `¥${month.replace('-', '')}`;
}

/**
 * PostgreSQL fetches all articles that have a token before it sorts them. So a frequent token is looked for among the newest
 * articles first, in a window that grows until it has enough of them; and a range of days is looked for by its months.
 */
export function searchNewestFirst(database: Database, find: Find, firstWindow: number): Find {
  let asked = 0;
  let months: readonly Month[] = [];
  return async (condition, limit, narrowing = {}) => {
    if (asked % REFRESH_AFTER === 0) months = await monthsOf(database);
    asked += 1;
    const among = (tokens: Condition | undefined, range: Narrowing) =>
      find(tokens === undefined ? condition : { kind: 'all', of: [condition, tokens] }, limit, range);
    let recent = newestOf(months, firstWindow);
    while (recent !== undefined && isWider(narrowing, recent)) {
      const { count, from, tokens } = recent;
      const found = await among(tokens, { ...narrowing, from });
      if (found.length === limit) return found;
      recent = newestOf(months, Math.max(2 * count, (MARGIN * count * limit) / Math.max(1, found.length)));
    }
    return among(tokensOfRange(narrowing, months), narrowing);
  };
}

/** Whether more is asked for than the newest articles. */
function isWider({ from, to, few }: Narrowing, recent: Recent): boolean {
  return to === undefined && few !== true && (from === undefined || firstDay(from) < recent.from);
}

/** A month in which articles came out. */
interface Month {
  readonly month: string;
  /** Articles that came out in it and later. */
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

/** A window of the newest articles. */
interface Recent {
  readonly count: number;
  /** The first day. */
  readonly from: Day;
  readonly tokens: Condition;
}

/** The newest articles, at least `count`; `undefined` where that is more than half of all. */
function newestOf(months: readonly Month[], count: number): Recent | undefined {
  const first = months.find(({ until }) => until >= count);
  if (first === undefined || 2 * first.until > (months.at(-1)?.until ?? 0)) return;
  const from = `${first.month}-01`;
  const tokens = tokensOfRange({ from }, months);
  return tokens && { count: first.until, from, tokens };
}

/** The months of a range, those to come included where it has no end; `undefined` where they are too many. */
function tokensOfRange({ from, to }: Narrowing, months: readonly Month[]): Condition | undefined {
  const [newest] = months;
  if (from === undefined || newest === undefined) return;
  const end = to === undefined ? `${Number(newest.month.slice(0, 4)) + YEARS_AHEAD}-12` : lastDay(to);
  const of: Condition[] = [];
  for (let month = firstDay(from).slice(0, 7); month <= end.slice(0, 7); month = nextMonth(month)) {
    if (of.length === MAX_MONTHS) return;
    of.push({ kind: 'token', token: monthToken(month) });
  }
  return of.length === 0 ? undefined : { kind: 'any', of };
}

function nextMonth(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7);
}
