import type { Condition } from '../model/search.ts';
import type { Connection } from './database.ts';
import { numberOf, numbersFrom } from './token-numbers.ts';

/** So many words that begin as asked for are looked for, the shortest. */
const MOST_BEGUN = 4_096;
const BEGUN = `
  SELECT word FROM beginnings WHERE word >= $1 AND word < $2 ORDER BY length(word), word LIMIT ${MOST_BEGUN}`;
/** Behind all that goes on from a text. */
const LAST = '\u{10ffff}';

type Several = Extract<Condition, { readonly kind: 'any' | 'all' }>;
type Token = Extract<Condition, { readonly kind: 'token' }>;

/**
 * A query for the `number` of rows that the condition is true of: numbers alone stand in it, nothing that anybody typed. Whatever
 * the index does not tell in one go is put together from several queries: the planner would unpack the tokens of each row instead.
 * `besides`: clauses that must be true as well.
 */
export async function selectNumbers(
  connection: Connection,
  condition: Condition,
  besides: readonly string[] = [],
): Promise<string> {
  const clause = await clauseOf(connection, condition);
  if (clause !== undefined) return `SELECT number FROM words WHERE ${[clause, ...besides].join(' AND ')}`;
  const select = (one: Condition, more = besides) => selectNumbers(connection, one, more);
  switch (condition.kind) {
    case 'except':
      return `(${await select(condition.from)}) EXCEPT (${await select(condition.without, [])})`;
    case 'all': {
      const single = await Promise.all(condition.of.filter(isSingle).map((one) => clauseOf(connection, one)));
      const more = [...besides, ...single.flatMap((one) => one ?? [])];
      if (condition.of.every(isSingle)) return `SELECT number FROM words WHERE ${more.join(' AND ')}`;
      const parts = condition.of.filter((one) => !isSingle(one)).map((one) => select(one, more));
      return `(${(await Promise.all(parts)).join(') INTERSECT (')})`;
    }
    default:
      return `(${(await Promise.all(severalOf(condition).map((one) => select(one)))).join(') UNION (')})`;
  }
}

function severalOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'any' ? condition.of : [condition];
}

/** Whether one look into the index tells it. */
function isSingle(condition: Condition): boolean {
  return (
    condition.kind === 'token' || (isSeveral(condition) && condition.of.every(({ kind }) => kind === 'token'))
  );
}

function isSeveral(condition: Condition): condition is Several {
  return condition.kind === 'any' || condition.kind === 'all';
}

/** The condition as a clause that the index tells; `undefined` where it would not. */
async function clauseOf(connection: Connection, condition: Condition): Promise<string | undefined> {
  if (condition.kind === 'token') return hasAny(await numbersOf(connection, condition));
  if (condition.kind === 'except') return undefined;
  const tokens = condition.of.filter((one) => one.kind === 'token');
  const rest = condition.of.filter((one) => one.kind !== 'token');
  if (condition.kind === 'all' && rest.length > 0)
    return condition.of.length === 1 && rest[0] !== undefined ? clauseOf(connection, rest[0]) : undefined;
  const numbers = await Promise.all(tokens.map((token) => numbersOf(connection, token)));
  if (condition.kind === 'all') return numbers.map(hasAny).join(' AND ') || 'true';
  const clauses = await Promise.all(rest.map((one) => clauseOf(connection, one)));
  const known = clauses.filter((clause) => clause !== undefined);
  if (known.length < clauses.length) return undefined;
  const all = [...(tokens.length > 0 ? [hasAny(numbers.flat())] : []), ...known];
  return `(${all.join(' OR ') || 'false'})`;
}

async function numbersOf(
  connection: Connection,
  { token, prefix = false }: Token,
): Promise<readonly number[]> {
  if (!prefix) return [numberOf(token)];
  const numbers = numbersFrom(token);
  if (numbers !== undefined) return numbers;
  const rows = await connection.all(BEGUN, [token, token + LAST]);
  return rows.map(({ word }) => numberOf(String(word)));
}

function hasAny(numbers: readonly number[]): string {
  return `token_numbers(tokens) && '{${numbers.join()}}'::int[]`;
}
