import type { Condition } from '../model/search.ts';
import type { Connection } from './database.ts';
import { numberOf, numbersFrom } from './token-numbers.ts';

/** So many words that begin as asked for are looked for, the shortest. */
const MOST_BEGUN = 4_096;
const BEGUN = `
  SELECT word FROM beginnings WHERE word >= $1 AND word < $2 ORDER BY length(word), word LIMIT ${MOST_BEGUN}`;
/** Behind all that goes on from a text. */
const LAST = '\u{10ffff}';

type Token = Extract<Condition, { readonly kind: 'token' }>;

/**
 * A query for the `number` of rows that the condition is true of: numbers alone stand in it, nothing that anybody typed. Whatever
 * the index does not tell in one go is put together from several queries: the planner would unpack the tokens of each row instead.
 */
export function selectNumbers(connection: Connection, condition: Condition): Promise<string> {
  return select(connection, flat(condition), []);
}

/** The same with no list of one, and no list in a list of its kind: each list is one look into the index. */
function flat(condition: Condition): Condition {
  if (condition.kind === 'token') return condition;
  if (condition.kind === 'except')
    return { kind: 'except', from: flat(condition.from), without: flat(condition.without) };
  const of = condition.of.map(flat).flatMap((one) => (one.kind === condition.kind ? one.of : [one]));
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: condition.kind, of };
}

/** `besides`: clauses that must be true as well. */
async function select(
  connection: Connection,
  condition: Condition,
  besides: readonly string[],
): Promise<string> {
  const each = (of: readonly Condition[], more = besides) =>
    Promise.all(of.map((one) => select(connection, one, more)));
  switch (condition.kind) {
    case 'token':
      return where([await clauseOf(connection, [condition]), ...besides]);
    case 'any': {
      const tokens = condition.of.filter((one) => one.kind === 'token');
      const queries = await each(condition.of.filter(({ kind }) => kind !== 'token'));
      if (tokens.length > 0 || queries.length === 0)
        queries.unshift(where([await clauseOf(connection, tokens), ...besides]));
      return joined(queries, 'UNION');
    }
    case 'all': {
      const lists = condition.of.map(tokensOf).filter((list) => list !== undefined);
      const rest = condition.of.filter((one) => tokensOf(one) === undefined);
      const more = [...besides, ...(await Promise.all(lists.map((list) => clauseOf(connection, list))))];
      return rest.length === 0 ? where(more) : joined(await each(rest, more), 'INTERSECT');
    }
    case 'except':
      return joined([...(await each([condition.from])), ...(await each([condition.without], []))], 'EXCEPT');
  }
}

/** Those of which a row must have any, where that is all that the condition says: one look into the index. */
function tokensOf(condition: Condition): readonly Token[] | undefined {
  if (condition.kind === 'token') return [condition];
  if (condition.kind !== 'any') return undefined;
  const tokens = condition.of.filter((one) => one.kind === 'token');
  return tokens.length === condition.of.length ? tokens : undefined;
}

function where(clauses: readonly string[]): string {
  return `SELECT number FROM words WHERE ${clauses.join(' AND ') || 'true'}`;
}

function joined(queries: readonly string[], by: 'UNION' | 'INTERSECT' | 'EXCEPT'): string {
  return `(${queries.join(`) ${by} (`)})`;
}

async function clauseOf(connection: Connection, tokens: readonly Token[]): Promise<string> {
  const numbers = await Promise.all(tokens.map((token) => numbersOf(connection, token)));
  return `token_numbers(tokens) && '{${numbers.flat().join()}}'::int[]`;
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
