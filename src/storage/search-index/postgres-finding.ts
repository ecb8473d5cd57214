import type { Condition } from '../../domain/search.ts';
import type { Connection } from '../sql/database.ts';
import { numberOf, numbersFrom } from './token-numbers.ts';

/** So many words that begin as asked for are looked for, the shortest. */
const MOST_BEGUN = 4_096;
const BEGUN = `
  SELECT word FROM beginnings WHERE word >= $1 AND word < $2 ORDER BY length(word), word LIMIT ${MOST_BEGUN}`;
/** Behind all that goes on from a text. */
const LAST = '\u{10ffff}';

type Token = Extract<Condition, { readonly kind: 'token' }>;

/** What all must be true of a row: a look into the index for each list of tokens, of which it must have any. */
interface Branch {
  readonly lists: readonly (readonly Token[])[];
  /** Conditions that must be true besides, and those that must not. */
  readonly within: readonly Condition[];
  readonly without: readonly Condition[];
}

/** What rows are narrowed to besides, as clauses in SQL, and how many are wanted. */
export interface Wanted {
  readonly narrow: string;
  readonly limit: string;
}

/**
 * A query for the greatest `number`s of rows that the condition is true of, in descending order: of what was typed numbers alone stand
 * in it. It is put together from branches that the index tells by itself, since the planner would unpack the tokens of each row for
 * anything else; each gives no more than are wanted. `number + 0` keeps the planner from going through all numbers.
 */
export async function selectNewest(
  connection: Connection,
  condition: Condition,
  { narrow, limit }: Wanted,
): Promise<string> {
  const ordered = (source: string) =>
    `SELECT number FROM ${source} ${narrow} ORDER BY (number + 0) DESC LIMIT ${limit}`;
  const branches = await Promise.all(
    branchesOf(condition).map(async (branch) => {
      if (branch.within.length + branch.without.length > 0)
        return ordered(`(${await selectBranch(connection, branch)}) AS words WHERE true`);
      return ordered(`words WHERE ${await clausesOf(connection, branch)}`);
    }),
  );
  const [only = '', ...others] = branches;
  return others.length === 0
    ? only
    : `SELECT number FROM (${union(branches)}) AS words ORDER BY number DESC LIMIT ${limit}`;
}

/** So many branches are made of alternatives at most: 2 of one condition and 3 of another are 6 of both. */
const MOST_BRANCHES = 64;

function branchesOf(condition: Condition): readonly Branch[] {
  switch (condition.kind) {
    case 'token':
      return [branchOf([condition])];
    case 'any': {
      const branches = condition.of.flatMap(branchesOf);
      // Alternatives of single tokens are one look into the index together.
      const tokens = branches.filter(isList).flatMap(({ lists }) => lists.flat());
      const rest = branches.filter((branch) => !isList(branch));
      return tokens.length > 0 || rest.length === 0 ? [branchOf(tokens), ...rest] : rest;
    }
    case 'all':
      return product(condition.of);
    case 'except':
      return branchesOf(condition.from).map((branch) => ({
        ...branch,
        without: [...branch.without, condition.without],
      }));
  }
}

/** Every alternative of one condition with every one of the others, those with few first; what would make too many stays a condition. */
function product(conditions: readonly Condition[]): readonly Branch[] {
  const factors = conditions
    .map((condition) => ({ condition, branches: branchesOf(condition) }))
    .toSorted((a, b) => a.branches.length - b.branches.length);
  let product: readonly Branch[] = [{ lists: [], within: [], without: [] }];
  for (const [at, { condition, branches }] of factors.entries()) {
    const few = at === 0 || product.length * branches.length <= MOST_BRANCHES;
    product = few
      ? product.flatMap((one) => branches.map((other) => both(one, other)))
      : product.map((one) => ({ ...one, within: [...one.within, condition] }));
  }
  return product;
}

function branchOf(tokens: readonly Token[]): Branch {
  return { lists: [tokens], within: [], without: [] };
}

function isList({ lists, within, without }: Branch): boolean {
  return lists.length === 1 && within.length + without.length === 0;
}

function both(a: Branch, b: Branch): Branch {
  return {
    lists: [...a.lists, ...b.lists],
    within: [...a.within, ...b.within],
    without: [...a.without, ...b.without],
  };
}

async function selectAll(connection: Connection, condition: Condition): Promise<string> {
  return union(await Promise.all(branchesOf(condition).map((branch) => selectBranch(connection, branch))));
}

async function selectBranch(connection: Connection, branch: Branch): Promise<string> {
  let query = `SELECT number FROM words WHERE ${await clausesOf(connection, branch)}`;
  for (const one of branch.within) query = `(${query}) INTERSECT (${await selectAll(connection, one)})`;
  for (const one of branch.without) query = `(${query}) EXCEPT (${await selectAll(connection, one)})`;
  return query;
}

function union(queries: readonly string[]): string {
  return `(${queries.join(') UNION (')})`;
}

async function clausesOf(connection: Connection, { lists }: Branch): Promise<string> {
  const clauses = await Promise.all(
    lists.map(async (tokens) => {
      const numbers = await Promise.all(tokens.map((token) => numbersOf(connection, token)));
      return `token_numbers(tokens) && '{${numbers.flat().join()}}'::int[]`;
    }),
  );
  return clauses.join(' AND ') || 'true';
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
