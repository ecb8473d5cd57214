import type { Condition } from '../model/search.ts';
import type { Connection } from './database.ts';
import { numberOf, numbersFrom } from './token-numbers.ts';

/** So many words that begin as asked for are looked for, the shortest. */
const MOST_BEGUN = 4_096;
const BEGUN = `
  SELECT word FROM beginnings WHERE word >= $1 AND word < $2 ORDER BY length(word), word LIMIT ${MOST_BEGUN}`;
/** Behind all that goes on from a text. */
const LAST = '\u{10ffff}';

/** The condition on rows of `words` as SQL: numbers alone stand in it, nothing that anybody typed. */
export async function writeNumbers(connection: Connection, condition: Condition): Promise<string> {
  switch (condition.kind) {
    case 'token':
      return hasAny(await numbersOf(connection, condition));
    case 'except': {
      const [from, without] = [condition.from, condition.without];
      const others = `SELECT number FROM words WHERE ${await writeNumbers(connection, without)}`;
      return `(${await writeNumbers(connection, from)} AND number NOT IN (${others}))`;
    }
    case 'any':
    case 'all':
      return writeSeveral(connection, condition);
  }
}

type Several = Extract<Condition, { readonly kind: 'any' | 'all' }>;
type Token = Extract<Condition, { readonly kind: 'token' }>;

/** Tokens that stand side by side are looked for in one go. */
async function writeSeveral(connection: Connection, { kind, of }: Several): Promise<string> {
  const single = (one: Condition): one is Token =>
    one.kind === 'token' && (kind === 'any' || one.prefix !== true);
  const tokens = of.filter(single);
  const numbers = await Promise.all(tokens.map((token) => numbersOf(connection, token)));
  const rest = of.filter((one) => !single(one)).map((one) => writeNumbers(connection, one));
  const parts = await Promise.all(rest);
  if (tokens.length > 0) parts.unshift((kind === 'any' ? hasAny : hasAll)(numbers.flat()));
  return `(${parts.join(kind === 'any' ? ' OR ' : ' AND ') || String(kind === 'all')})`;
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

function hasAll(numbers: readonly number[]): string {
  return `token_numbers(tokens) @> '{${numbers.join()}}'::int[]`;
}
