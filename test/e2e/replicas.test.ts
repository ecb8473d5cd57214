import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Brief } from '../../src/domain/brief.ts';
import { type Engine, openEngine, openIngestQueue, openStore, queuePaths } from '../../src/index.ts';
import { createLog } from '../../src/log.ts';
import { type Server, startPostgres } from '../support/postgres.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';
import { straitBrief } from '../support/strait.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

/** The strait with channels that are told of by their titles; `only` some of them. */
function briefOf(only: (channel: string) => boolean = () => true): Brief {
  const brief = straitBrief();
  const phrases = (...en: string[]) => ({ zh: [], en });
  const channels = brief.channels
    .filter(({ id }) => only(id))
    .map((channel) => ({
      ...channel,
      cues: { ...channel.cues, terms: phrases(channel.title.en.toLowerCase()) },
    }));
  return {
    ...brief,
    sides: brief.sides.map((side) => ({ ...side, names: phrases(side.title.en) })),
    channels,
  };
}

const HELD = 'North and South held ferry talks on March 4, officials of both sides said.';
const line = (n: number) =>
  JSON.stringify({
    id: `a${n}`,
    title: `Title ${n}`,
    published: '2024-03-05T08:00:00Z',
    outlet: 'Test Courier',
    url: `https://courier.example/${n}`,
    lang: 'en',
    text: HELD,
  });

/** Lets two replicas over one database do something, and closes them. */
async function withTwo<T>(
  url: string,
  brief: Brief,
  work: (engines: readonly [Engine, Engine]) => Promise<T>,
): Promise<T> {
  const place = { data: temporaryFolder(), databaseUrl: url };
  const stores = [await openStore(place), await openStore(place)] as const;
  try {
    return await work([openEngine({ brief, store: stores[0] }), openEngine({ brief, store: stores[1] })]);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

describe('replicas that share a database', () => {
  test('read what is queued between them, each path once', async () => {
    const url = await server.database();
    const folder = temporaryFolder();
    const paths = Array.from({ length: 8 }, (_, n) => join(folder, `${n}.jsonl`));
    for (const [n, path] of paths.entries()) await writeFile(path, line(n));
    const brief = briefOf();
    const log = await createLog('silent');
    await queuePaths(url, brief.name, paths, log);
    await withTwo(url, brief, async (engines) => {
      const read = new Map<Engine, string[]>(engines.map((engine) => [engine, []]));
      const replicas = engines.map((engine) => ({
        ...engine,
        ingest: async (asked: readonly string[], options: object) => {
          read.get(engine)?.push(...asked);
          return engine.ingest(asked, options);
        },
      }));
      const ingestQueue = await Promise.all(replicas.map((replica) => openIngestQueue(url, [replica], log)));
      await expect
        .poll(async () => (await engines[0].holdings()).articles, { timeout: 30_000 })
        .toBe(paths.length);
      await Promise.all(ingestQueue.map((one) => one.stop()));
      expect([...read.values()].flat().toSorted()).toEqual(paths);
      for (const own of read.values()) expect(own.length).toBeGreaterThan(0);
    });
  }, 60_000);

  test('read anew between them what was read before a brief was changed, each article once', async () => {
    const url = await server.database();
    const file = join(temporaryFolder(), 'articles.jsonl');
    await writeFile(file, Array.from({ length: 1_000 }, (_, n) => line(n)).join('\n'));
    await withTwo(
      url,
      briefOf((id) => id !== 'ferry'),
      ([engine]) => engine.ingest([file]),
    );
    await withTwo(url, briefOf(), async (engines) => {
      const read = await Promise.all(engines.map((engine) => engine.reprocess()));
      expect(read.reduce((sum, own) => sum + own)).toBe(1_000);
      for (const own of read) expect(own).toBeGreaterThan(0);
      const [ferry] = (await engines[0].histories()).get('ferry') ?? [];
      expect(ferry?.reports).toHaveLength(1_000);
    });
  }, 60_000);

  test('are left the reading by `ingest --queue`, which does it at once where there are none', async () => {
    const file = join(temporaryFolder(), 'articles.jsonl');
    await writeFile(file, line(1));
    const args = ['ingest', '--queue', file, '--json'];
    const shared = await backchannel(args, { env: { DATABASE_URL: await server.database() } });
    expect(shared).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(shared.stdout)).toEqual({ queued: 1 });
    const alone = await backchannel([...args, '--data', join(temporaryFolder(), 'data')]);
    expect(JSON.parse(alone.stdout)).toMatchObject({ read: 1, new: 1 });
  }, 60_000);
});
