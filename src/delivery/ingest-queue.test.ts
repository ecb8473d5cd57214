import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { type Server, startPostgres } from '../../test/support/postgres.ts';
import { createLog } from '../log.ts';
import { type IngestQueue, openIngestQueue, type PathReader, queuePaths } from './ingest-queue.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

/** A replica that notes what it read; `broken` paths fail the first time. */
function replicaOf(brief: string, broken = new Set<string>()) {
  const read: string[] = [];
  const reader: PathReader = {
    brief: { name: brief },
    async ingest([path = '']) {
      if (broken.delete(path)) throw new Error('the database is away');
      read.push(path);
      return { read: 1, new: 1, skipped: [] };
    },
  };
  return { read, reader };
}

const log = await createLog('silent');
const stopAll = (running: readonly IngestQueue[]) => Promise.all(running.map((one) => one.stop()));

test('what is queued is read once, by whichever replica of its brief is free', async () => {
  const url = await server.database();
  const [a, b, other] = [replicaOf('demo'), replicaOf('demo'), replicaOf('other')];
  const paths = Array.from({ length: 12 }, (_, n) => join('news', `${n}.html`));
  await queuePaths(url, 'demo', [...paths, 'https://example.org/a'], log);
  const running = await Promise.all([a, b, other].map(({ reader }) => openIngestQueue(url, [reader], log)));
  await expect.poll(() => a.read.length + b.read.length, { timeout: 30_000 }).toBe(13);
  await stopAll(running);
  const whole = [...paths.map((path) => join(process.cwd(), path)), 'https://example.org/a'];
  expect([...a.read, ...b.read].toSorted()).toEqual(whole.toSorted());
  expect([a.read.length > 0, b.read.length > 0, other.read]).toEqual([true, true, []]);
}, 60_000);

test('what could not be read for a fault of ours is tried again', async () => {
  const url = await server.database();
  const { read, reader } = replicaOf('demo', new Set(['https://example.org/a']));
  const running = await openIngestQueue(url, [reader], log);
  await queuePaths(url, 'demo', ['https://example.org/a'], log);
  await expect.poll(() => read, { timeout: 30_000 }).toEqual(['https://example.org/a']);
  await stopAll([running]);
}, 60_000);

test('what a replica was reading that died is read by another within a minute', async () => {
  const url = await server.database();
  const path = 'https://example.org/a';
  await queuePaths(url, 'demo', [path], log);
  const script = fileURLToPath(new URL('../../test/support/stalled-reader.ts', import.meta.url));
  const child = spawn(process.execPath, [script, url, 'demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [begun] = await once(child.stdout, 'data');
  expect(String(begun)).toBe(path);
  child.kill('SIGKILL');
  const { read, reader } = replicaOf('demo');
  const running = await openIngestQueue(url, [reader], log);
  await expect.poll(() => read, { timeout: 60_000 }).toEqual([path]);
  await stopAll([running]);
}, 120_000);
