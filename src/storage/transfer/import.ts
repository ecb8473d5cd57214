import { createHash } from 'node:crypto';
import { BackchannelError } from '../../domain/errors.ts';
import { type Connection, type Database, insertRows, type Value } from '../sql/database.ts';
import { MIGRATIONS } from '../sql/migrations.ts';
import { AFTER_IMPORT, KEPT } from '../sql/tables.ts';
import { columnsOf, type ExportFooter, type ExportHeader } from './export.ts';

/** So many rows are written at once. */
const BATCH = 200;

/** How far an import has come, in rows. */
type OnProgress = (progress: { readonly read: number; readonly total: number }) => void;

/**
 * Puts the rows of an export into an empty database, all or none, and tells how many they were. `lines` are read anew where the database
 * asks for the work to be done again.
 *
 * @throws BackchannelError INPUT_UNREADABLE where the export is cut, damaged or of another version; DATA_UNUSABLE where the
 *   database holds something already.
 */
export function importLines(
  database: Database,
  lines: () => AsyncIterable<string>,
  onProgress?: OnProgress,
): Promise<number> {
  return database.transact(async (connection) => {
    await refuseFilled(connection);
    const rows = await importAll(connection, lines(), MIGRATIONS.length, onProgress);
    for (const statement of AFTER_IMPORT) await connection.run(statement);
    return rows;
  });
}

/** The same for an export of an earlier version and a database whose tables are of that version. */
export function importEarlierLines(
  database: Database,
  version: number,
  lines: () => AsyncIterable<string>,
): Promise<number> {
  return database.transact(async (connection) => {
    try {
      return await importAll(connection, lines(), version);
    } catch (error) {
      throw error instanceof BackchannelError ? error : damaged('a line of it is no row of its tables');
    }
  });
}

/** Throws DATA_UNUSABLE where the database holds something. */
export async function refuseFilled(connection: Connection): Promise<void> {
  for (const { name } of KEPT) {
    if ((await connection.get(`SELECT 1 FROM ${name} LIMIT 1`)) === undefined) continue;
    throw new BackchannelError(
      'DATA_UNUSABLE',
      `There are data here already (${name}): an import fills an empty place, so that nothing is mixed up.`,
      'Name an empty folder with --data, or an empty database in DATABASE_URL.',
    );
  }
}

/** The version of the data of which an export is. @throws BackchannelError INPUT_UNREADABLE where it is none, or newer than the program */
export async function versionOf(lines: AsyncIterable<string>): Promise<number> {
  for await (const line of lines) return checkOpening(parseLine(line)).version;
  throw damaged('it is empty');
}

async function importAll(
  connection: Connection,
  lines: AsyncIterable<string>,
  version: number,
  onProgress?: OnProgress,
): Promise<number> {
  const digest = createHash('sha256');
  let writer = createWriter(connection, {});
  let opening: ExportHeader | undefined;
  let closing: ExportFooter | undefined;
  for await (const line of lines) {
    if (closing !== undefined) throw damaged('something follows its last line');
    const value = parseLine(line);
    if (opening === undefined) {
      opening = await begin(connection, checkOpening(value, version));
      writer = createWriter(connection, tablesOf(opening));
    } else if (Array.isArray(value)) await writer.add(value);
    else closing = value as ExportFooter;
    if (closing === undefined) digest.update(`${line}\n`);
    if (writer.rows() % BATCH === 0) onProgress?.({ read: writer.rows(), total: opening.rows });
  }
  await writer.flush();
  await connection.run('UPDATE revision SET number = $1', [opening?.revision ?? 0]);
  if (opening === undefined) throw damaged('it is empty');
  if (closing === undefined) throw damaged('it is cut: its last line, which holds the checksum, is missing');
  const { rows, sha256 } = closing;
  if (rows !== writer.rows() || sha256 !== digest.digest('hex')) throw damaged('its checksum does not agree');
  return rows;
}

/** What was seen when is told by the store's revision: it goes on from there. Where it was beyond it, one more tells of the change. */
async function begin(connection: Connection, opening: ExportHeader): Promise<ExportHeader> {
  const goOn = 'UPDATE revision SET number = CASE WHEN number < $1 THEN $1 ELSE number + 1 END';
  await connection.run(goOn, [opening.revision]);
  return opening;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw damaged('a line of it is no JSON');
  }
}

/** The columns of the tables: of this version they are known, whatever the export says, and names of earlier ones are names alone. */
function tablesOf({ version, tables = PRESENT }: ExportHeader): NonNullable<ExportHeader['tables']> {
  const names = Object.entries(tables).flatMap(([table, columns]) => [table, ...columns]);
  if (!names.every((name) => /^[a-z_]+$/.test(name))) throw damaged('it does not begin like one');
  return version === MIGRATIONS.length ? PRESENT : tables;
}

const PRESENT = columnsOf(KEPT);

/** An opening of the version, or of any that the program knows. */
function checkOpening(value: unknown, version?: number): ExportHeader {
  const opening = value as ExportHeader | null;
  if (opening?.backchannel !== 'export') throw damaged('it does not begin like one');
  if (version === undefined ? opening.version <= MIGRATIONS.length : opening.version === version)
    return opening;
  throw new BackchannelError(
    'INPUT_UNREADABLE',
    `The export is of version ${opening.version} of the data; this program has version ${MIGRATIONS.length}.`,
    'Update Backchannel, then import it.',
  );
}

function damaged(how: string): BackchannelError {
  return new BackchannelError(
    'INPUT_UNREADABLE',
    `This is no whole export of Backchannel: ${how}.`,
    'Nothing was imported. Take another copy of the file, or export it again.',
  );
}

/** Collects rows of one table after the other and writes them many at once. */
function createWriter(connection: Connection, tables: NonNullable<ExportHeader['tables']>) {
  let table: string | undefined;
  let batch: Value[][] = [];
  let rows = 0;
  const flush = async () => {
    if (table === undefined || batch.length === 0) return;
    await insertRows(connection, `INSERT INTO ${table} (${tables[table]?.join(', ')})`, batch);
    batch = [];
  };
  return {
    flush,
    rows: () => rows,
    async add([name, ...values]: readonly unknown[]) {
      const next = String(name);
      const known = Object.hasOwn(tables, next) ? tables[next] : undefined;
      if (known?.length !== values.length) throw damaged('a line of it is no row of its tables');
      if (next !== table || batch.length === BATCH) await flush();
      table = next;
      batch.push(values.map(toValue));
      rows += 1;
    },
  };
}

function toValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'object' && 'base64' in value) return Buffer.from(String(value.base64), 'base64');
  throw damaged('a line of it is no row of its tables');
}
