import { expect, test } from 'vitest';
import type { RawDocument } from '../../../src/domain/article.ts';
import type { PollResult } from '../../../src/index.ts';
import { read } from '../../../src/read/index.ts';
import { createSourceReader } from '../../../src/sources/reader.ts';
import { openScratch } from '../../../src/storage/scratch.ts';
import { sourceOf } from '../../contracts/storage/sources.ts';
import { openSite } from '../../fakes/http/site.ts';
import { briefWith, testPoller } from '../../support/polling.ts';
import { shared } from '../../support/run.ts';
import { createTime } from '../delivery/world.ts';

/** Two real feeds as they were at one time after the other: how many different links they had, and how many texts that were corrected later. */
const FEEDS = [
  ['rthk-greaterchina-zh-2024-05', 269, 11, 'Asia/Hong_Kong'],
  ['state-press-releases-2021-06', 230, 18, 'America/New_York'],
] as const;

test.each(FEEDS)(
  'polling what %s was gives %i articles and %i corrections, and nothing a second time',
  async (name, links, corrections, zone) => {
    const archive = shared(`feeds/${name}.tar.gz`);
    if (archive === undefined)
      throw new Error(`../shared/feeds/${name}.tar.gz is missing: without it nothing is tested`);
    const snapshots = await snapshotsIn(archive);
    let now: RawDocument | undefined;
    const site = await openSite((request, response) =>
      request.url === '/feed.xml' ? response.end(now?.bytes) : response.writeHead(404).end(),
    );
    const store = await openScratch();
    const time = createTime(Date.parse('2024-06-01T00:00:00Z'));
    const reader = createSourceReader({
      now: () => time.now(),
      allowedHosts: new Set(['127.0.0.1']),
      pause: 0,
    });
    const source = sourceOf('feed', { location: `${site.origin}/feed.xml`, zone });
    const poller = testPoller({ brief: briefWith(source), store, reader, clock: time });
    const replay = async () => {
      const total = { new: 0, changed: 0 };
      for (const snapshot of snapshots) {
        now = snapshot;
        time.goTo(time.true + 3_600_000);
        const { ingested } = readOf(await poller.poll('feed', { force: true }));
        total.new += ingested.new;
        total.changed += ingested.changed;
      }
      return total;
    };
    const first = await replay();
    expect(first).toEqual({ new: links, changed: corrections });
    expect((await store.counts('harbour')).articles).toBe(links);
    expect(await replay()).toEqual({ new: 0, changed: 0 });
    await reader.close();
    await store.close();
  },
  120_000,
);

async function snapshotsIn(archive: string): Promise<readonly RawDocument[]> {
  const found: RawDocument[] = [];
  for await (const one of read([archive])) {
    if ('reason' in one) throw new Error(one.reason);
    found.push(one);
  }
  return found;
}

function readOf(result: PollResult) {
  if (result.outcome !== 'read') throw new Error(`${result.outcome}`);
  return result;
}
