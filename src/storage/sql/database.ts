/** What a column may hold. Truth is 0 or 1, lists and objects are JSON text, in every database alike. */
export type Value = null | string | number | Uint8Array;

/** A row as the driver gives it, by column name. What is read back was written by this program, so the columns' types are taken on trust. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Runs statements in the SQL that SQLite and PostgreSQL have in common, with `$1`, `$2` … for values (each number as often as you like).
 * Text is compared by code point in both.
 */
export interface Connection {
  /** All rows of a query. */
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** The first row of a query. */
  get(sql: string, values?: readonly Value[]): Promise<Row | undefined>;
  /** Carries a statement out and tells how many rows it touched. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
  /** Waits for other transactions that locked one of the names, and holds all of them until the end of this one. */
  lock(names: readonly string[]): Promise<void>;
}

/**
 * A database of this program's tables, brought to the present version when it is opened.
 * Every operation throws a `BackchannelError` (DATA_UNUSABLE) where the data cannot be read or written.
 */
export interface Database extends Connection {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Does the work in one transaction: all of it or nothing, and nobody else sees it before it is done.
   * The work may be done anew where the database asks for that, so it must have no effect but through its connection.
   */
  transact<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Lets the work read the data of one moment, whatever is written meanwhile. */
  snapshot<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Values as both databases take them. */
export function storable(values: readonly Value[] = []): Value[] {
  return values.map((value) => (typeof value === 'string' ? withoutNul(value) : value));
}

/** Text of PostgreSQL cannot hold NUL, and no article needs it. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** So many values go into one statement at most: well below the limits of both (32,766 and 65,535). */
const MOST_VALUES = 8_000;

/** `$1, $2, $3` from a number on. */
export function placeholders(count: number, from = 1): string {
  return Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ');
}

/** Inserts rows of equal length, many with one statement. `insert` is all that stands before VALUES, `conflict` what stands behind. */
export async function insertRows(
  connection: Connection,
  insert: string,
  rows: readonly (readonly Value[])[],
  conflict = '',
): Promise<void> {
  const width = rows[0]?.length ?? 1;
  const step = Math.floor(MOST_VALUES / width);
  for (let at = 0; at < rows.length; at += step) {
    const part = rows.slice(at, at + step);
    const places = part.map((_, index) => `(${placeholders(width, 1 + index * width)})`).join(', ');
    await connection.run(`${insert} VALUES ${places} ${conflict}`, part.flat());
  }
}

/** The rows whose column has one of the values, however many they are. `query` is given the list behind its IN; `rest` are its values before that. */
export async function allIn(
  connection: Connection,
  query: (list: string) => string,
  values: readonly Value[],
  rest: readonly Value[] = [],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [list, part] of listsOf(values, rest)) rows.push(...(await connection.all(query(list), part)));
  return rows;
}

/** Carries a statement out on rows whose column has one of the values, as `allIn` asks for them. Tells how many rows it touched. */
export async function runIn(
  connection: Connection,
  statement: (list: string) => string,
  values: readonly Value[],
  rest: readonly Value[] = [],
): Promise<number> {
  let touched = 0;
  for (const [list, part] of listsOf(values, rest)) touched += await connection.run(statement(list), part);
  return touched;
}

/** Values in lists that fit into a statement, each with all values of its statement. */
function* listsOf(
  values: readonly Value[],
  rest: readonly Value[],
): Generator<readonly [list: string, values: readonly Value[]]> {
  for (let at = 0; at < values.length; at += MOST_VALUES) {
    const part = values.slice(at, at + MOST_VALUES);
    yield [placeholders(part.length, rest.length + 1), [...rest, ...part]];
  }
}
