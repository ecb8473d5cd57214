import { expect, test } from 'vitest';
import type { Store } from '../../../src/storage/contracts.ts';
import { openScratch } from '../../../src/storage/scratch.ts';
import { createRandom } from '../../../tools/bench/random.ts';
import { briefWith, testPoller } from '../../support/polling.ts';
import { createTime } from '../delivery/world.ts';
import { createFeed, createFeedReader } from './feeds.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const SCENARIO = { feeds: 200, days: 30, seed: 7 };

test('in a month of outages, new ids, repeated items, restarts and clock jumps every item is stored once', async () => {
  const random = createRandom(SCENARIO.seed);
  const feeds = Array.from({ length: SCENARIO.feeds }, (_, index) => createFeed(index, random));
  const store = await openScratch();
  const time = createTime(START);
  const brief = briefWith(...feeds.map(({ source }) => source));
  const figures = { polls: 0, deaths: 0, restarts: 0, jumps: 0, failures: 0 };
  /** A process: what it keeps in memory is gone when it is started again; so are leases of one that was killed, in time. */
  const start = () => {
    figures.restarts += 1;
    return testPoller({
      brief,
      store,
      reader: createFeedReader(feeds, () => random() < 0.003),
      clock: time,
      chance: random,
      replica: `replica ${figures.restarts}`,
    });
  };
  let poller = start();
  for (let hour = 0; hour < SCENARIO.days * 24; hour++) {
    time.goTo(START + hour * HOUR);
    for (const feed of feeds) feed.live();
    if (random() < 0.02) {
      figures.jumps += 1;
      time.ahead = random() < 0.5 ? 0 : (random() - 0.3) * 400 * HOUR;
    }
    if (random() < 0.05) poller = start();
    for (const id of await poller.due()) {
      figures.polls += 1;
      try {
        const { outcome } = await poller.poll(id);
        if (outcome === 'failed') figures.failures += 1;
      } catch {
        figures.deaths += 1;
        poller = start();
      }
    }
  }
  const offered = feeds.flatMap(({ items }) => items.filter((item) => item.offered));
  const { articles } = await store.counts(brief.name);
  expect(articles).toBe(offered.length);
  const texts = await textsOf(store);
  for (const { name, last } of offered) expect(texts.get(name), name).toBe(last);
  for (const count of Object.values(figures)) expect(count).toBeGreaterThan(0);
  await store.close();
}, 600_000);

/** The text of every article, by the name that it begins with. */
async function textsOf(store: Store): Promise<ReadonlyMap<string, string>> {
  const places = await store.find({ kind: 'token', token: 'report' }, 100_000);
  const found = await store.articlesAt(places);
  return new Map(
    found.map(({ article }) => {
      const text = article.paragraphs.join(' ');
      return [/^Report (\S+):/.exec(text)?.[1] ?? '', text];
    }),
  );
}
