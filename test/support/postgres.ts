import { afterAll } from 'vitest';
import { type Server, startServer } from './postgres-server.ts';
import { temporaryFolder } from './run.ts';

export { freePort, type Server } from './postgres-server.ts';

/** A real PostgreSQL server of the test file's own, ended after its tests; its files go away with it. */
export async function startPostgres(): Promise<Server> {
  const server = await startServer(temporaryFolder());
  afterAll(() => server.stop());
  return server;
}
