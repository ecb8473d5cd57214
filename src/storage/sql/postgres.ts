import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Connection, type Database, storable, type Value, withoutNul } from './database.ts';
import { MIGRATIONS, migrationFrom } from './migrations.ts';
import { explainPostgres } from './postgres-errors.ts';
import { tooNew } from './sqlite-errors.ts';

/** Key of the advisory lock under which one replica at a time brings the tables up to date. */
const MIGRATION_LOCK = 7_226_001;
/** SQLSTATE of transactions that the server gave up for others' sake and that may be done anew: serialization failure, deadlock. */
const AGAIN = new Set(['40001', '40P01']);
const MOST_TRIES = 5;
// The planner overestimates our index scans; JIT and parallel workers cost more than the query.
const PLAIN =
  "SELECT set_config('jit', 'off', false), set_config('max_parallel_workers_per_gather', '0', false)";
/**
 * A row of the same name waits for the end of the transaction that wrote the first, even if that took it back at once, and none is ever
 * left. PostgreSQL's own locks by name stand in memory that all of its connections share, some 6,400 of them.
 */
const LOCK = 'INSERT INTO locks SELECT name FROM json_array_elements_text($1) AS name ORDER BY name';
const TAKE_BACK = 'DELETE FROM locks WHERE name IN (SELECT json_array_elements_text($1))';

/** What the driver itself keeps. */
const OWN_TABLES = `
  CREATE TABLE IF NOT EXISTS migrations (version integer NOT NULL);
  CREATE UNLOGGED TABLE IF NOT EXISTS locks (name text COLLATE "C" PRIMARY KEY)`;

// Counts are bigint to PostgreSQL and text to its driver; ours stay far below 2^53.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * A database on a PostgreSQL server, which several replicas share. `url` is what DATABASE_URL holds.
 * Throws DATA_UNUSABLE where the server cannot be reached or the data are of a newer version.
 */
export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: 10_000,
    onConnect(client) {
      client.on('error', ignore); // one that breaks between two statements of a transaction fails the next of them
      return client.query(PLAIN);
    },
  });
  pool.on('error', ignore); // one that breaks while nothing uses it is replaced at the next query
  try {
    await migrate(pool, place);
  } catch (error) {
    await pool.end();
    throw explainPostgres(place, error);
  }
  return {
    dialect: 'postgres',
    ...connect(pool, place),
    transact: (work) => transact(pool, place, work),
    snapshot: (work) => transactOnce(pool, place, work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
    close: () => pool.end(),
  };
}

/** Hears that a connection has broken. Unheard, that would end the process. */
function ignore(): void {}

function connect(client: pg.Pool | pg.PoolClient, place: string): Connection {
  const query = async (text: string, values: readonly Value[] = []) => {
    try {
      return await client.query({ name: nameOf(text), text, values: storable(values) });
    } catch (error) {
      throw explainPostgres(place, error);
    }
  };
  return {
    all: async (sql, values) => (await query(sql, values)).rows,
    get: async (sql, values) => (await query(sql, values)).rows[0],
    run: async (sql, values) => (await query(sql, values)).rowCount ?? 0,
    async lock(names) {
      const once = JSON.stringify([...new Set(names.map(withoutNul))]);
      await query(LOCK, [once]);
      await query(TAKE_BACK, [once]);
    },
  };
}

/** A name under which the server keeps a short statement ready; lists of values, long ones or in the statement itself, differ each time and get none. */
function nameOf(sql: string): string | undefined {
  return sql.length > 2_000 || sql.includes("'{")
    ? undefined
    : createHash('sha256').update(sql).digest('base64url').slice(0, 32);
}

async function transact<T>(
  pool: pg.Pool,
  place: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transactOnce(pool, place, work);
    } catch (error) {
      const { code } = (error as { cause?: { code?: string } }).cause ?? {};
      if (code === undefined || !AGAIN.has(code) || tries === MOST_TRIES) throw error;
    }
  }
}

async function transactOnce<T>(
  pool: pg.Pool,
  place: string,
  work: (connection: Connection) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> {
  const client = await pool.connect().catch((error) => {
    throw explainPostgres(place, error);
  });
  const connection = connect(client, place);
  try {
    await connection.run(begin);
    const result = await work(connection);
    await connection.run('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is broken: it is thrown away.
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

async function migrate(pool: pg.Pool, place: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(OWN_TABLES);
    const { rows } = await client.query('SELECT coalesce(max(version), 0) AS version FROM migrations');
    const from: number = rows[0].version;
    if (from > MIGRATIONS.length) throw tooNew(place, from);
    for (let version = from; version < MIGRATIONS.length; version += 1) {
      const migration = migrationFrom(version, 'postgres');
      await client.query(`BEGIN; ${migration} INSERT INTO migrations VALUES (${version + 1}); COMMIT`);
    }
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    client.release(true); // the lock goes with the connection
    throw error;
  }
}

/** The server and database of a URL without the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the database of DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
