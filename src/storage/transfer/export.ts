import { createHash } from 'node:crypto';
import { type Connection, type Database, placeholders, type Row, type Value } from '../sql/database.ts';
import { number } from '../sql/decode.ts';
import { MIGRATIONS } from '../sql/migrations.ts';
import { KEPT, type Table } from '../sql/tables.ts';

/** So many rows are read at once. */
const PAGE = 500;

/** The first line of an export. */
export interface ExportHeader {
  readonly backchannel: 'export';
  /** Version of the data: the tables are those of the program that has this version. */
  readonly version: number;
  /** How many changes the data have seen; what was seen when is told by it. */
  readonly revision: number;
  /** Rows that follow. */
  readonly rows: number;
  /** The columns of each table, in the order of a row's values. Exports up to version 14 may lack them: theirs are those of `KEPT`. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
}

/** The last line. */
export interface ExportFooter {
  readonly rows: number;
  /** Of all lines before, their ends included; in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Hands the lines of an export to `write`, one at a time, each with its end: an opening, the rows of one moment as JSON arrays of the
 * table's name and its values, and a closing with a checksum.
 */
export function exportLines(
  database: Database,
  write: (line: string) => Promise<void>,
  onProgress?: (progress: { readonly read: number; readonly total: number }) => void,
): Promise<ExportFooter> {
  return database.snapshot(async (connection) => {
    const total = await countRows(connection);
    const digest = createHash('sha256');
    const put = async (value: unknown) => {
      const line = `${JSON.stringify(value)}\n`;
      digest.update(line);
      await write(line);
    };
    await put(await openingOf(connection, total));
    let read = 0;
    for (const table of KEPT) {
      for await (const row of rowsOf(connection, table)) {
        await put([table.name, ...row]);
        read += 1;
        if (read % PAGE === 0) onProgress?.({ read, total });
      }
    }
    const closing: ExportFooter = { rows: read, sha256: digest.digest('hex') };
    await write(`${JSON.stringify(closing)}\n`);
    return closing;
  });
}

async function openingOf(connection: Connection, rows: number): Promise<ExportHeader> {
  const revision = number((await connection.get('SELECT number FROM revision'))?.number);
  return { backchannel: 'export', version: MIGRATIONS.length, revision, rows, tables: columnsOf(KEPT) };
}

/** The columns of tables by name, keys first. */
export function columnsOf(tables: readonly Table[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(tables.map(({ name, key, columns }) => [name, [...key, ...columns]]));
}

async function countRows(connection: Connection): Promise<number> {
  const counts = KEPT.map(({ name }) => `(SELECT count(*) FROM ${name})`);
  return number((await connection.get(`SELECT ${counts.join(' + ')} AS rows`))?.rows);
}

async function* rowsOf(
  connection: Connection,
  { name, key, columns }: Table,
): AsyncGenerator<readonly unknown[]> {
  const all = [...key, ...columns];
  const select = `SELECT ${all.join(', ')} FROM ${name}`;
  const order = `ORDER BY ${key.join(', ')} LIMIT ${PAGE}`;
  const further = `WHERE (${key.join(', ')}) > (${placeholders(key.length)})`;
  for (let last: Row | undefined; ; ) {
    const rows: readonly Row[] =
      last === undefined
        ? await connection.all(`${select} ${order}`)
        : await connection.all(
            `${select} ${further} ${order}`,
            key.map((column) => last?.[column] as Value),
          );
    for (const row of rows) yield all.map((column) => toJson(row[column]));
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}

/** JSON has no bytes. */
function toJson(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}
