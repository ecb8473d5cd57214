import { beforeAll, expect, test } from 'vitest';
import { sourceOf } from '../../test/contracts/storage/sources.ts';
import { itemOf, offering } from '../../test/fakes/source-reader.ts';
import { briefWith, testPoller } from '../../test/support/polling.ts';
import { type Server, startPostgres } from '../../test/support/postgres.ts';
import { fixedClock } from '../clock.ts';
import type { SourceReader } from '../domain/source.ts';
import { createLog } from '../log.ts';
import { openStore } from '../storage/open-store.ts';
import { createPollScheduler, SOURCES } from './poll-scheduler.ts';
import { openWorkDistributor } from './work-distributor.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

const names = Array.from({ length: 30 }, (_, at) => `source-${at}`);
const brief = briefWith(...names.map((name) => sourceOf(name)));

/** A reader that takes a moment, and notes who reads what. */
function noting(reader: string, asked: string[]): Pick<SourceReader, 'read' | 'readPage'> {
  return {
    async read({ id }) {
      asked.push(`${reader} ${id}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return offering(itemOf(id));
    },
    readPage: async () => ({ failure: { kind: 'missing', detail: '404' } }),
  };
}

test('replicas share the due sources, and each is polled by one of them, once', async () => {
  const databaseUrl = await server.database();
  const log = await createLog('silent');
  const clock = fixedClock('2026-03-01T12:00:00.000Z');
  const asked: string[] = [];
  const replicas = await Promise.all(
    ['a', 'b'].map(async (replica) => {
      const store = await openStore({ data: '', databaseUrl });
      const poller = testPoller({ brief, store, reader: noting(replica, asked), clock, replica });
      const distributor = await openWorkDistributor(databaseUrl, SOURCES, log);
      return { store, poller, scheduler: createPollScheduler({ targets: [poller], distributor, log }) };
    }),
  );
  await Promise.all(replicas.map(({ scheduler }) => scheduler.start()));
  await expect.poll(() => replicas[0]?.poller.due(), { timeout: 20_000 }).toEqual([]);
  await Promise.all(replicas.map(({ scheduler }) => scheduler.stop()));
  const sources = asked.map((line) => line.split(' ')[1]);
  expect(sources.toSorted()).toEqual(names.toSorted());
  expect(new Set(asked.map((line) => line[0])).size).toBe(2);
  const [one] = replicas;
  expect((await one?.store.counts(brief.name))?.articles).toBe(names.length);
  await Promise.all(replicas.map(({ store }) => store.close()));
}, 60_000);
