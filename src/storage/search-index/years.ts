import type { Day } from '../../domain/dates.ts';
import { firstNumber } from '../articles/article-numbers.ts';
import type { Connection } from '../sql/database.ts';

/**
 * The first year with a table of its own; with it stands all that is older. Each table costs every look at all of them: those of the
 * newest years are worth that. What is younger than the last year stands with it, since dates may be wrong by centuries.
 */
const FIRST = 2023;
const LAST = 2100;

function yearOf(day: Day): number {
  return Math.min(LAST, Math.max(FIRST, Number(day.slice(0, 4))));
}

/** Makes the tables of `words` of the days' years, in which PostgreSQL has their articles, where they are not there yet. */
export async function openYears(connection: Connection, days: readonly Day[]): Promise<void> {
  for (const year of yearsOf(days)) {
    const first = year === FIRST ? 'MINVALUE' : String(firstNumber(`${year}-01-01`));
    const next = year === LAST ? 'MAXVALUE' : String(firstNumber(`${year + 1}-01-01`));
    await connection.run('SELECT open_year($1, $2, $3)', [String(year), first, next]);
  }
}

/**
 * Puts what was written of the days' years in its places in the index: until then it waits in a list that every search goes through.
 * Together this takes less than one by one.
 */
export async function sortIn(connection: Connection, days: readonly Day[]): Promise<void> {
  for (const year of yearsOf(days))
    await connection.run('SELECT gin_clean_pending_list($1)', [`words_${year}_by_token`]);
}

/** In order: two writers then wait for each other, rather than both for ever. */
function yearsOf(days: readonly Day[]): readonly number[] {
  return [...new Set(days.map(yearOf))].toSorted();
}
