import type { Connection, Database } from '../../../src/storage/sql/database.ts';

/** The database, telling each statement that it is asked. */
export function listening(database: Database, hear: (sql: string) => void): Database {
  const over = (connection: Connection): Connection => {
    const told =
      <Rest extends readonly unknown[], T>(ask: (sql: string, ...rest: Rest) => T) =>
      (sql: string, ...rest: Rest) => {
        hear(sql);
        return ask(sql, ...rest);
      };
    const { all, get, run, lock } = connection;
    return { all: told(all), get: told(get), run: told(run), lock };
  };
  return {
    ...database,
    ...over(database),
    transact: (work) => database.transact((connection) => work(over(connection))),
    snapshot: (work) => database.snapshot((connection) => work(over(connection))),
  };
}
